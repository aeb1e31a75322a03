from __future__ import annotations

import inspect
from enum import StrEnum

import pytest

from cxdesign.domain import vocabulary

ENUMERATIONS = [found for _, found in inspect.getmembers(vocabulary, inspect.isclass) if found is not StrEnum]


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=lambda enumeration: enumeration.__name__)
def test_values_are_the_lower_case_names(enumeration):
    for member in enumeration:
        assert member.value in {member.name.lower(), member.name}
        assert member.value == member.value.lower() or enumeration is vocabulary.Level


def test_lanes_that_draw_attributes():
    assert {role.value for role in vocabulary.ATTRIBUTE_ROLES} == {"channel", "emotion", "pyramid"}


def test_the_lanes_of_the_blueprint_stand_as_they_are_drawn():
    assert [role.value for role in vocabulary.BLUEPRINT_ROLES] == [
        "evidence",
        "customer_actions",
        "onstage",
        "backstage",
        "support",
    ]
