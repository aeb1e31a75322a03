from __future__ import annotations

import itsdangerous.timed
import pytest

from cxdesign.errors import PermissionDenied
from cxdesign.live.tickets import RENEWABLE_SECONDS, TICKET_SECONDS, Claims, Tickets
from cxdesign.services.actor import Actor, Role

CLAIMS = Claims("p", Actor("actor:a", Role.EDITOR), "en")


@pytest.fixture
def later(monkeypatch):
    """Move the server's clock by some seconds."""
    began = itsdangerous.timed.time.time()
    return lambda seconds: monkeypatch.setattr(itsdangerous.timed.time, "time", lambda: began + seconds)


def test_a_ticket_outlives_a_clock_that_is_set_back(later):
    tickets = Tickets("key")
    ticket = tickets.issue(CLAIMS)
    later(-3600)
    assert tickets.read(ticket, "p") == CLAIMS
    assert tickets.read(tickets.renew(ticket, "p", holder="actor:a"), "p") == CLAIMS


def test_a_ticket_expires_and_can_be_exchanged_for_some_time(later):
    tickets = Tickets("key")
    ticket = tickets.issue(CLAIMS)
    later(TICKET_SECONDS - 5)
    assert tickets.read(ticket, "p") == CLAIMS
    later(TICKET_SECONDS + 5)
    with pytest.raises(PermissionDenied, match="ticket_expired"):
        tickets.read(ticket, "p")
    assert tickets.renew(ticket, "p", holder="actor:a")
    later(RENEWABLE_SECONDS + 5)
    with pytest.raises(PermissionDenied, match="ticket_expired"):
        tickets.renew(ticket, "p", holder="actor:a")


@pytest.mark.parametrize("ticket", ["", "x", "a.b.c", "\ud800"])
def test_what_is_no_ticket_is_refused(ticket):
    with pytest.raises(PermissionDenied, match="ticket_invalid"):
        Tickets("key").read(ticket, "p")


def test_a_ticket_of_another_key_is_refused():
    with pytest.raises(PermissionDenied, match="ticket_invalid"):
        Tickets("key").read(Tickets("other").issue(CLAIMS), "p")
