from __future__ import annotations

import threading
from datetime import date

import pytest

from cxdesign.commands import LapseDismissals, parse
from cxdesign.domain.relations import Dismissal, dismissal_id
from cxdesign.errors import CommandInvalid, IntegrityError
from cxdesign.history.operation import WORKBENCH_ID
from cxdesign.i18n import Translator
from cxdesign.services.findings import WORKBENCH, lapse_dismissals
from cxdesign.services.workbench import Workbench
from cxdesign.views.history import history_entries
from tests.acting import ANN, BEN, a_project, an_id, does, redoes, undoes
from tests.builders import a_journey

TODAY = date(2025, 3, 1)
BARE = ("touchpoint:t1",)


@pytest.fixture
def bench(services):
    """A project whose touchpoints have no environment."""
    return services.projects.workbench(a_project(services, document=a_journey()))


def dismisses(bench, actor=ANN, rule="R04", record_ids=BARE):
    return does(bench, actor, "dismiss_finding", rule=rule, record_ids=list(record_ids), reason="As planned")


def mends(bench, actor=BEN):
    attributes = {"environments": ["physical"]}
    return does(bench, actor, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes=attributes)


def dismissals(bench):
    return [record.rule for record in bench.document(ANN).all(Dismissal)]


def test_a_dismissal_stands_while_its_finding_does(bench):
    dismisses(bench)
    assert lapse_dismissals(bench, today=TODAY) is None
    assert (bench.revision, dismissals(bench)) == (2, ["R04"])


def test_a_resolved_finding_that_comes_back_is_open(bench):
    dismisses(bench)
    mends(bench)
    operation = lapse_dismissals(bench, today=TODAY)
    assert (operation.actor_id, operation.command, operation.subject) == (WORKBENCH_ID, "lapse_dismissals", "R04")
    assert dismissals(bench) == []
    undoes(bench, BEN)
    assert lapse_dismissals(bench, today=TODAY) is None
    assert dismissals(bench) == []


def test_nothing_happens_twice(bench):
    dismisses(bench)
    mends(bench)
    assert lapse_dismissals(bench, today=TODAY).revision == 4
    assert lapse_dismissals(bench, today=TODAY) is None
    assert bench.revision == 4


def test_only_what_is_gone_lapses_and_all_of_it_at_once(bench):
    for rule, record_ids in (("R04", BARE), ("R04", ("touchpoint:t2",)), ("R99", ()), ("R12", ("touchpoint:t3",))):
        dismisses(bench, rule=rule, record_ids=record_ids)
    operation = lapse_dismissals(bench, today=TODAY)
    assert operation.subject == "R12, R99"
    assert dismissals(bench) == ["R04", "R04"]


def test_it_stands_in_nobodys_undo_stack(bench):
    dismisses(bench)
    mends(bench)
    before = bench.undo_state(BEN.id)
    lapse_dismissals(bench, today=TODAY)
    assert bench.undo_state(BEN.id) == before
    undoes(bench, BEN)
    redoes(bench, BEN)
    assert bench.document(ANN).touchpoints[0].environments == ("physical",)


def test_it_is_told_in_the_history(bench):
    dismisses(bench)
    mends(bench)
    lapse_dismissals(bench, today=TODAY)
    for locale, expected in (
        ("en", ("Workbench", "Finding resolved, no longer set aside: R04")),
        ("zh-CN", ("工作台", "检查结果已解决，不再搁置：R04")),
    ):
        entry = history_entries(bench.history.operations(ANN, 0), {}, translate=Translator(locale))[0]
        assert (entry.actor_name, entry.sentence) == expected


def test_two_servers_do_it_once(services, bench):
    other = Workbench(bench.project_id, services.store.log, services.clock)
    dismisses(bench)
    mends(bench)
    ready = threading.Barrier(2)
    results = []

    def act(one):
        ready.wait(10)
        results.append(lapse_dismissals(one, today=TODAY))

    threads = [threading.Thread(target=act, args=(one,)) for one in (bench, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    done = {operation.revision for operation in results if operation is not None}
    assert done == {4}
    assert [o.command for o in services.store.log.after(bench.project_id, 3)] == ["lapse_dismissals"]
    assert dismissals(bench) == dismissals(other) == []


def test_a_server_that_judged_the_same_revision_gets_the_first_result(services, bench):
    dismisses(bench)
    mends(bench)
    command = LapseDismissals(dismissal_ids=[dismissal_id("R04", BARE)], revision=3)
    first = bench.execute(WORKBENCH, "c" * 32, command)
    other = Workbench(bench.project_id, services.store.log, services.clock)
    assert other.execute(WORKBENCH, "c" * 32, command) == first


def test_what_was_judged_on_an_older_revision_is_refused(bench):
    dismisses(bench)
    mends(bench)
    command = LapseDismissals(dismissal_ids=[dismissal_id("R04", BARE)], revision=2)
    with pytest.raises(IntegrityError, match="document_moved_on"):
        bench.execute(WORKBENCH, an_id(), command)
    assert dismissals(bench) == ["R04"]


class Overtaken(Workbench):
    """A workbench on which Ben is faster than the workbench itself."""

    def execute(self, actor, command_id, command):
        if actor == WORKBENCH:
            undoes(self, BEN)
        return super().execute(actor, command_id, command)


def test_when_somebody_was_faster_it_waits_for_the_next_call(services, bench):
    slow = Overtaken(bench.project_id, services.store.log, services.clock)
    dismisses(slow)
    mends(slow)
    assert lapse_dismissals(slow, today=TODAY) is None
    assert dismissals(slow) == ["R04"]
    assert lapse_dismissals(bench, today=TODAY) is None


def test_nobody_can_send_it():
    with pytest.raises(CommandInvalid, match="command_unknown"):
        parse({"name": "lapse_dismissals", "dismissal_ids": [dismissal_id("R04", BARE)], "revision": 1})
