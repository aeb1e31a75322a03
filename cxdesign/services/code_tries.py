"""Finding a workshop by its join code, and how often one may try in vain: codes are short, so guessing must be slow."""

from __future__ import annotations

from cxdesign.domain.join_code import ALPHABET, LENGTH, read_code
from cxdesign.errors import PermissionDenied
from cxdesign.services.participants import ParticipantService
from cxdesign.services.secret import keyed_digest
from cxdesign.storage.tries import Limit, Tries
from cxdesign.storage.workshops import Workshop

TRIES_AT_ONCE, TRIES_A_MINUTE = 20, 20
"""How often one address may try wrong codes (ours); in a room all phones may share one."""
ALL_TRIES_AT_ONCE, ALL_TRIES_A_MINUTE = 120, 60
"""How often all of them together may (ours)."""
MINUTES_A_YEAR = 365.25 * 24 * 60


def years_to_try_all(*, per_minute: float = ALL_TRIES_A_MINUTE) -> float:
    """Return how many years it takes to try every code at a rate, without pause; a given one is found in half of it.

    While several workshops are open, one of them is found so many times sooner.

    Parameters
    ----------
    per_minute : float
        Tries a minute; by default what is allowed to all together.

    Examples
    --------
    >>> round(years_to_try_all(), 1), round(years_to_try_all(per_minute=TRIES_A_MINUTE), 1)
    (3.6, 10.8)
    """
    codes: int = len(ALPHABET) ** LENGTH
    return codes / per_minute / MINUTES_A_YEAR


class CodeTries:
    """Finds workshops by what somebody has typed.

    Parameters
    ----------
    participants : ParticipantService
        Knows which code opens which workshop.
    tries : Tries
        Counts what was tried in vain, on all servers of the store.
    signing_key : str
        Makes what is kept of an address unreadable.
    """

    def __init__(self, participants: ParticipantService, tries: Tries, signing_key: str) -> None:
        self._participants = participants
        self._tries = tries
        self._signing_key = signing_key

    def find(self, typed: str, address: str) -> Workshop:
        """Return the workshop a code opens; a wrong one costs a try.

        Parameters
        ----------
        typed : str
            The code as it was typed.
        address : str
            From where.

        Raises
        ------
        PermissionDenied
            ``code_wrong``; ``codes_too_fast`` while there is no try left, whatever the code.
        """
        code = read_code(typed)
        is_allowed, found = self._tries.attempt(
            lambda: None if code is None else self._participants.find(code),
            Limit(f"code.{self._digest(address)}", TRIES_AT_ONCE, TRIES_A_MINUTE),
            Limit("code", ALL_TRIES_AT_ONCE, ALL_TRIES_A_MINUTE),
        )
        if found is None:
            raise PermissionDenied("code_wrong" if is_allowed else "codes_too_fast")
        return found

    def _digest(self, address: str) -> str:
        """Return what is kept of an address: without the key of the store nobody finds out which it was."""
        return keyed_digest(self._signing_key, address)
