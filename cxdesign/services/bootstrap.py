"""Everything wired in one place; each default can be replaced by a test."""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial

from cxdesign.errors import PermissionDenied
from cxdesign.resources import database_url
from cxdesign.services.agenda_templates import TemplateService
from cxdesign.services.care import CareService
from cxdesign.services.code_tries import CodeTries
from cxdesign.services.participants import ParticipantService
from cxdesign.services.pictures import PictureService
from cxdesign.services.projects import ProjectService
from cxdesign.services.room_cards import CardIds
from cxdesign.services.viewer_links import ViewerLinks
from cxdesign.services.workshops import WorkshopService
from cxdesign.storage import Store, open_store, utc_now

NAME_LENGTH = 60
"""Longest display name (ours)."""


def new_id() -> str:
    """Return 128 random bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)


def display_name(text: str) -> str:
    """Return a person's name as it is shown: one line of at most 60 characters, without invisible ones.

    Control and format characters go, so that nobody's name turns the text around it.

    >>> display_name("  Mei" + chr(0x202E) + chr(10) + "Lin ")
    'Mei Lin'
    """
    kept = "".join(" " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return " ".join(kept.split())[:NAME_LENGTH]


@dataclass(frozen=True)
class Services:
    """The services of one store."""

    store: Store
    projects: ProjectService
    care: CareService
    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    card_ids: CardIds

    def rename_person(self, actor_id: str, name: str) -> str:
        """Set the name colleagues and the history show for a person, and return it as it is shown.

        Raises
        ------
        PermissionDenied
            ``person_redacted`` when the person's name was taken out for ever.
        """
        if self.store.forgotten.is_former(actor_id):
            raise PermissionDenied("person_redacted")
        shown = display_name(name)
        self.store.people.rename(actor_id, shown, at=self.clock())
        return shown

    def today(self) -> date:
        """Return the present day, in UTC."""
        return self.clock().date()

    @property
    def pictures(self) -> PictureService:
        """The pictures of the projects."""
        return PictureService(self.store)

    @property
    def workshops(self) -> WorkshopService:
        """The workshops, for who leads them."""
        return WorkshopService(self.store, self.care, clock=self.clock, new_id=self.new_id)

    @property
    def templates(self) -> TemplateService:
        """The agendas people keep to begin other workshops with."""
        return TemplateService(self.store, clock=self.clock)

    @property
    def participants(self) -> ParticipantService:
        """The workshops, for who takes part."""
        return ParticipantService(self.store, self.projects, self.card_ids, clock=self.clock, new_id=self.new_id)

    @property
    def codes(self) -> CodeTries:
        """What opens workshops by their codes."""
        return CodeTries(self.participants, self.store.tries, self.signing_key())

    @property
    def viewer_links(self) -> ViewerLinks:
        """The links for people who may only look."""
        return ViewerLinks(self.store.settings)

    def signing_key(self) -> str:
        """Return the key all servers of this store sign tickets with; it is made at the first start."""
        return _signing_key(self.store)

    def owner_key(self) -> str:
        """Return the key that opens the server to its owner from elsewhere; it is made at the first start."""
        return self.store.settings.get_or_set("owner_key", secrets.token_urlsafe(24))


def build(
    url: str,
    *,
    clock: Callable[[], datetime] | None = None,
    own_clock: Callable[[], datetime] = utc_now,
    new_id: Callable[[], str] = new_id,
) -> Services:
    """Return the services of the store at a database URL.

    Parameters
    ----------
    url : str
        Where the store is.
    clock : callable, optional
        What tells the time; without it the store does, so that all its servers agree.
    own_clock : callable, optional
        This machine's clock, by which the store's time is kept.
    new_id : callable, optional
        Makes ids.
    """
    store = open_store(url, own_clock)
    if clock is None:
        store.time.look()
        clock = store.time
    projects = ProjectService(store, clock=clock, new_id=new_id)
    care = CareService(store, projects, clock=clock, new_id=new_id)
    return Services(store, projects, care, clock, new_id, CardIds(partial(_signing_key, store)))


def _signing_key(store: Store) -> str:
    return store.settings.get_or_set("signing_key", secrets.token_urlsafe(32))


@lru_cache(maxsize=32)
def _of(url: str) -> Services:
    return build(url)


def current() -> Services:
    """Return the services of the configured store: one set a process, shared by the pages and the channel."""
    return _of(database_url())
