"""A group's hour from the matrix of scenes to the decision that is taken away, as several people live through it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from cxdesign.analysis.picking import Picking, picking
from cxdesign.commands.criteria import CopyCriteria
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Decision, EvaluationRound, RaterEntry, RatingEntry
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.picking import PeakCriterion, PeakScore
from cxdesign.domain.relations import Relation, scene_cell_id
from cxdesign.domain.vocabulary import CurveState, Outcome, RaterRole, RelationType
from cxdesign.i18n import Translator
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.comparison import Alternative, compare
from cxdesign.scoring.copies import catalogue_copies
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.stored import evaluate_round
from cxdesign.views.comparison import ComparisonWords
from cxdesign.views.numbers import decimal
from cxdesign.views.verdict import verdict_words
from tests.e2e import scenes
from tests.e2e.board import BoardPage
from tests.e2e.browser import PATIENCE as USUAL_PATIENCE
from tests.e2e.browser import PHONE, Window
from tests.e2e.conftest import OpenWindow
from tests.e2e.rating import RatingPage, act, ratings
from tests.e2e.room import Room
from tests.e2e.scenes import judged
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e
ENGLISH = Translator("en")
PATIENCE = 90_000
"""Milliseconds anything may take on a machine that is slow and shared."""
SECONDS = PATIENCE // 1000

SIX = ("C1", "C2", "C5", "C7", "O2", "S5")
"""Criteria of an hour that is short: the four levels and the three dimensions are all among them."""
SAID = {
    RaterRole.CUSTOMER: ("433432", "445332"),
    RaterRole.FRONT_LINE: ("533443", "444332"),
    RaterRole.MANAGER: ("434554", "545443"),
}
"""What everybody says to the six criteria, before the discussion and after it."""
NOTES = {role: f"the secret of the {role.value}" for role in SAID}
REPORT = scene_cell_id("touchpoint:report", "scene:teaching")
WEIGHTED = ("Customer", "Organisational capability", "Sustainability")


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Wait longer than other tests do: several browsers are at work at once."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=USUAL_PATIENCE)


def test_a_group_goes_from_a_journey_to_a_decision_in_one_hour(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    copies = {one.code: one for one in catalogue_copies(criteria_catalogue(), "en")}
    six = tuple(copies[code] for code in SIX)
    act(room, project, CopyCriteria(set_id="criteria_set:six", set_name="Six criteria", criteria=six))
    own = patient(window())
    page = own.page

    judge_scenes(scenes.enter(room, own, project), room, project)
    lead_to(page, "Peak picker")
    choose_a_peak(page, room, project)

    lead_by_menu(page, "Score")
    first = open_a_round(page, room, project)
    people = take_part(window, room, project)
    for role, person in people.items():
        rate(person, SAID[role][0], NOTES[role])
    nobody_has_seen_anybody(people, page, room, project, first)
    before = reveal(page, room, project, first)
    weigh(page, room, project, first, before)

    second = discuss_and_rate_again(page, people, room, project, first)
    reveal(page, room, project, second)
    lead_to(page, "Compare")
    another_winner_by_other_weights(page, room, project)
    lead_to(page, "Score")
    decide(page, room, project, second)
    take_away(page, room, project, second)


def judge_scenes(matrix: scenes.ScenesPage, room: Room, project: str) -> None:
    """Raise one cell by mouse until it is a candidate, and judge another by keys."""
    matrix.shows("report", "teaching", "5/3", "neglected")
    matrix.drag_bar("report", "teaching", "enterprise", start=3, to=4)
    matrix.shows("report", "teaching", "5/4", "candidate")
    matrix.at("tour", "reception").click()
    matrix.press("Shift+Digit2")
    matrix.shows("tour", "reception", "4/2", "neglected")
    matrix.settled()
    assert judged(room.stored(project), "report", "teaching") == (5, 4)
    assert judged(room.stored(project), "tour", "reception") == (4, 2)


def choose_a_peak(page: Page, room: Room, project: str) -> None:
    """Score the new candidate, move a weight until another one wins, make that one a planned peak, see its star."""
    cell = page.get_by_role("gridcell", name="Progress report (Teaching), Customer value: open")
    cell.click()
    page.keyboard.type("33342")
    until(lambda: report_scores(room, project) == [3, 3, 3, 4, 2], "all five scores are stored", seconds=SECONDS)
    before = picking(room.stored(project))
    expect(won(page)).to_contain_text(winner(room, project, before).name)

    bar = page.get_by_role("slider", name="Weight of Customer value")
    bar.focus()
    for _ in range(4):
        page.keyboard.press("PageDown")
    until(lambda: value_points(room, project) == 10, "the points are stored", seconds=SECONDS)
    after = picking(room.stored(project))
    chosen = winner(room, project, after)
    assert chosen != winner(room, project, before)
    expect(won(page)).to_contain_text(chosen.name)

    page.get_by_role("button", name=f"Choose {chosen.name} as peak").first.click()
    dialog = page.get_by_role("dialog")
    need = dialog.get_by_role("combobox").input_value()
    slider = dialog.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    expect(slider).to_have_value("5")
    dialog.get_by_role("button", name="Make it a planned peak").click()
    expect(page.get_by_text("is a planned peak of the journey now")).to_be_visible()
    stored = room.stored(project)
    assert stored.expect(chosen.id, Touchpoint).is_peak
    assert stored.emotion(chosen.id, CurveState.TARGET) == 5
    assert need in needs_served(stored, chosen.id)

    page.get_by_role("button", name="See them on the journey map").click()
    board = BoardPage(page)
    board.ready()
    head = board.touchpoint(chosen.name)
    expect(head.get_by_label("Planned peak", exact=False)).to_be_visible()
    expect(board.point(chosen.id, "target")).to_have_attribute("aria-valuenow", "5")


def open_a_round(page: Page, room: Room, project: str) -> str:
    """Open the first round, on six criteria of the group's own."""
    page.get_by_role("textbox", name="Which design is rated").fill("Lesson first, plan B")
    page.get_by_role("combobox", name="Criteria").click()
    page.get_by_role("option", name="Six criteria").click()
    page.get_by_role("button", name="Open round 1").click()
    expect(page.get_by_role("heading", name="People are rating, each alone.")).to_be_visible()
    (opened,) = room.stored(project).all(EvaluationRound)
    assert (opened.design, opened.set_id) == ("Lesson first, plan B", "criteria_set:six")
    return opened.id


def take_part(window: OpenWindow, room: Room, project: str) -> dict[RaterRole, RatingPage]:
    """Let three people come with browsers of their own, one of them on a phone."""
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    devices = {RaterRole.CUSTOMER: {}, RaterRole.FRONT_LINE: {}, RaterRole.MANAGER: phone}
    people = {
        role: RatingPage(patient(window(is_new=True, **device)), room, project) for role, device in devices.items()
    }
    for role, name in zip(people, ("Customer", "Front line", "Manager"), strict=True):
        people[role].open().start(name)
    return people


def rate(person: RatingPage, digits: str, note: str = "") -> None:
    """Answer all six: by touch on a phone, else by keys; a note goes with the first answer."""
    by_touch = person.page.evaluate("navigator.maxTouchPoints > 0")
    for place, (code, digit) in enumerate(zip(SIX, digits, strict=True)):
        person.at(code)
        if by_touch:
            person.score(int(digit)).tap()
        else:
            person.page.keyboard.press(digit)
        person.says(int(digit))
        if note and not place:
            write_note(person, note)
        if by_touch:
            person.root.locator(".next").tap()
        else:
            person.page.keyboard.press("Enter")
    expect(person.root.get_by_role("heading", level=1)).to_have_text("All 6 answered")
    person.settled()


def write_note(person: RatingPage, text: str) -> None:
    person.button("Add a note").click()
    field = person.page.get_by_role("textbox", name="Note")
    field.fill(text)
    field.blur()
    person.settled()
    person.root.locator("h1").focus()


def nobody_has_seen_anybody(
    people: dict[RaterRole, RatingPage], page: Page, room: Room, project: str, round_id: str
) -> None:
    """Find in no browser what another person said, and with the facilitator how far they are and nothing else."""
    expect(page.get_by_text("6 of 6")).to_have_count(3)
    found = evaluate_round(room.stored(project), round_id)
    facilitator = page.content()
    assert not [note for note in NOTES.values() if note in facilitator]
    assert not [value for value in map(told, key_figures(found)) if f">{value}<" in facilitator]
    raters = {rater.role: rater.id for rater in room.stored(project).entries(RaterEntry)}
    said = ratings(room, project)
    for role, person in people.items():
        assert "".join(str(score) for _, score, _ in said[raters[role]]) == SAID[role][0]
        seen = "".join(person.heard) + person.page.content()
        assert NOTES[role] in seen
        assert not [other for other in people if other is not role and NOTES[other] in seen]
        assert raters_named(person) == {raters[role]}


def raters_named(person: RatingPage) -> set[str]:
    """Return whose ratings are in what a browser was sent."""
    frames = [frame.replace(" ", "") for frame in person.heard]
    return {found for frame in frames for found in re.findall(r'"kind":"rating"[^{}]*?"rater_id":"([^"]+)"', frame)}


def reveal(page: Page, room: Room, project: str, round_id: str) -> ScoreReport:
    """Reveal a round and find its figures and its verdict on the page, as they are computed from what is stored."""
    page.get_by_role("button", name="Reveal the ratings").click()
    page.get_by_role("button", name="Reveal now").click()
    until(lambda: not shown(room, project, round_id).is_open, "the round is revealed", seconds=SECONDS)
    found = evaluate_round(room.stored(project), round_id)
    assert found.rater_count == len(SAID)
    shows_figures(page, found)
    expect(page.get_by_role("heading", level=1)).to_have_text(plain(verdict_words(found, ENGLISH).statement))
    return found


def weigh(page: Page, room: Room, project: str, round_id: str, before: ScoreReport) -> None:
    """Give the dimensions other weights, and see the total follow."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    told_then = ("70 of 100 points given, 30 left", "90 of 100 points given, 10 left", "100 points given")
    for label, points, words in zip(WEIGHTED, ("70", "20", "10"), told_then, strict=True):
        field = page.get_by_role("spinbutton", name=label)
        field.fill(points)
        field.press("Enter")
        expect(page.get_by_text(words, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Keep these weights")).to_be_enabled()
    page.get_by_role("button", name="Keep these weights").click()
    until(lambda: shown(room, project, round_id).weight_customer == 70, "the weights are stored", seconds=SECONDS)
    after = evaluate_round(room.stored(project), round_id)
    assert told(after.total) != told(before.total)
    assert (after.gate, after.alpha) == (before.gate, before.alpha)
    shows_figures(page, after)


def discuss_and_rate_again(
    page: Page, people: dict[RaterRole, RatingPage], room: Room, project: str, first: str
) -> str:
    """Open a second round after the discussion; everybody goes on to it from the screen they have."""
    page.get_by_role("button", name="Open round 2").click()
    expect(page.get_by_role("heading", name="People are rating, each alone.")).to_be_visible()
    second = room.stored(project).entries(EvaluationRound)[-1]
    assert (second.follows_id, second.set_id) == (first, "criteria_set:six")
    for role, person in people.items():
        person.shows("revealed")
        person.button("Rate in Round 2").click()
        rate(person, SAID[role][1])
    until(lambda: len(room.stored(project).all(RatingEntry)) == 36, "all answers are stored", seconds=SECONDS)
    return second.id


def another_winner_by_other_weights(page: Page, room: Room, project: str) -> None:
    """Compare both rounds, and try out weights under which the other one comes first."""
    document = room.stored(project)
    rated = [
        Alternative(f"{project}/{found.id}", found.name, evaluate_round(document, found.id))
        for found in document.entries(EvaluationRound)
    ]
    alike, other = compare(rated), compare(rated, {"customer": 100, "organisation": 0, "sustainability": 0})
    assert alike.winner is not None
    assert other.winner is not None
    assert alike.winner != other.winner
    headline = page.get_by_role("heading", level=1)
    expect(headline).to_have_text(ComparisonWords(alike, ENGLISH).statement())
    for name, key, value in (
        ("Customer", "End", 100),
        ("Organisational capability", "Home", 0),
        ("Sustainability", "Home", 0),
    ):
        slider = page.get_by_role("slider", name=name)
        slider.focus()
        page.keyboard.press(key)
        expect(slider).to_have_value(str(value))
    expect(headline).to_have_text(ComparisonWords(other, ENGLISH).statement())
    assert room.stored(project).revision == document.revision  # it was only tried out


def decide(page: Page, room: Room, project: str, round_id: str) -> None:
    """Write down what the group decides."""
    expect(page.get_by_role("button", name="Record the decision")).to_be_visible()
    page.get_by_role("radio", name="Iterate").click()
    page.get_by_role("textbox", name="Because").fill("The base holds, the front line may not yet decide")
    page.get_by_role("textbox", name="Target").fill("O2 at 4 or more")
    page.get_by_role("button", name="Record the decision").click()
    until(lambda: room.stored(project).all(Decision), "the decision is stored", seconds=SECONDS)
    (decision,) = room.stored(project).all(Decision)
    assert (decision.round_id, decision.outcome, decision.target) == (round_id, Outcome.ITERATE, "O2 at 4 or more")
    expect(page.get_by_role("button", name="Change the decision")).to_be_visible()


def take_away(page: Page, room: Room, project: str, round_id: str) -> None:
    """Download the round, and find in the file what was said, what it comes to, and what was decided."""
    found = evaluate_round(room.stored(project), round_id)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Everything as JSON").click()
    data = json.loads(Path(saving.value.path()).read_text("utf-8"))
    assert data["round"]["follows_id"] is not None
    assert len(data["ratings"]) == len(SAID) * len(SIX)
    figures = data["figures"]
    assert (figures["total"], figures["alpha"], figures["index"]) == (found.total, found.alpha, found.gate.index)
    assert figures["verdict"] == found.gate.verdict
    assert data["decision"]["reason"] == "The base holds, the front line may not yet decide"


def patient(one: Window) -> Window:
    """Let clicks in a window wait as long as everything else."""
    one.page.set_default_timeout(PATIENCE)
    return one


def lead_to(page: Page, name: str) -> None:
    """Follow the head of a page to another page of the same work."""
    page.locator(".st-key-head-neighbours").get_by_role("link", name=name, exact=True).click()


def lead_by_menu(page: Page, name: str) -> None:
    """Follow the menu at the side."""
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()


def shows_figures(page: Page, found: ScoreReport) -> None:
    """Wait until the figures stated first are those of a report."""
    index, gate, total, alpha = map(told, key_figures(found))
    for label, value in (
        ("Gated experience index E", index),
        ("Base gate g", gate),
        ("Total, never alone", total),
        ("Agreement α, ordinal", alpha),
    ):
        expect(page.get_by_role("button", name=f"{label} {value}")).to_be_visible()


def key_figures(found: ScoreReport) -> tuple[float | None, ...]:
    return found.gate.index, found.gate.factor, found.total, found.alpha


def told(value: float | None) -> str:
    """Return a figure as the page writes it; in this hour every one has a value."""
    assert value is not None
    return decimal(value, 2)


def plain(markdown: str) -> str:
    return markdown.replace("*", "").replace("\\", "")


def won(page: Page) -> Locator:
    """The line of the candidate that the first method puts first."""
    return page.locator(".pk-methods tr", has=page.locator("td.rank.won:nth-of-type(1)")).first


def winner(room: Room, project: str, found: Picking) -> Touchpoint:
    """Return the touchpoint that wins by the weighted sum."""
    (first,) = found.swap.rankings[0].winners
    return room.stored(project).expect(found.candidates.sound[first].touchpoint_id, Touchpoint)


def report_scores(room: Room, project: str) -> list[int | None]:
    """Return what the progress report in teaching reaches, criterion by criterion."""
    document = room.stored(project)
    found = {one.criterion_id: one.value for one in document.all(PeakScore) if one.cell_id == REPORT}
    return [found.get(criterion.id) for criterion in document.entries(PeakCriterion)]


def value_points(room: Room, project: str) -> int:
    return room.stored(project).entries(PeakCriterion)[0].points


def needs_served(document: Document, touchpoint_id: str) -> set[str]:
    """Return the names of the needs a touchpoint answers."""
    return {
        str(getattr(document.get(link.target_id), "name", ""))
        for link in document.all(Relation)
        if link.relation is RelationType.ANSWERS and link.source_id == touchpoint_id
    }


def shown(room: Room, project: str, round_id: str) -> EvaluationRound:
    return room.stored(project).expect(round_id, EvaluationRound)
