"""The one place where notebooks find everything about decisions."""

import inspect

import pytest

from cxdesign.analysis import decision


@pytest.mark.parametrize("name", ["saw", "topsis", "weighted_product"])
def test_the_methods_take_what_their_field_takes(name):
    parameters = inspect.signature(getattr(decision, name)).parameters
    assert list(parameters) == ["matrix", "weights", "senses", "normalisation"]


def test_acceptability_takes_what_its_field_takes():
    parameters = inspect.signature(decision.rank_acceptability).parameters
    assert ", ".join(str(parameter) for parameter in parameters.values()).startswith("matrix: 'Matrix', senses:")
    assert decision.rank_acceptability([[1]], [1], "saw", 5, 24082) == decision.rank_acceptability([[1]], [1], draws=5)
    assert decision.rank_acceptability([[1]], [1], seed=7).draws == 10_000


def test_all_that_is_named_is_there():
    assert sorted(decision.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name)) == decision.__all__
    assert all(hasattr(decision, name) for name in decision.__all__)
