from __future__ import annotations

import threading
import time

import pytest
from starlette.websockets import WebSocketDisconnect

from cxdesign.commands import parse
from cxdesign.errors import PermissionDenied, StorageError
from cxdesign.live.sockets import BAD_FRAME, NO_PROJECT, NO_TICKET, TRY_AGAIN, is_same_origin
from cxdesign.live.tickets import TICKET_SECONDS, Claims
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import build
from cxdesign.services.viewer_links import ViewerLinks
from cxdesign.storage import ProjectState
from cxdesign.storage.engine import writing
from tests.unit.live.rooms import OWNER, Visitor, visiting


def turned_away(house, client, first: dict | str, path: str | None = None) -> tuple[str, int]:
    with client.websocket_connect(path or house.address) as session:
        visitor = Visitor(session)
        visitor.send_text(first) if isinstance(first, str) else visitor.send(first)
        code = visitor.receive()["code"]
        with pytest.raises(WebSocketDisconnect) as closed:
            visitor.receive()
    return code, closed.value.code


def test_welcome_brings_a_snapshot_to_who_has_nothing(house, client):
    with visiting(house, client) as visitor:
        assert visitor.welcome["type"] == "welcome"
        assert visitor.welcome["role"] == "editor"
        assert visitor.welcome["operations"] is None
        assert len(visitor.welcome["snapshot"]["records"]) == len(house.workbench.document(OWNER))


def test_welcome_brings_only_what_was_missed(house, client):
    with visiting(house, client) as first:
        first.command({"name": "rename_project", "new_name": "Second name"})
        first.until("ack")
    with visiting(house, client, revision=1) as late:
        assert late.welcome["snapshot"] is None
        assert [operation["name"] for operation in late.welcome["operations"]] == ["rename_project"]


def test_welcome_brings_a_snapshot_to_who_is_ahead_of_a_restored_store(house, client):
    with visiting(house, client, revision=99) as visitor:
        assert visitor.welcome["snapshot"]["revision"] == 1


def test_a_command_is_acknowledged_and_reaches_the_colleague(house, client):
    with visiting(house, client, actor_id="actor:a") as one, visiting(house, client, actor_id="actor:b") as two:
        command_id = one.command({"name": "rename_project", "new_name": "Both see it"})
        assert one.until("ack") == {"type": "ack", "id": command_id, "revision": 2}
        news = two.until("operation")
        assert (news["id"], news["actor"], news["revision"]) == (command_id, "actor:a", 2)
        assert news["edits"][0]["after"] == {"name": "Both see it"}


def test_undo_state_reaches_only_the_person_it_is_about(house, client):
    with visiting(house, client, actor_id="actor:a") as one, visiting(house, client, actor_id="actor:b") as two:
        command_id = one.command({"name": "rename_project", "new_name": "New"})
        assert one.until("undo_state")["undo"] == {
            "name": "rename_project",
            "subject": "A stay at the hotel",
            "id": command_id,
        }
        two.until("operation")
        assert two.until("parts")["parts"]["figures"]["revision"] == 2


def test_a_resent_command_is_carried_out_once(house, client):
    with visiting(house, client) as visitor:
        command_id = visitor.command({"name": "rename_project", "new_name": "Once"})
        first = visitor.until("ack")
        visitor.command({"name": "rename_project", "new_name": "Once"}, command_id)
        assert visitor.until("ack") == first
    assert house.workbench.revision == 2


def test_somebody_elses_command_id_is_refused(house, client):
    with visiting(house, client, actor_id="actor:a") as one, visiting(house, client, actor_id="actor:b") as two:
        command_id = one.command({"name": "rename_project", "new_name": "Mine"})
        one.until("ack")
        two.command({"name": "rename_project", "new_name": "Yours"}, command_id)
        assert two.until("reject")["code"] == "command_id_taken"


def test_a_refusal_says_why_in_the_readers_language(house, client):
    with visiting(house, client, locale="zh-CN") as visitor:
        visitor.command({"name": "remove_stage", "stage_id": "stage:nowhere"})
        refusal = visitor.until("reject")
    assert refusal["code"] == "stage_unknown"
    assert any("\u4e00" <= character <= "\u9fff" for character in refusal["message"])
    assert house.workbench.revision == 1


@pytest.mark.parametrize("role", [Role.PARTICIPANT])
def test_who_may_only_look_cannot_change_anything(house, client, role):
    with visiting(house, client, role=role) as visitor:
        visitor.command({"name": "rename_project", "new_name": "No"})
        assert visitor.until("reject")["code"] == "role_may_not_edit"
        visitor.send({"type": "undo", "id": "0" * 32})
        assert visitor.until("reject")["code"] == "role_may_not_edit"
    assert house.workbench.revision == 1


def test_presence_shows_name_colour_and_selection_of_others(house, client):
    with visiting(house, client, actor_id="actor:a", name="  Mei \n Lin ") as one:
        with visiting(house, client, actor_id="actor:b", name="Jonas") as two:
            assert two.welcome["peers"][0]["name"] == "Mei Lin"
            two.send({"type": "presence", "selection": "touchpoint:t1", "editing": None})
            while True:
                peers = one.until("presence")["peers"]
                if peers and peers[0]["selection"]:
                    break
            assert peers[0]["name"] == "Jonas"
            assert peers[0]["colour"] != one.welcome["colour"]
        while one.until("presence")["peers"]:
            pass


def test_a_new_name_reaches_everybody_and_the_history(house, client):
    with visiting(house, client, actor_id="actor:a", name="Mei") as one:
        one.command({"name": "rename_project", "new_name": "x"})
        one.until("ack")
        one.send({"type": "name", "name": "Mei Lin"})
        assert one.until("people")["people"] == {"actor:a": "Mei Lin"}


def test_a_ping_is_answered(house, client):
    with visiting(house, client) as visitor:
        visitor.send({"type": "ping"})
        assert visitor.until("pong")


def test_who_asks_for_the_impact_of_a_record_is_told_it(house, client):
    with visiting(house, client, locale="zh-CN") as visitor:
        visitor.send({"type": "impact", "id": "touchpoint:t1"})
        found = visitor.until("impact")["found"]
        assert found["record_id"] == "touchpoint:t1"
        assert "stage:s1" in found["downstream"]
        assert found["sentences"][0].endswith("。")
        visitor.send({"type": "impact", "id": "touchpoint:gone"})
        assert visitor.until("impact") == {"type": "impact", "record_id": "touchpoint:gone", "found": None}


def test_forged_tickets_are_turned_away(house, client):
    hello = {"type": "hello", "ticket": house.ticket()[:-3] + "abc"}
    assert turned_away(house, client, hello) == ("ticket_invalid", NO_TICKET)


def test_tickets_of_another_project_are_turned_away(house, client, tmp_path):
    other = house.services.projects.duplicate(OWNER, house.project_id, name="Other")
    hello = {"type": "hello", "ticket": house.ticket()}
    assert turned_away(house, client, hello, f"ws://127.0.0.1:8501/api/projects/{other}") == (
        "ticket_invalid",
        NO_TICKET,
    )


def test_expired_tickets_are_turned_away(house, client, monkeypatch):
    ticket = house.ticket()
    import itsdangerous.timed

    now = itsdangerous.timed.time.time()
    monkeypatch.setattr(itsdangerous.timed.time, "time", lambda: now + TICKET_SECONDS + 5)
    assert turned_away(house, client, {"type": "hello", "ticket": ticket}) == ("ticket_expired", NO_TICKET)


def test_a_store_that_is_gone_is_told_in_the_readers_language(house, client, tmp_path):
    (tmp_path / "store.db").rename(tmp_path / "aside.db")
    with client.websocket_connect(house.address, headers={"accept-language": "zh-CN"}) as session:
        visitor = Visitor(session)
        visitor.send({"type": "hello", "ticket": house.ticket()})
        refusal = visitor.receive()
    assert (refusal["code"], "存储" in refusal["message"]) == ("store_replaced", True)


def test_a_trashed_project_cannot_be_opened(house, client):
    house.services.projects.move(OWNER, house.project_id, ProjectState.TRASHED)
    hello = {"type": "hello", "ticket": house.ticket()}
    assert turned_away(house, client, hello) == ("project_trashed", NO_PROJECT)


@pytest.mark.parametrize(
    "first",
    ["", "{", "[]", '{"type":"nothing"}', '{"type":"ping"}', '{"type":"hello"}', "[" * 20_000, "x" * 300_000],
)
def test_what_is_no_hello_is_turned_away(house, client, first):
    code, number = turned_away(house, client, first)
    assert (code in {"frame_malformed", "frame_too_large"}, number) == (True, BAD_FRAME)


def test_a_foreign_origin_is_refused(house, client):
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect(house.address, headers={"origin": "http://elsewhere.example"}),
    ):
        pass
    assert is_same_origin({"origin": "http://room.test:8501", "host": "room.test:8501"})
    assert not is_same_origin({"origin": "null", "host": "room.test:8501"})


def test_the_snapshot_needs_a_ticket(house, client):
    assert client.get(f"{house.path}/snapshot").status_code == 401
    answer = client.get(f"{house.path}/snapshot", headers={"x-ticket": house.ticket()})
    assert answer.status_code == 200
    assert answer.json()["snapshot"]["revision"] == 1
    assert answer.json()["parts"]["figures"]["revision"] == 1
    without = client.get(f"{house.path}/snapshot?parts=nonsense", headers={"x-ticket": house.ticket()})
    assert without.json()["parts"] == {}


def test_many_commands_in_a_row_are_answered_in_their_order(house, client):
    with visiting(house, client) as visitor:
        sent = [visitor.command({"name": "rename_project", "new_name": f"Name {n}"}) for n in range(30)]
        assert [visitor.until("ack")["id"] for _ in sent] == sent
    assert house.workbench.document(OWNER).project.name == "Name 29"


def test_a_browser_exchanges_its_expired_ticket_for_a_fresh_one(house, client, monkeypatch):
    cookies = house.server.middleware[0].kwargs["door"].cookies
    ticket = house.ticket("actor:a")
    import itsdangerous.timed

    now = itsdangerous.timed.time.time()
    monkeypatch.setattr(itsdangerous.timed.time, "time", lambda: now + TICKET_SECONDS + 5)
    client.cookies.set(cookies.browser_name, cookies.for_browser("actor:b"))
    assert client.post(f"{house.path}/ticket", headers={"x-ticket": ticket}).status_code == 401
    client.cookies.set(cookies.browser_name, cookies.for_browser("actor:a"))
    fresh = client.post(f"{house.path}/ticket", headers={"x-ticket": ticket}).json()["ticket"]
    assert house.tickets.read(fresh, house.project_id).actor.id == "actor:a"
    foreign = {"x-ticket": ticket, "origin": "http://elsewhere.example"}
    assert client.post(f"{house.path}/ticket", headers=foreign).status_code == 401


def test_a_project_trashed_meanwhile_refuses_edits_for_good(house, client):
    with visiting(house, client) as visitor:
        house.services.projects.move(OWNER, house.project_id, ProjectState.TRASHED)
        visitor.command({"name": "rename_project", "new_name": "Too late"})
        refusal = visitor.until("reject")
    assert (refusal["code"], refusal["is_final"]) == ("project_trashed", True)


def test_everybody_hears_at_once_that_the_project_went_to_the_trash_and_came_back(house, client):
    with visiting(house, client, actor_id="actor:a") as one, visiting(house, client, actor_id="actor:b") as two:
        assert one.welcome["project"] == "active"
        for state in (ProjectState.TRASHED, ProjectState.ACTIVE, ProjectState.ARCHIVED):
            house.services.projects.move(OWNER, house.project_id, state)
            assert [one.until("project")["state"], two.until("project")["state"]] == [state.value] * 2
        house.services.projects.move(OWNER, house.project_id, ProjectState.TRASHED)
        house.services.projects.purge(OWNER, house.project_id)
        assert [two.until("project")["state"] for _ in range(2)] == ["trashed", "gone"]


def test_what_another_process_did_with_the_project_is_told_to_everybody(house, client):
    elsewhere = build(str(house.services.store.engine.url)).projects
    with visiting(house, client, actor_id="actor:a") as one, visiting(house, client, actor_id="actor:b") as two:
        elsewhere.move(OWNER, house.project_id, ProjectState.TRASHED)
        assert [one.until("project")["state"], two.until("project")["state"]] == ["trashed"] * 2
        elsewhere.move(OWNER, house.project_id, ProjectState.ACTIVE)
        one.until("project")
        elsewhere.move(OWNER, house.project_id, ProjectState.TRASHED)
        elsewhere.purge(OWNER, house.project_id)
        two.command({"name": "rename_project", "new_name": "Too late"})
        assert one.until("project")["state"] == "gone"


def test_an_undo_that_names_another_step_than_the_newest_is_refused(house, client):
    with visiting(house, client) as visitor:
        visitor.command({"name": "rename_project", "new_name": "Precious"})
        visitor.until("ack")
        lost = visitor.command({"name": "remove_stage", "stage_id": "stage:nowhere"})
        visitor.until("reject")
        visitor.send({"type": "undo", "id": "0" * 32, "of": lost})
        assert visitor.until("reject")["code"] == "step_gone"
    assert house.workbench.document(OWNER).project.name == "Precious"


def test_what_undo_takes_next_is_known_no_later_than_the_operation(house, client):
    with visiting(house, client) as visitor:
        visitor.command({"name": "rename_project", "new_name": "New"})
        kinds = [visitor.receive()["type"] for _ in range(3)]
    assert kinds.index("undo_state") < kinds.index("operation")


def test_what_another_process_wrote_reaches_who_only_looks(house, client, tmp_path):
    other = build(f"sqlite:///{tmp_path / 'store.db'}")
    with visiting(house, client) as visitor:
        renaming = parse({"name": "rename_project", "new_name": "From elsewhere"})
        other.projects.workbench(house.project_id).execute(OWNER, "e" * 32, renaming)
        assert visitor.until("operation")["id"] == "e" * 32
        assert visitor.until("parts")["parts"]["figures"]["revision"] == 2
    other.store.close()


def test_what_another_process_wrote_is_in_the_welcome(house, client):
    elsewhere = build(str(house.services.store.engine.url)).projects.workbench(house.project_id)
    with visiting(house, client):
        pass
    elsewhere.execute(OWNER, "f" * 32, parse({"name": "rename_project", "new_name": "From elsewhere"}))
    with visiting(house, client, revision=1) as visitor:
        assert [one["edits"][0]["after"]["name"] for one in visitor.welcome["operations"]] == ["From elsewhere"]


@pytest.mark.parametrize("is_greeted", [False, True])
def test_a_frame_of_bytes_is_turned_away(house, client, is_greeted):
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        if is_greeted:
            visitor.send({"type": "hello", "ticket": house.ticket()})
            visitor.until("welcome")
        session.send_bytes(bytes([0, 255]))
        assert visitor.until("error")["code"] == "frame_malformed"
        with pytest.raises(WebSocketDisconnect) as closed:
            visitor.receive()
    assert closed.value.code == BAD_FRAME


def test_an_origin_that_is_no_address_is_refused():
    assert not is_same_origin({"origin": "http://[::1", "host": "127.0.0.1:8501"})


def test_a_store_that_fails_is_said_and_is_nobodys_frames_fault(house, client, monkeypatch):
    def failing(*_arguments, **_options):
        raise StorageError("database_failed")

    with visiting(house, client) as visitor:
        monkeypatch.setattr(house.services.store.people, "rename", failing)
        visitor.send({"type": "name", "name": "Mei"})
        assert visitor.until("error")["code"] == "database_failed"
        with pytest.raises(WebSocketDisconnect) as closed:
            visitor.receive()
    assert closed.value.code == TRY_AGAIN
    hello = {"type": "hello", "ticket": house.ticket(), "name": "Mei"}
    assert turned_away(house, client, hello) == ("database_failed", TRY_AGAIN)


def test_who_waits_for_a_locked_store_keeps_nobody_else_waiting(house, client):
    busy = house.services.projects.duplicate(OWNER, house.project_id, name="Busy")
    renaming = (OWNER, "e" * 32, parse({"name": "rename_project", "new_name": "Waits"}))
    writer = threading.Thread(target=house.services.projects.workbench(busy).execute, args=renaming)
    claims = Claims(busy, Actor("actor:c", Role.EDITOR), "en")
    with (
        visiting(house, client) as visitor,
        client.websocket_connect(f"ws://127.0.0.1:8501/api/projects/{busy}") as late,
    ):
        with writing(house.services.store.engine):
            writer.start()
            time.sleep(0.2)
            late.send_json({"type": "hello", "ticket": house.tickets.issue(claims)})
            time.sleep(0.2)
            started = time.monotonic()
            visitor.send({"type": "ping"})
            visitor.until("pong")
            assert time.monotonic() - started < 3
        Visitor(late).until("welcome")
    writer.join()


def test_what_many_select_at_once_is_told_once(house, client):
    with visiting(house, client, actor_id="actor:a") as one, visiting(house, client, actor_id="actor:b") as two:
        for number in range(200):
            two.send({"type": "presence", "selection": f"touchpoint:t{number}"})
        frames = 1
        while [peer["selection"] for peer in one.until("presence")["peers"]] != ["touchpoint:t199"]:  # none at first
            frames += 1
    assert frames < 20


def test_a_command_that_breaks_the_server_is_refused_once_and_the_line_stays(house, client, monkeypatch):
    def breaking(*_arguments):
        raise ZeroDivisionError

    with visiting(house, client) as visitor:
        with monkeypatch.context() as patched:
            patched.setattr(house.workbench, "execute", breaking)
            visitor.command({"name": "rename_project", "new_name": "x"})
            refusal = visitor.until("reject")
        assert (refusal["code"], refusal["is_final"]) == ("unexpected", True)
        visitor.command({"name": "rename_project", "new_name": "y"})
        assert visitor.until("ack")


@pytest.fixture
def viewer_ticket(house):
    return house.viewer_ticket()


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "command", "id": "c" * 32, "command": {"name": "rename_project", "new_name": "Mine"}},
        {"type": "undo", "id": "d" * 32},
        {"type": "redo", "id": "e" * 32},
    ],
    ids=lambda frame: frame["type"],
)
def test_a_viewer_sees_the_project_and_changes_nothing(house, client, viewer_ticket, frame):
    before = house.workbench.revision
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send({"type": "hello", "ticket": viewer_ticket, "revision": None})
        welcome = visitor.until("welcome")
        assert welcome["role"] == "viewer"
        assert welcome["snapshot"]["records"]
        visitor.send(frame)
        assert visitor.until("reject")["code"] == "role_may_not_edit"
    assert house.workbench.revision == before


def test_a_viewer_leaves_no_name(house, client, viewer_ticket):
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send({"type": "hello", "ticket": viewer_ticket, "revision": None, "name": "Somebody"})
        assert visitor.until("welcome")["name"] is None
    assert house.services.store.people.names() == {}


def test_a_viewer_never_seems_to_edit(house, client, viewer_ticket):
    with visiting(house, client) as colleague, client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send({"type": "hello", "ticket": viewer_ticket, "revision": None})
        visitor.until("welcome")
        colleague.until("presence")
        visitor.send({"type": "presence", "selection": "step:c1", "editing": "step:c1"})
        (peer,) = colleague.until("presence")["peers"]
        while peer["selection"] is None:  # who is there is told again before this is heard
            (peer,) = colleague.until("presence")["peers"]
        assert (peer["selection"], peer["editing"]) == ("step:c1", None)


def test_a_viewers_ticket_opens_nothing_once_the_link_is_closed(house, client, viewer_ticket):
    house.services.viewer_links.close(OWNER, house.project_id)
    hello = {"type": "hello", "ticket": viewer_ticket, "revision": None}
    assert turned_away(house, client, hello) == ("view_link_closed", NO_TICKET)
    assert client.get(f"{house.path}/snapshot", headers={"x-ticket": viewer_ticket}).status_code == 401


def test_an_open_view_is_closed_when_the_link_is_made_anew(house, client, viewer_ticket, monkeypatch):
    monkeypatch.setattr("cxdesign.live.channel.WATCH_SECONDS", 0.05)
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send({"type": "hello", "ticket": viewer_ticket, "revision": None})
        visitor.until("welcome")
        house.services.viewer_links.make(OWNER, house.project_id)
        assert visitor.until("error")["code"] == "view_link_closed"


def test_a_store_that_fails_once_does_not_leave_a_closed_view_open(house, client, viewer_ticket, monkeypatch):
    monkeypatch.setattr("cxdesign.live.channel.WATCH_SECONDS", 0.05)
    has_failed, stands = threading.Event(), ViewerLinks.stands

    def stands_after_a_failure(links, viewing):
        if not has_failed.is_set():
            has_failed.set()
            raise StorageError("store_unavailable")
        return stands(links, viewing)

    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send({"type": "hello", "ticket": viewer_ticket, "revision": None})
        visitor.until("welcome")
        monkeypatch.setattr(ViewerLinks, "stands", stands_after_a_failure)
        assert has_failed.wait(10)
        house.services.viewer_links.close(OWNER, house.project_id)
        assert visitor.until("error")["code"] == "view_link_closed"


def test_a_viewers_ticket_opens_no_other_project(house, client, viewer_ticket):
    other = house.services.projects.create(OWNER, house.workbench.document(OWNER))
    hello = {"type": "hello", "ticket": viewer_ticket, "revision": None}
    path = house.address.replace(house.project_id, other)
    assert turned_away(house, client, hello, path) == ("ticket_invalid", NO_TICKET)


def test_a_removed_name_leaves_every_screen_at_once(house, client):
    comment = {"name": "add_comment", "comment_id": "comment:c", "about_id": "touchpoint:t1", "text": "@Zelda?"}
    with (
        visiting(house, client, actor_id="actor:z", name="Zelda") as zelda,
        visiting(house, client, actor_id="actor:b", locale="zh-CN") as other,
    ):
        assert [peer["name"] for peer in other.welcome["peers"]] == ["Zelda"]
        zelda.command(comment)
        other.until("operation")
        house.services.care.redact(OWNER, "actor:z")
        told = other.until("operation")
        assert (told["name"], told["subject"], told["edits"]) == ("redact_person", "Former participant 1", [])
        heard: dict[str, object] = {}
        while heard != {"presence": [""], "people": {"actor:z": "前参与者 1"}}:
            news = other.receive()
            if news["type"] == "presence":
                heard["presence"] = [peer["name"] for peer in news["peers"]]
            elif news["type"] == "people":
                heard["people"] = news["people"]
        zelda.send({"type": "name", "name": "Zelda again"})
        assert zelda.until("error")["code"] == "person_redacted"
        zelda.send({"type": "ping"})
        zelda.until("pong")
    with visiting(house, client, actor_id="actor:z", name="Zelda") as back:
        assert back.welcome["name"] is None
        assert "Zelda" not in str(back.welcome)


def test_whoever_comes_back_to_a_project_deleted_for_good_is_told_so(house, client):
    house.services.projects.move(OWNER, house.project_id, ProjectState.TRASHED)
    house.services.projects.purge(OWNER, house.project_id)
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send({"type": "hello", "ticket": house.ticket(), "revision": None, "name": None, "parts": []})
        assert visitor.receive()["code"] == "project_deleted"


def test_the_ticket_of_somebody_who_signed_in_opens_as_long_as_the_address_has_the_role(house, client, monkeypatch):
    signed_in = Claims(
        house.project_id, Actor("actor:s", Role.EDITOR), "en", holder="actor:browser", address="bob@example.org"
    )
    hello = {"type": "hello", "ticket": house.tickets.issue(signed_in), "revision": None}
    monkeypatch.setenv("CXDESIGN_EDITORS", "@example.org")
    with client.websocket_connect(house.address) as session:
        visitor = Visitor(session)
        visitor.send(hello)
        assert visitor.until("welcome")["actor"] == "actor:s"
    renewed = house.tickets.renew(hello["ticket"], house.project_id, holder="actor:browser")
    assert house.tickets.read(renewed, house.project_id) == signed_in
    with pytest.raises(PermissionDenied, match="ticket_invalid"):
        house.tickets.renew(hello["ticket"], house.project_id, holder="actor:s")
    monkeypatch.setenv("CXDESIGN_EDITORS", "ann@example.org")
    assert turned_away(house, client, hello) == ("sign_in_needed", NO_TICKET)
    assert client.get(f"{house.path}/snapshot", headers={"x-ticket": hello["ticket"]}).status_code == 401
