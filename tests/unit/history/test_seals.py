from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cxdesign.domain.change import Patch, Put, Remove, inverse, patch
from cxdesign.domain.evaluation import RaterEntry
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import PermissionDenied
from cxdesign.history.operation import Operation
from cxdesign.history.seals import Seals
from tests.evaluations import a_rating

ANN, BEN = "actor:ann", "actor:ben"
C1, C2 = (a_rating("r", "guest", code, 2) for code in ("C1", "C2"))


def sealed(revision, *changed, actor_id=ANN, round_id="round:r") -> Operation:
    at = datetime(2025, 1, 1, tzinfo=UTC)
    change = tuple(Put(record) for record in changed)
    payload = {"round_id": round_id}
    return Operation(revision, f"{revision:032x}", actor_id, at, "rate", "C1", change, payload, is_sealed=True)


def may(seals, actor_id, record, *, is_sealed=True) -> bool:
    try:
        seals.require_free(actor_id, [record.id], is_sealed=is_sealed)
    except PermissionDenied:
        return False
    return True


def test_only_what_is_sealed_counts():
    open_to_all = replace(sealed(2, C1), is_sealed=False)
    seals = Seals([open_to_all, sealed(3, C2)])
    assert [operation.revision for operation in seals.operations] == [3]
    assert (2 in seals, 3 in seals, "3" in seals) == (False, True, False)
    assert may(seals, BEN, C1)


def test_what_somebody_has_sealed_is_theirs_under_seal_only():
    seals = Seals([sealed(2, C1)])
    assert may(seals, ANN, C1)
    assert not may(seals, ANN, C1, is_sealed=False)
    assert not may(seals, BEN, C1)
    assert may(seals, BEN, C2, is_sealed=False)


def test_it_stays_theirs_when_it_was_taken_back():
    seals = Seals([sealed(2, C1)])
    seals.add(replace(sealed(3), change=inverse((Put(C1),))))
    assert replace(sealed(3), change=(Remove(C1),)) in seals.operations
    assert not may(seals, BEN, C1)


def test_seals_are_lifted_by_round():
    seals = Seals([sealed(2, C1), sealed(3, C2, actor_id=BEN, round_id="round:s"), sealed(4, C1)])
    assert seals.under("round:r") == (2, 4)
    seals.lift(seals.under("round:r"))
    assert [operation.revision for operation in seals.operations] == [3]
    assert may(seals, BEN, C1, is_sealed=False)
    assert not may(seals, ANN, C2)
    seals.lift(())
    assert seals.under("round:s") == (3,)


def test_a_seal_is_not_gone_past_by_opening_or_revealing_its_round():
    seals = Seals([sealed(2, C1)])
    states = {"before": {"state": "open"}, "after": {"state": "revealed"}}
    assert seals.broken_by(Patch("round:r", **states)) == "round:r"
    assert seals.broken_by(Patch("round:s", **states)) is None
    assert seals.broken_by(Patch("round:r", {"name": "a"}, {"name": "b"})) is None


def test_what_a_rating_hangs_on_stays_while_others_see_it_as_they_knew_it():
    rater = RaterEntry(id="rater:guest", role=RaterRole.CUSTOMER, order="a0")
    new, known = sealed(2, C1), replace(sealed(2), change=patch(C1, score=5))
    known = replace(known, payload={**known.payload, "rater_id": rater.id})
    assert Seals([new]).broken_by(Remove(rater)) is None
    seals = Seals([known])
    assert seals.broken_by(Remove(rater)) == "round:r"
    assert seals.broken_by(Put(rater)) is None
    seals.lift((2,))
    assert seals.broken_by(Remove(rater)) is None


@pytest.mark.parametrize("seal_id", ["round:none", ""])
def test_under_no_seal_there_is_nothing(seal_id):
    assert Seals([sealed(2, C1)]).under(seal_id) == ()
