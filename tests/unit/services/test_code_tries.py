from __future__ import annotations

import pytest
from sqlalchemy import select

from cxdesign.domain.join_code import ALPHABET, LENGTH
from cxdesign.errors import PermissionDenied
from cxdesign.services.agendas import make_agenda
from cxdesign.services.bootstrap import build
from cxdesign.services.code_tries import ALL_TRIES_A_MINUTE, TRIES_A_MINUTE, TRIES_AT_ONCE, years_to_try_all
from cxdesign.storage.engine import reading
from cxdesign.storage.tables import tries
from tests.acting import OWNER, a_project


@pytest.fixture
def services(tmp_path):
    found = build(f"sqlite:///{tmp_path / 'store.db'}")
    yield found
    found.store.close()


def refused(services, code, address):
    with pytest.raises(PermissionDenied) as caught:
        services.codes.find(code, address)
    return caught.value.code


def test_a_code_opens_its_workshop_however_it_is_typed(services):
    workshop = services.workshops.begin(OWNER, a_project(services), make_agenda("taster", "en"))
    assert services.codes.find(f" {workshop.code.lower()} ", "192.0.2.1").id == workshop.id


def test_wrong_codes_cost_tries_of_their_address_and_the_right_one_is_refused_then_too(services):
    workshop = services.workshops.begin(OWNER, a_project(services), make_agenda("taster", "en"))
    answers = [refused(services, code, "192.0.2.1") for code in ("CCCCCC", "none") * (TRIES_AT_ONCE // 2)]
    assert set(answers) == {"code_wrong"}
    assert refused(services, workshop.code, "192.0.2.1") == "codes_too_fast"
    assert services.codes.find(workshop.code, "192.0.2.2").id == workshop.id


def test_no_address_is_kept(services):
    refused(services, "CCCCCC", "192.0.2.1")
    with reading(services.store.engine) as connection:
        keys = {row.key for row in connection.execute(select(tries))}
    assert len(keys) == 2
    assert not any("192" in key for key in keys)


def test_guessing_takes_years():
    """By hand: 22 to the power of 6 codes; 60 a minute are 31,557,600 a year."""
    assert len(ALPHABET) ** LENGTH == 113_379_904
    assert years_to_try_all() == pytest.approx(113_379_904 / 60 / 525_960)
    assert years_to_try_all() / 2 >= 1.75
    assert years_to_try_all(per_minute=TRIES_A_MINUTE) == pytest.approx(10.78, abs=0.01)
    assert ALL_TRIES_A_MINUTE * 60 * 24 / 113_379_904 < 0.001, "the chance of a day without pause"
