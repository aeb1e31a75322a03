"""The board on its page: what it is handed, and what it sends when no socket gets through."""

from __future__ import annotations

from itertools import count

from cxdesign.commands import parse
from cxdesign.errors import StorageError
from cxdesign.live.frames import FRAME_BYTES
from tests.pages.conftest import COLLEAGUE, go
from tests.pages.firing import component_data, fire, tell

BOARD = "journey.board"
numbers = count(1)


def command(name, **fields):
    return {"type": "command", "id": f"{next(numbers):032x}", "command": {"name": name, **fields}}


def touchpoint(services, project_id):
    return services.projects.workbench(project_id).document(COLLEAGUE).touchpoints[0]


def test_the_board_is_handed_all_it_needs(services, open_app, hotel):
    data = component_data(open_app("journey", project=hotel), BOARD)
    assert data["project_id"] == hotel
    assert data["configuration"] == "journey"
    assert data["snapshot"]["revision"] == 1
    assert data["can_edit"] is True
    assert data["parts"]["figures"]["revision"] == 1
    assert data["fallback"] is None
    areas = {"board", "empathy", "scenes", "comments", "evidence", "view", "zoom", "present", "print", "image"}
    areas |= {"lane", "enum", "figure", "history", "error"}
    assert {key.partition(".")[0] for key in data["texts"]} == areas


def test_what_the_board_is_handed_stays_the_same_from_run_to_run(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    before = component_data(app, BOARD)
    rename(services, hotel, "Elsewhere")
    assert component_data(app.run(), BOARD) == before


def test_a_store_that_does_not_answer_for_a_moment_leaves_the_project_chosen(services, open_app, hotel, monkeypatch):
    app = open_app("journey", project=hotel)

    def busy(*_: object) -> None:
        raise StorageError("store_busy")

    with monkeypatch.context() as outage:
        outage.setattr(type(services.projects), "row", busy)
        app.run()
    assert any("try again in a moment" in block.value for block in [*app.error, *app.warning, *app.info, *app.markdown])
    assert component_data(app.run(), BOARD)["project_id"] == hotel


def test_a_new_visit_brings_the_newest_document(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    go(app, "history")
    rename(services, hotel, "Elsewhere")
    go(app, "journey")
    assert component_data(app, BOARD)["snapshot"]["revision"] == 2


def test_edits_that_come_by_trigger_are_carried_out_once_and_answered(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    frame = command("rename_touchpoint", touchpoint_id=touchpoint(services, hotel).id, new_name="By trigger")
    for _ in range(2):
        fire(app, BOARD, "outbox", {"frames": [frame], "revision": 1})
    assert not app.exception
    assert touchpoint(services, hotel).name == "By trigger"
    assert services.projects.row(hotel).revision == 2
    answer = component_data(app, BOARD)["fallback"]
    assert answer["serial"] == 2
    assert {"type": "ack", "id": frame["id"], "revision": 2} in answer["frames"]
    assert [f["revision"] for f in answer["frames"] if f["type"] == "operation"] == [2]


def test_a_plain_run_does_not_repeat_a_trigger(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    fire(
        app, BOARD, "outbox", {"frames": [command("add_stage", stage_id="stage:new", stage_name="More")], "revision": 1}
    )
    app.run()
    assert component_data(app, BOARD)["fallback"]["serial"] == 1
    assert services.projects.row(hotel).revision == 2


def test_a_refused_edit_is_answered_in_the_language_of_the_tab(open_app, hotel):
    app = open_app("journey", project=hotel, locale="zh-CN")
    frame = command("rename_touchpoint", touchpoint_id="touchpoint:nowhere", new_name="X")
    fire(app, BOARD, "outbox", {"frames": [frame], "revision": 1})
    (refusal,) = [f for f in component_data(app, BOARD)["fallback"]["frames"] if f["type"] == "reject"]
    assert refusal["id"] == frame["id"]
    assert refusal["message"].endswith("。")


def test_an_edit_that_is_too_large_for_a_socket_is_refused_without_one_and_the_next_is_taken(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    large = command("rename_project", new_name="x" * FRAME_BYTES)
    fire(app, BOARD, "outbox", {"frames": [large, command("rename_project", new_name="Next")], "revision": 1})
    refusal, taken = (f for f in component_data(app, BOARD)["fallback"]["frames"] if f["type"] in {"reject", "ack"})
    assert (refusal["id"], refusal["code"], refusal["is_final"]) == (large["id"], "frame_too_large", True)
    assert "shorten the text" in refusal["message"]
    assert taken["revision"] == services.projects.row(hotel).revision == 2


def test_nonsense_by_trigger_changes_nothing(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    for nonsense in (
        "x",
        {"frames": "x", "revision": 1},
        {"frames": [], "revision": -1},
        {"frames": [[]], "revision": 1},
        7,
    ):
        fire(app, BOARD, "outbox", nonsense)
        assert not app.exception
    assert services.projects.row(hotel).revision == 1
    assert len(app.toast) == 1


def test_while_no_socket_gets_through_the_page_brings_others_edits(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    tell(app, BOARD, polling=True)
    rename(services, hotel, "Elsewhere")
    tell(app, BOARD, polling=True)
    answer = component_data(app, BOARD)["fallback"]
    assert [f["name"] for f in answer["frames"] if f["type"] == "operation"] == ["rename_project"]
    assert component_data(tell(app, BOARD, polling=True), BOARD)["fallback"] == answer


def test_a_board_whose_ticket_was_refused_is_given_everything_anew(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    fire(app, BOARD, "outbox", {"frames": [command("add_stage", stage_id="stage:a", stage_name="A")], "revision": 1})
    rename(services, hotel, "Elsewhere")
    fire(app, BOARD, "ticket_refused", {"revision": 2})
    assert not app.exception
    assert component_data(app, BOARD)["snapshot"]["revision"] == 3
    fire(app, BOARD, "outbox", {"frames": [command("add_stage", stage_id="stage:b", stage_name="B")], "revision": 3})
    assert component_data(app, BOARD)["fallback"]["serial"] == 2


def test_a_name_given_on_the_board_is_kept(services, open_app, hotel):
    app = open_app("journey", project=hotel)
    fire(app, BOARD, "name", "Jonas")
    assert "Jonas" in services.store.people.names().values()


def rename(services, project_id, name):
    bench = services.projects.workbench(project_id)
    bench.execute(COLLEAGUE, services.new_id(), parse({"name": "rename_project", "new_name": name}))
