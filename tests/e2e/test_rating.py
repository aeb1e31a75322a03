"""Raters, each alone: by mouse, by keys and on a phone, with a line that drops and a round that is revealed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from cxdesign.commands.criteria import CopyCriteria
from cxdesign.commands.evaluation import OpenRound, RevealRound
from cxdesign.domain.evaluation import RaterEntry, RatingEntry
from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.copies import catalogue_copies
from tests.builders import a_journey
from tests.e2e.browser import PHONE
from tests.e2e.conftest import NETWORK_NOISE, OpenWindow
from tests.e2e.rating import ROUND, RatingPage, a_round, act, all_stored, ratings
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

WRITTEN = """() => new Promise((resolve) => {
  const opened = indexedDB.open("cx-board");
  opened.onsuccess = () => {
    const counted = opened.result.transaction("frames").objectStore("frames").count();
    counted.onsuccess = () => { opened.result.close(); resolve(counted.result); };
  };
})"""
"""How many answers this browser keeps on disk."""
TOLERATED_FAULTS = NETWORK_NOISE


def test_three_people_rate_blind_and_none_is_sent_anything_of_the_others(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    by_mouse, by_keys = (RatingPage(window(is_new=True), room, project) for _ in range(2))
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    by_touch = RatingPage(window(is_new=True, **phone), room, project)
    everybody = {"mouse": by_mouse, "keys": by_keys, "touch": by_touch}
    by_mouse.open().start("Customer", "Ann")
    by_keys.open().start("Front line")
    by_touch.open()
    by_touch.role("Manager").tap()
    by_touch.button("Start").tap()
    with_the_mouse(by_mouse)
    with_the_keys(by_keys)
    with_a_finger(by_touch)
    all_stored(room, project, 6)
    for person in everybody.values():
        person.settled()
        person.page.reload()  # everything is handed over anew
        person.ready()
    people = {rater.role: rater.id for rater in room.stored(project).entries(RaterEntry)}
    said = ratings(room, project)
    assert [entry[:2] for entry in said[people[RaterRole.CUSTOMER]]] == [("C1", 4), ("C2", None)]
    assert [entry[:2] for entry in said[people[RaterRole.FRONT_LINE]]] == [("C1", 2), ("C2", 5)]
    assert [entry[:2] for entry in said[people[RaterRole.MANAGER]]] == [("C1", 1), ("C2", 3)]
    notes = {name: f"secret of {name}" for name in everybody}
    for name, person in everybody.items():
        seen = "".join(person.heard) + person.page.content() + str(person.root.inner_html())
        assert notes[name] in seen
        assert not [other for other in everybody if other != name and notes[other] in seen]
        assert len(set(raters_of_ratings(person))) == 1


def raters_of_ratings(person: RatingPage) -> list[str]:
    """Return whose ratings are in what a browser was sent."""
    return [
        part.split('"rater_id":"', 1)[1].split('"', 1)[0]
        for frame in person.heard
        for part in frame.replace(" ", "").split('"kind":"rating"')[1:]
        if '"rater_id":"' in part
    ]


def with_the_mouse(ann: RatingPage) -> None:
    ann.at("C1")
    ann.score(4).click()
    ann.says(4)
    ann.page.keyboard.press("ArrowRight")
    ann.says(5)
    ann.page.keyboard.press("ArrowLeft")
    ann.says(4)
    expect(ann.score(4)).to_be_focused()
    write_note(ann, "secret of mouse")
    ann.root.locator(".next").click()
    ann.at("C2")
    ann.score(None).click()
    ann.says(None)


def with_the_keys(ben: RatingPage) -> None:
    press = ben.page.keyboard.press
    ben.at("C1")
    press("3")
    press("2")
    ben.says(2)
    write_note(ben, "secret of keys")
    ben.root.locator("h1").focus()
    press("Enter")
    ben.at("C2")
    press("0")
    ben.says(None)
    press("5")
    ben.says(5)
    press("Backspace")
    ben.at("C1")
    press("ArrowRight")
    ben.at("C2")


def with_a_finger(mei: RatingPage) -> None:
    mei.at("C1")
    mei.score(1).tap()
    mei.says(1)
    assert min(box["height"] for box in (mei.score(n).bounding_box() for n in range(1, 6)) if box) >= 44
    write_note(mei, "secret of touch")
    mei.root.locator(".next").tap()
    mei.at("C2")
    mei.score(3).tap()
    mei.says(3)
    assert mei.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def write_note(person: RatingPage, text: str) -> None:
    person.button("Add a note").click()
    person.page.get_by_role("textbox", name="Note").fill(text)
    person.page.get_by_role("textbox", name="Note").blur()
    person.settled()


def test_evidence_reasons_place_and_answers_survive_a_reload(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    ann = RatingPage(window(is_new=True), room, project).open().start()
    ann.page.keyboard.press("5")
    ann.page.keyboard.press("Enter")
    ann.root.get_by_role("radio", name="E2: ").click()
    ann.button("Pick from the map").click()
    ann.page.get_by_role("searchbox").fill("waits")
    ann.button("Waits in line").click()
    ann.button("Done").click()
    all_stored(room, project, 1)  # what was said without a score waits for it
    ann.score(4).click()
    ann.settled()
    ann.page.reload()
    ann.ready()
    ann.at("C2")
    ann.says(4)
    expect(ann.root.locator(".chip .words")).to_have_text("Waits in line")
    expect(ann.root.get_by_role("radio", name="E2: ")).to_have_attribute("aria-checked", "true")
    stored = {one.criterion: one for one in room.stored(project).all(RatingEntry)}
    assert (stored["C2"].evidence, stored["C2"].record_ids) == (Evidence.TEST, ("note:c3",))
    ann.button("All criteria").click()
    ann.shows("overview")
    expect(ann.root.get_by_role("heading", level=1)).to_have_text("2 of 29 answered")
    expect(ann.button("C1 Core promise kept: 5, E0 unproven")).to_be_visible()
    ann.button("C2 Feedback and recovery: 4, E2").click()
    ann.button("Take back").click()
    ann.settled()
    all_stored(room, project, 1)


def test_answers_given_while_the_line_is_cut_are_kept_and_sent_on_return(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    own = window(is_new=True)
    ann = RatingPage(own, room, project).open().start()
    ann.settled()
    own.go_off_line()
    expect(ann.root).to_have_attribute("data-live", "offline")
    for key in ("4", "Enter", "2", "Enter", "0"):
        ann.page.keyboard.press(key)
    ann.says(None)
    expect(ann.status).to_contain_text("3 answers are kept on this device")
    until(lambda: own.page.evaluate(WRITTEN) == 3, "the answers are on disk")
    own.page.close()  # the tab is gone, its answers are not
    own.context.set_offline(False)
    own.page = own.context.new_page()
    again = RatingPage(own, room, project).open()
    again.settled()
    all_stored(room, project, 3)
    ((_, said),) = ratings(room, project).items()
    assert [entry[:2] for entry in said] == [("C1", 4), ("C2", 2), ("C3", None)]


def test_where_no_socket_gets_through_answers_go_with_the_page(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    own = window(is_new=True)
    own.page.route_web_socket("**/api/projects/**", lambda socket: socket.close())
    ann = RatingPage(own, room, project).open(live="fallback").start()
    for key in ("4", "Enter", "0"):
        ann.page.keyboard.press(key)
    ann.settled()
    all_stored(room, project, 2)
    ben = RatingPage(window(is_new=True), room, project).open()  # through whose socket the server hears of the reveal
    act(room, project, RevealRound(round_id=ROUND))
    ben.shows("revealed")
    ann.shows("revealed")


def test_two_windows_that_take_part_at_once_are_one_person(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    first = window(is_new=True)
    one = RatingPage(first, room, project).open()
    second = window(is_new=True, storage_state=first.context.storage_state())
    other = RatingPage(second, room, project).open()
    second.go_off_line()
    expect(other.root).to_have_attribute("data-live", "offline")
    other.start("Manager")
    one.start("Customer")
    one.settled()
    second.context.set_offline(False)
    other.ready().settled()
    (rater,) = room.stored(project).entries(RaterEntry)
    assert rater.role is RaterRole.MANAGER
    expect(one.root.locator(".as")).to_contain_text("manager", ignore_case=True)


def test_two_windows_of_one_person_agree(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    first = window(is_new=True)
    one = RatingPage(first, room, project).open().start()
    other = RatingPage(window(is_new=True, storage_state=first.context.storage_state()), room, project).open()
    other.shows("question")
    one.page.keyboard.press("4")
    other.says(4)
    other.page.keyboard.press("2")
    one.says(2)
    for person in (one, other):
        person.settled()
    all_stored(room, project, 1)


def test_a_reveal_ends_the_round_and_an_answer_that_comes_too_late_is_given_back(
    room: Room, window: OpenWindow
) -> None:
    project = a_round(room, room.project(a_journey()))
    own = window(is_new=True)
    ann = RatingPage(own, room, project).open().start()
    ann.page.keyboard.press("3")
    ann.settled()
    own.go_off_line()
    expect(ann.root).to_have_attribute("data-live", "offline")
    ann.page.keyboard.press("Enter")
    ann.page.keyboard.press("5")
    act(room, project, RevealRound(round_id=ROUND))
    own.context.set_offline(False)
    ann.shows("revealed")
    expect(ann.root.locator(".late li")).to_have_text("C2 Feedback and recovery: 5")
    all_stored(room, project, 1)
    ann.page.reload()
    expect(ann.ready().root.locator(".late li")).to_have_count(1)
    a_round(room, project, "Round 2", "round:second")
    ann.button("Rate in Round 2").click()
    ann.at("C1")
    expect(ann.score(3)).to_have_attribute("aria-checked", "false")


def test_whoever_has_answered_everything_waits_for_the_reveal(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    ann = RatingPage(window(is_new=True), room, project).open().start()
    ann.root.locator(".tags").click()
    for number in range(29):
        ann.page.keyboard.press(str(number % 6))
        ann.page.keyboard.press("Enter")
    ann.shows("overview")
    expect(ann.root.get_by_role("heading", level=1)).to_have_text("All 29 answered")
    expect(ann.root.locator(".lead")).to_contain_text("Waiting for the reveal")
    ann.page.keyboard.press("Backspace")
    ann.at("S9")
    ann.settled()
    all_stored(room, project, 29)
    act(room, project, RevealRound(round_id=ROUND))
    ann.shows("revealed")


def test_a_round_that_is_opened_shows_its_first_question_by_itself(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ann = RatingPage(window(is_new=True), room, project).open()
    ann.shows("none")
    a_round(room, project)
    ann.shows("entry")
    ann.start()
    ann.at("C1")


def test_somebody_without_a_screen_is_rated_for_and_an_observer_is_not_asked(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    ann = RatingPage(window(is_new=True), room, project).open()
    ann.root.get_by_role("radio", name="Somebody without a screen").click()
    ann.start("Customer", "Old Li")
    ann.page.keyboard.press("4")
    ann.settled()
    expect(ann.root.locator(".as")).to_contain_text("You rate for Old Li")
    ann.root.locator(".as .link").click()
    expect(ann.root.get_by_role("radio", name="Old Li, Customer")).to_have_attribute("aria-checked", "true")
    ann.root.get_by_role("radio", name="Myself").click()
    ann.start("Observer")
    expect(ann.root.get_by_role("heading", level=1)).to_have_text("You are observing")
    raters = {rater.name: rater for rater in room.stored(project).entries(RaterEntry)}
    assert raters["Old Li"].is_guest
    assert list(ratings(room, project)) == [raters["Old Li"].id]


def test_another_language_keeps_the_place_and_the_answers(room: Room, window: OpenWindow) -> None:
    project = a_round(room, room.project(a_journey()))
    ann = RatingPage(window(is_new=True), room, project).open()
    ann.role("Manager").click()
    ann.button("中文").click()
    expect(ann.root.get_by_role("radio", name="管理者")).to_have_attribute("aria-checked", "true")
    ann.button("EN").click()
    ann.button("Start").click()
    for key in ("4", "Enter", "2"):
        ann.page.keyboard.press(key)
    ann.settled()
    ann.button("中文").click()
    expect(ann.root.get_by_role("heading", level=1)).to_have_text(
        "每一次反馈是否都被听到、及时回应、得到补救并促成改进？"
    )
    ann.at("C2")
    expect(ann.root.locator(".answers [aria-checked=true]")).to_contain_text("2")
    expect(ann.status).to_have_text("已保存，揭示之前可以修改。")
    expect(ann.page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_on_a_phone_project_language_and_the_way_out_are_there_from_the_first_screen(
    room: Room, window: OpenWindow
) -> None:
    project = a_round(room, room.project(a_journey()))
    phone = {"viewport": PHONE, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    mei = RatingPage(window(is_new=True, **phone), room, project).open()
    a_head_with_ways(mei)
    mei.start("Manager")
    a_head_with_ways(mei)
    mei.button("Leave; your answers stay").tap()
    expect(mei.page).to_have_url(re.compile(r"/evaluate\?"))


def a_head_with_ways(person: RatingPage) -> None:
    expect(person.root.locator(".project")).to_be_visible()
    for way in (person.button("EN"), person.button("中文"), person.button("Leave; your answers stay")):
        expect(way).to_be_visible()
        box = way.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 40
    assert person.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_in_the_round_after_a_discussion_ones_own_earlier_answer_stands_beside_the_question(
    room: Room, window: OpenWindow
) -> None:
    project = a_round(room, room.project(a_journey()))
    ann, ben = (RatingPage(window(is_new=True), room, project).open().start() for _ in range(2))
    for person, score in ((ann, "4"), (ben, "2")):
        person.page.keyboard.press(score)
        person.settled()
    expect(ann.root.locator(".earlier")).to_have_count(0)
    all_stored(room, project, 2)
    act(room, project, RevealRound(round_id=ROUND))
    act(room, project, OpenRound(round_id="round:second", round_name="Round 2", follows_id=ROUND))
    ann.open("round:second").at("C1")
    expect(ann.root.locator(".earlier")).to_have_text("Your answer in Round 1: 4 · E0 assume")
    ann.root.locator(".next").click()
    ann.at("C2")
    expect(ann.root.locator(".earlier")).to_have_count(0)


def test_a_set_in_one_language_says_so_to_whoever_reads_another(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    copies = catalogue_copies(criteria_catalogue(), "en")[:2]
    act(room, project, CopyCriteria(set_id="criteria_set:own", set_name="Our own", criteria=copies))
    act(room, project, OpenRound(round_id=ROUND, round_name="Round 1", set_id="criteria_set:own"))
    ann = RatingPage(window(is_new=True), room, project).open().start()
    expect(ann.root.locator(".id")).to_contain_text("anchors ours")
    expect(ann.root.locator(".tongue")).to_have_count(0)
    ann.button("中文").click()
    expect(ann.root.locator(".tongue")).to_have_text("这套准则只有英文，按原文显示。")
