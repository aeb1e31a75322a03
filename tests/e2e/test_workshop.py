"""A facilitator and two phones go through a short agenda, with a reload and a lost line on the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cxdesign.domain.agenda import Agenda, Prompt, Step
from cxdesign.domain.cards import Card
from cxdesign.domain.evaluation import Decision, EvaluationRound
from cxdesign.domain.facilitation import CallTo
from cxdesign.domain.understanding import EmpathyNote, Persona
from cxdesign.domain.vocabulary import CurveState, EmpathyArea, Outcome
from cxdesign.live.workshop.differences import difference
from tests.e2e.board import BoardPage
from tests.e2e.browser import PHONE, Window
from tests.e2e.conftest import NETWORK_NOISE, OpenWindow
from tests.e2e.room import SOMEBODY_ELSE, Room
from tests.e2e.test_accessibility import ABOUT_COLOURS, violations
from tests.e2e.touch import finger
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e
TOLERATED_FAULTS = NETWORK_NOISE
AGENDA = Agenda(
    name="Short",
    steps=(
        Step(
            id="s1",
            name="Journey",
            minutes=20,
            prompts=(
                Prompt(id="p1", kind="cards", question="What annoys you?", target="pains"),
                Prompt(id="p2", kind="feelings", question="How does it feel?"),
                Prompt(id="p3", kind="dots", question="Which become peaks?", dots=2),
                Prompt(id="p4", kind="criteria", question="How good is it?", criteria=("C1", "C2")),
                Prompt(id="p5", kind="text", question="What did you hear?"),
            ),
        ),
    ),
)


STATES = (
    {"people": [], "by_item": {}},
    {"people": [{"id": "a", "is_here": True}, {"id": "b"}, {"id": "c"}], "by_item": {"t1": 1}, "result": None},
    {"people": [{"id": "x"}, {"id": "a", "is_here": False}, {"id": "c"}, {"id": "y"}], "by_item": {"t1": 2, "t2": 1}},
    {"people": [{"id": "y"}, {"id": "a", "said": [1, 2]}], "by_item": {"t2": 1}, "result": {"items": [{"id": "t1"}]}},
)
STANDS_IN_WINDOW = "(one) => one.scrollHeight <= one.clientHeight + 1"
PUT_TOGETHER = """async (cases) => {
  const loaded = performance.getEntriesByType("resource");
  const { name } = loaded.find((one) => one.name.endsWith("/workshop/differences.js"));
  const { applied } = await import(name);
  return cases.map(([before, change]) => applied(before, change));
}"""

PRESSED = """async () => {
  const loaded = performance.getEntriesByType("resource");
  const { Press } = await import(loaded.find((one) => one.name.endsWith("/press.js")).name);
  const root = document.body.appendChild(document.createElement("div"));
  const press = new Press(root);
  const done = [];
  const point = (target, type) => target.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "mouse" }));
  press.after(() => done.push("at once"));
  point(root, "pointerdown");
  press.after(() => done.push("never"));
  press.after(() => done.push("news"));
  const before = [...done];
  point(window, "pointerup");
  root.addEventListener("click", () => done.push("click"));
  root.click();
  await new Promise((resolve) => setTimeout(resolve));
  press.stop();
  root.remove();
  return [before, done];
}"""


def test_a_room_builds_rates_and_votes(room: Room, window: OpenWindow) -> None:
    project_id = room.sample("hotel")
    code = room.services.workshops.begin(SOMEBODY_ELSE, project_id, AGENDA).code
    lead = window()
    lead.page.goto(room.address(project_id, page="workshop"))
    expect(lead.page.locator(".joining .code")).to_have_text(f"{code[:3]} {code[3:]}")
    ana, ben = (window(is_new=True, viewport=PHONE) for _ in range(2))
    ana.page.goto(f"{room.server.url}/join#{code}")
    _come_in(ana.page, "Ana")
    ben.page.goto(f"{room.server.url}/join")
    ben.page.get_by_label("Code").fill(code.lower())
    ben.page.get_by_role("button", name="Go on").click()
    _come_in(ben.page, "")
    expect(lead.page.locator(".present")).to_have_text("2 people are here")
    _puts_differences_together(lead.page)
    assert lead.page.evaluate(PRESSED) == [["at once"], ["at once", "click", "news"]]
    _cards(room, lead.page, ana.page, project_id)
    _piled_and_merged(room, lead.page, ana.page, project_id)
    _called(lead.page, ana.page)
    _set_aside(lead.page, ana.page)
    _feelings(lead.page, ana, ben)
    _onto_the_map(room, lead.page, project_id)
    _dots(lead.page, ana.page, ben.page)
    _into_peaks(room, lead.page, project_id)
    _criteria(room, lead.page, ana.page, ben.page, project_id)
    _ranking(lead.page, ana.page, ben.page)
    _empathy(room, lead.page, ana.page, project_id)
    _kept(room, lead.page, project_id)
    _forgotten(room, lead.page, project_id)
    last = room.services.projects.workbench(project_id).document(SOMEBODY_ELSE).touchpoints[-1].id
    room.services.workshops.carry_out(SOMEBODY_ELSE, project_id, CallTo(name="call_to", place_id=last))
    _on_the_board(room.enter(lead, project_id), lead.page)


def _puts_differences_together(lead: Page) -> None:
    pairs = [(before, now) for before in STATES for now in STATES if before != now]
    found = lead.evaluate(PUT_TOGETHER, [[before, difference(before, now)] for before, now in pairs])
    assert found == [now for _, now in pairs]


def _come_in(page: Page, name: str) -> None:
    page.get_by_label("Name, if you like").fill(name)
    page.get_by_label("Front line").check()
    page.get_by_role("button", name="Come in").click()
    expect(page.get_by_role("heading", name="Nothing to do")).to_be_visible()


def _ask(lead: Page, question: str) -> None:
    lead.get_by_role("button", name=question).click()
    lead.get_by_role("button", name="Start", exact=True).click()
    expect(lead.get_by_role("button", name="Lock answers")).to_be_visible()


def _cards(room: Room, lead: Page, ana: Page, project_id: str) -> None:
    _ask(lead, "What annoys you?")
    ana.get_by_label("One thing per card").fill("<b>No second blanket")
    ana.get_by_label("At which moment?").select_option("4 First request to the hotel")
    ana.reload()
    expect(ana.get_by_label("One thing per card")).to_have_value("<b>No second blanket")
    ana.get_by_role("button", name="Put on the map").click()
    expect(lead.locator(".cards li")).to_contain_text(["<b>No second blanket"])
    assert any(getattr(record, "text", "") == "<b>No second blanket" for record in room.stored(project_id))
    assert violations(ana) == []


def _piled_and_merged(room: Room, lead: Page, ana: Page, project_id: str) -> None:
    """Cards are dropped on each other or piled up by keys, merged into one, and one again what they were."""
    for number, text in enumerate(("Too cold", "Freezing"), start=2):
        ana.get_by_label("One thing per card").fill(text)
        ana.get_by_role("button", name="Put on the map").click()
        expect(lead.locator("[data-card]")).to_have_count(number)
    card = lead.locator("[data-card]")
    _drop(lead, card.filter(has_text="Freezing"), card.filter(has_text="Too cold"))
    pile = lead.locator(".pile")
    expect(pile.get_by_role("heading")).to_have_text("Too cold2")
    blanket = card.filter(has_text="No second blanket")
    _drop_by_finger(lead, blanket, pile.get_by_role("heading"))
    expect(pile.locator("li")).to_have_count(3)
    expect(blanket).to_have_attribute("aria-pressed", "false")
    blanket.press("Space")
    lead.get_by_role("button", name="Take off the pile").click()
    expect(pile.locator("li")).to_have_count(2)
    blanket.press("Space")
    expect(blanket).to_have_attribute("aria-pressed", "true")
    card.filter(has_text="Too cold").press("m")
    expect(pile.locator("li")).to_have_count(3)
    assert violations(lead) == []
    lead.get_by_role("button", name="Big screen", exact=True).click()
    expect(lead.locator(".wall-piles").get_by_role("heading")).to_have_text("Too cold3")
    lead.keyboard.press("Escape")
    before = room.stored(project_id)
    pile.get_by_role("button", name="Merge into one").click()
    expect(lead.get_by_text("3 cards are one card on the map now")).to_be_visible()
    expect(card).to_have_count(1)
    (merged,) = (one for one in room.stored(project_id).all(Card) if one.said)
    assert [one.text for one in merged.said] == ["Too cold", "Freezing", "<b>No second blanket"]
    expect(ana.locator(".mine li")).to_have_count(3)
    lead.get_by_role("button", name="Take back").click()
    expect(pile.locator("li")).to_have_count(3)
    assert [*room.stored(project_id)] == [*before]


def _drop(page: Page, card: Locator, onto: Locator) -> None:
    onto.scroll_into_view_if_needed()
    start, end = card.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 12)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"] + 14, steps=3)
    page.mouse.move(end["x"] + 30, end["y"] + 14, steps=4)
    page.mouse.up()


def _drop_by_finger(page: Page, card: Locator, onto: Locator) -> None:
    """A finger that stays on a card takes it up; one that moves at once would scroll."""
    onto.scroll_into_view_if_needed()
    start, end = card.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    with finger(page) as one:
        one.press((start["x"] + 20, start["y"] + 12))
        expect(page.locator(".held-picture")).to_be_visible()
        one.move((end["x"] + 20, end["y"] + 8))
        expect(page.locator(".pile.onto")).to_be_visible()
        one.lift()


def _set_aside(lead: Page, ana: Page) -> None:
    ana.get_by_text("Park a thought").click()
    ana.get_by_label("For later").fill("Ask the <i>night shift")
    ana.get_by_role("button", name="Park it").click()
    expect(ana.get_by_text("It is in the parking lot.")).to_be_visible()
    thought = lead.get_by_role("checkbox", name="Ask the <i>night shift Front line 1")
    thought.check()
    expect(lead.locator(".thoughts .dealt")).to_have_count(1)
    ana.get_by_text("Park a thought").click()


def _called(lead: Page, ana: Page) -> None:
    """Everybody looks at one place; who goes back finds what was half written."""
    ana.get_by_label("One thing per card").fill("Half a")
    lead.locator("summary", has_text="Call everyone to a place").click()
    lead.get_by_label("Place of the map").select_option(label="– Breakfast")
    lead.get_by_role("button", name="Call everyone").click()
    expect(ana.get_by_role("heading", name="Breakfast")).to_be_visible()
    assert violations(ana) == []
    ana.get_by_role("button", name="Back to the question").click()
    expect(ana.get_by_label("One thing per card")).to_have_value("Half a")
    lead.get_by_role("button", name="Let them go").click()
    expect(lead.get_by_text("Phones show it by name")).to_be_visible()


def _kept(room: Room, lead: Page, project_id: str) -> None:
    """A step gets more time and ends, a decision is recorded; what came of it is saved as a page without a server."""
    lead.get_by_role("button", name="Step +2 min: Journey").click()
    expect(lead.get_by_text("20 + 2 min")).to_be_visible()
    lead.get_by_role("button", name="End the step: Journey").click()
    lead.get_by_role("button", name="Take a snapshot: Journey").click()
    expect(lead.get_by_text("snapshot taken", exact=True)).to_be_visible()
    lead.get_by_label("Outcome").select_option("Iterate")
    lead.get_by_label("What was decided").fill("Test the <i>note")
    lead.get_by_role("button", name="Record", exact=True).click()
    expect(lead.locator(".decided li")).to_contain_text("Iterate: Test the <i>note")
    _on_record(room, lead, project_id)
    assert violations(lead) == []
    with lead.expect_download() as saving:
        lead.get_by_role("button", name="Save as a page").click()
    page = saving.value.path().read_text("utf-8")
    for words in (
        "Breakfast",
        "&lt;b&gt;No second blanket",
        "Ask the &lt;i&gt;night shift",
        "Front line 1",
        "Iterate: Test the &lt;i&gt;note",
    ):
        assert words in page, words


def _on_record(room: Room, lead: Page, project_id: str) -> None:
    """The decision goes into the record of the round that was taken over, by one button and never over another one."""
    decided = lead.locator(".decided")
    newest = room.stored(project_id).entries(EvaluationRound)[-1]
    decided.get_by_label("Round of the evaluation").select_option(newest.id)
    decided.get_by_role("button", name="decision record").click()
    expect(decided.get_by_text(f"On record for “{newest.name}”")).to_be_visible()
    (record,) = (one for one in room.stored(project_id).all(Decision) if one.round_id == newest.id)
    assert (record.outcome, record.signed_by) == (Outcome.ITERATE, "")
    assert record.reason.startswith("Test the <i>note\nDecided in the workshop “Short”")


def _forgotten(room: Room, lead: Page, project_id: str) -> None:
    """A name is removed for good, after it was asked for twice."""
    lead.locator("summary", has_text="Names").click()
    lead.get_by_role("button", name="Remove the name Ana").click()
    assert violations(lead) == []
    lead.get_by_role("button", name="Remove for good").click()
    expect(lead.get_by_text("The name is removed")).to_be_visible()
    expect(lead.get_by_role("button", name="Remove the name Ana")).to_have_count(0)
    workshop = room.services.workshops.newest(SOMEBODY_ELSE, project_id)
    assert {one.name for one in room.services.store.workshops.participants(workshop.id)} == {""}


def _on_the_board(board: BoardPage, page: Page) -> None:
    """A board goes where everybody is called to, one that comes later too, and Escape takes it back."""
    expect(page.locator(".called")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".called")).to_have_count(0)
    last = "[...b.state.records.values()].filter((record) => record.kind === 'touchpoint').at(-1).id"
    board.ask(f"b.line.onFrame({{ type: 'call', id: {last}, actor: 'actor:x' }})")
    expect(page.locator(".called")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".called")).to_have_count(0)


def _feelings(lead: Page, ana: Window, ben: Window) -> None:
    """Ana reloads and is still herself; Ben answers without a line, and it arrives when the line is back."""
    _ask(lead, "How does it feel?")
    lead.get_by_role("button", name="Pause", exact=True).click()
    expect(lead.locator(".timer.paused")).to_be_visible()
    ana.page.get_by_label("−3").check()
    expect(lead.locator(".turnout")).to_have_text("0 of 2 have answered, 1 begun")
    ana.page.reload()
    ana.page.get_by_role("button", name="Back").click()
    expect(ana.page.get_by_label("−3")).to_be_checked()
    assert violations(ana.page) == []
    ana.page.emulate_media(color_scheme="dark")
    assert violations(ana.page, ABOUT_COLOURS) == []
    expect(ben.page.get_by_role("heading", name="Booking")).to_be_visible()
    ben.go_off_line()
    ben.page.get_by_label("+1").check()
    expect(ben.page.locator(".live")).to_have_text("no connection, 1 waiting")
    ben.context.set_offline(False)
    ben.page.evaluate("() => dispatchEvent(new Event('online'))")
    expect(lead.locator(".turnout")).to_have_text("0 of 2 have answered, 2 begun")
    expect(lead.locator(".columns li").first).to_contain_text("1 2")
    assert violations(lead) == []
    lead.get_by_role("button", name="Reveal to all").click()
    expect(lead.get_by_role("row", name="Booking −1.0 2.8 2 0.20")).to_be_visible()
    for phone, own in ((ana.page, "−3"), (ben.page, "+1")):
        expect(phone.locator(".votes li").first).to_contain_text(f"n = 2 · you: {own}")


def _onto_the_map(room: Room, lead: Page, project_id: str) -> None:
    """What the room felt becomes the curve, and stands on the big screen for all."""
    lead.get_by_role("button", name="Put the means on the map's curve").click()
    expect(lead.get_by_text("The curve of the map now shows")).to_be_visible()
    document = room.stored(project_id)
    assert document.emotion(document.touchpoints[0].id, CurveState.NOW) == -1
    lead.get_by_role("button", name="Big screen").click()
    expect(lead.locator(".wall-moments .strong")).to_contain_text("Booking")
    assert violations(lead) == []
    until(lambda: lead.locator(".wall-main").evaluate(STANDS_IN_WINDOW), "the curve takes the height there is")
    lead.keyboard.press("Escape")
    expect(lead.locator(".wall")).to_be_hidden()


def _dots(lead: Page, ana: Page, ben: Page) -> None:
    _ask(lead, "Which become peaks?")
    lead.get_by_role("button", name="How does it feel?").click()
    expect(lead.get_by_role("row", name="Booking −1.0 2.8 2 0.20")).to_be_visible()
    lead.get_by_role("button", name="Which become peaks?").click()
    ana.get_by_role("button", name="One dot more: Breakfast").click(click_count=2)
    expect(ana.get_by_text("0 of 2 dots left")).to_be_visible()
    expect(ana.get_by_role("button", name="One dot more: Leaving")).to_be_disabled()
    ben.get_by_role("button", name="One dot more: Leaving").click()
    expect(lead.locator(".turnout")).to_have_text("2 of 2 have answered")
    lead.get_by_role("button", name="Reveal to all").click()
    expect(lead.locator(".ranking li").first).to_contain_text("Breakfast")
    expect(ben.locator(".votes li").nth(1)).to_contain_text("from 1 person · you: 1")
    ben.get_by_role("button", name="中文").click()
    expect(ben.get_by_text("结果")).to_be_visible()
    ben.get_by_role("button", name="EN").click()


def _into_peaks(room: Room, lead: Page, project_id: str) -> None:
    """What won is planned as peaks by one button, as one step that is taken back from the same place."""
    before = room.stored(project_id)
    offer = lead.locator(".offer")
    expect(offer.get_by_role("checkbox", name="Breakfast")).to_be_checked()
    offer.get_by_role("checkbox", name="Leaving").set_checked(False)
    offer.get_by_role("button", name="Plan 1 as a peak").click()
    expect(offer.locator(".notice")).to_contain_text("Breakfast")
    expect(offer.locator(".planned").filter(has_text="Breakfast")).to_be_visible()
    assert violations(lead) == []
    planned = {one.name for one in room.stored(project_id).touchpoints if one.is_peak}
    assert planned == {one.name for one in before.touchpoints if one.is_peak} | {"Breakfast"}
    offer.get_by_role("button", name="Take back").click()
    expect(offer.get_by_role("checkbox", name="Breakfast")).to_be_visible()
    assert [*room.stored(project_id)] == [*before]


def _criteria(room: Room, lead: Page, ana: Page, ben: Page, project_id: str) -> None:
    """Each criterion with its anchors in the person's language, sealed; then the same figures as a revealed round."""
    _ask(lead, "How good is it?")
    ben.get_by_role("button", name="中文").click()
    expect(ben.get_by_role("heading", name="设计能否保证每一次都兑现基本承诺？")).to_be_visible()
    expect(ben.locator(".grade").last).to_contain_text("承诺不清，或常常落空")
    ben.locator(".grade").first.click()
    ben.get_by_role("button", name="EN").click()
    ana.get_by_role("radio", name="2").check()
    ana.get_by_label("What does it rest on?").select_option("Real customers tried it or told us")
    assert violations(ana) == []
    ana.get_by_role("button", name="Next").click()
    ana.get_by_role("button", name="Cannot judge").click()
    expect(lead.locator(".turnout")).to_have_text("1 of 2 have answered, 1 begun")
    lead.get_by_role("button", name="Reveal to all").click()
    expect(lead.get_by_role("row", name="C1 Core promise kept 3.5 2–5")).to_be_visible()
    expect(lead.get_by_role("row", name="C2 ").get_by_role("cell").first).to_have_text("–")
    assert violations(lead) == []
    expect(ana.locator(".votes li").first).to_contain_text("n = 2 · 2 to 5 · you: 2")
    lead.get_by_role("button", name="Take over as a round").click()
    expect(lead.get_by_text("The evaluation has a revealed round")).to_be_visible()
    (taken,) = (one for one in room.stored(project_id).all(EvaluationRound) if one.name == "How good is it?")
    assert not taken.is_open


def _ranking(lead: Page, ana: Page, ben: Page) -> None:
    """Who leads chooses what is put in order; one uses the arrows, another drags by the number."""
    lead.get_by_role("button", name="Add a question").click()
    form = lead.locator("form")
    form.get_by_label("What is asked for").select_option("Rank")
    form.get_by_label("Question").fill("What comes first?")
    for name in ("A place to wait", "Breakfast", "First request"):
        form.get_by_role("checkbox", name=name).check()
    form.get_by_role("button", name="Save").click()
    _ask(lead, "What comes first?")
    rows = ana.locator(".ranking li")
    expect(rows).to_have_count(3)
    while "Breakfast" not in (rows.first.text_content() or ""):
        ana.get_by_role("button", name="Move up: Breakfast").click()
    assert violations(ana) == []
    ana.get_by_role("button", name="This is my order").click()
    last = ben.locator(".ranking li").last.get_attribute("data-label") or ""
    _drag(ben, ben.locator(".grip").last, ben.locator(".grip").first)
    expect(ben.locator(".ranking li").first).to_contain_text(last)
    expect(lead.locator(".turnout")).to_have_text("2 of 2 have answered")
    lead.get_by_role("button", name="Reveal to all").click()
    expect(lead.locator(".finding")).to_contain_text("n = 2")
    expect(ben.locator(".votes li").filter(has_text=last)).to_contain_text("you: 1")


def _empathy(room: Room, lead: Page, ana: Page, project_id: str) -> None:
    """Cards reach somebody's empathy map from a phone, and a text that is revealed by one press of who leads."""
    persona = room.stored(project_id).entries(Persona)[0]
    lead.get_by_role("button", name="Add a question").click()
    form = lead.locator("form.form")
    form.get_by_label("Question").fill("What does it feel like?")
    form.get_by_label("About").select_option(persona.id)
    form.get_by_label("Area").select_option("Think and feel")
    assert violations(lead) == []
    form.get_by_role("button", name="Save").click()
    _ask(lead, "What does it feel like?")
    expect(ana.get_by_text(f"It lands under “Think and feel” in the empathy map of {persona.name}")).to_be_visible()
    ana.get_by_label("One thing per card").fill("<b>Forgotten")
    ana.get_by_role("button", name="Put on the map").click()
    expect(lead.locator(".cards .plain")).to_have_text("<b>Forgotten")
    _ask(lead, "What did you hear?")
    ana.get_by_label("Your words").fill("Ask for <i>Li")
    ana.get_by_role("button", name="Send").click()
    expect(lead.locator(".turnout")).to_have_text("1 of 2 have answered")
    lead.get_by_role("button", name="Reveal to all").click()
    texts = lead.locator(".texts")
    texts.get_by_label("Area").select_option("Hear")
    texts.get_by_role("button", name="Put there: Ask for <i>Li – Hear").click()
    expect(texts.locator(".noted")).to_contain_text("Hear")
    assert violations(lead) == []
    stored = room.stored(project_id)
    for area, text in ((EmpathyArea.THINK_AND_FEEL, "<b>Forgotten"), (EmpathyArea.HEAR, "Ask for <i>Li")):
        assert stored.empathy_notes(persona.id, area)[-1].text == text
    texts.get_by_role("button", name="Take back").click()
    expect(texts.locator(".noted")).to_have_count(0)
    assert "Ask for <i>Li" not in [note.text for note in room.stored(project_id).all(EmpathyNote)]


def _drag(page: Page, grip: Locator, onto: Locator) -> None:
    start, end = grip.bounding_box(), onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + 20, start["y"] - 20, steps=4)
    page.mouse.move(end["x"] + 20, end["y"] + 2, steps=6)
    page.mouse.up()
