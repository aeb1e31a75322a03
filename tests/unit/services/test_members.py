from __future__ import annotations

import pytest

from cxdesign.services.actor import Role
from cxdesign.services.members import Members, person_id

PEOPLE = Members.of({"CXDESIGN_OWNERS": " Ann@Example.org ,", "CXDESIGN_EDITORS": "@team.example,bob@example.org"})


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("ann@example.org", Role.OWNER),
        ("ANN@EXAMPLE.ORG", Role.OWNER),
        ("bob@example.org", Role.EDITOR),
        ("anybody@team.example", Role.EDITOR),
        ("ann@example.org.evil.example", None),
        ("ann@evil.example@example.org", None),
        ("@team.example", None),
        ("somebody@sub.team.example", None),
        ("team.example", None),
        ("", None),
    ],
)
def test_an_address_has_the_role_it_was_given_and_no_other(address, role):
    assert PEOPLE.role_of({"email": address, "email_verified": True}) is role


@pytest.mark.parametrize("stated", [False, "true", 1, "false"])
def test_an_address_that_is_not_verified_counts_for_nothing(stated):
    trusting = Members(PEOPLE.owners, PEOPLE.editors, trusts_email=True)
    claims = {"email": "ann@example.org", "email_verified": stated}
    assert PEOPLE.role_of(claims) is None
    assert trusting.role_of(claims) is None


def test_an_address_nothing_is_said_of_counts_where_the_owner_trusts_the_provider():
    claims = {"email": "ann@example.org"}
    assert PEOPLE.role_of(claims) is None
    assert Members.of({"CXDESIGN_OWNERS": "ann@example.org", "CXDESIGN_TRUST_EMAIL": "1"}).role_of(claims) is Role.OWNER
    assert Members.of({"CXDESIGN_OWNERS": "ann@example.org", "CXDESIGN_TRUST_EMAIL": "0"}).role_of(claims) is None


def test_without_addresses_nobody_is_known():
    assert Members.of({}).role_of({"email": "ann@example.org", "email_verified": True}) is None


def test_a_person_is_issuer_and_subject_whatever_the_address():
    ann = {"iss": "https://id.example.org", "sub": "7", "email": "ann@example.org"}
    assert person_id(ann) == person_id({**ann, "email": "married@example.org"})
    assert person_id(ann) != person_id({**ann, "sub": "8"})
    assert person_id({"iss": "a", "sub": "b c"}) != person_id({"iss": "a b", "sub": "c"})
    assert person_id({"sub": "7"}) is None


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"sub": "7", "name": "Ann"}, "no_address"),
        ({"email": "", "email_verified": True}, "no_address"),
        ({"email": "ann@example.org"}, "unverified"),
        ({"email": "ann@example.org", "email_verified": False}, "unverified"),
        ({"email": "eve@example.net", "email_verified": True}, "unknown"),
    ],
)
def test_who_is_turned_away_is_told_why(claims: dict[str, object], reason: str) -> None:
    people = Members(frozenset({"ann@example.org"}))
    assert people.role_of(claims) is None
    assert people.reason_against(claims) == reason
