"""What participants are told before they enter: who is responsible, what is kept, how long, whom to ask.

The owner writes it in either language or both; what is not written is said in general words that are true of every
server, but for who is responsible and how to reach them, which nobody else can know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from cxdesign.errors import CommandInvalid, StorageError
from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.actor import Actor
from cxdesign.services.retention import Rules, rules
from cxdesign.storage.settings import Settings

TEXT_LENGTH = 2000
"""Longest part of a notice (ours)."""
_KEY = "participant_notice"
NoticeText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH)]


class NoticeWords(BaseModel):
    """A notice as its owner wrote it in one language; what is empty was not written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    responsible: NoticeText = ""
    kept: NoticeText = ""
    kept_for: NoticeText = ""
    contact: NoticeText = ""


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    words: Annotated[Mapping[str, NoticeWords], Field(default_factory=dict)]


@dataclass(frozen=True)
class ParticipantNotice:
    """A notice as a participant reads it.

    Attributes
    ----------
    responsible, contact : str
        Who is responsible and how to reach them; empty when the owner has not said so.
    kept, kept_for : str
        What is kept, and how long.
    """

    responsible: str
    kept: str
    kept_for: str
    contact: str

    @property
    def is_complete(self) -> bool:
        """Whether it says who is responsible and how to reach them."""
        return bool(self.responsible and self.contact)


def participant_notice(settings: Settings, translate: Translator) -> ParticipantNotice:
    """Return what participants are told, in one language.

    Who is responsible and the contact are taken from the other language when they were written there alone.

    Parameters
    ----------
    settings : Settings
        Where the notice is kept.
    translate : Translator
        The participant's language.
    """
    known = notice_words(settings)
    own = known.get(translate.locale, NoticeWords())
    others = [known[locale] for locale in LOCALES if locale in known]
    contact = own.contact or next((one.contact for one in others if one.contact), "")
    return ParticipantNotice(
        responsible=own.responsible or next((one.responsible for one in others if one.responsible), ""),
        kept=own.kept or translate("notice.kept_text"),
        kept_for=own.kept_for or _kept_for(translate, has_contact=bool(contact)),
        contact=contact,
    )


def notice_words(settings: Settings) -> Mapping[str, NoticeWords]:
    """Return what the owner wrote, by language.

    Raises
    ------
    StorageError
        ``database_failed`` when what is stored cannot be read.
    """
    kept = settings.get(_KEY)
    if kept is None:
        return {}
    try:
        return _Stored.model_validate_json(kept).words
    except ValidationError as error:
        raise StorageError("database_failed", reason=type(error).__name__) from error


def write_notice(settings: Settings, actor: Actor, words: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what the owner wrote, by language and part; what is left out or empty is said in general words again.

    Raises
    ------
    PermissionDenied
        ``role_must_own``.
    CommandInvalid
        ``notice_too_long`` when a part is longer than a notice's part may be.
    """
    actor.require_owner()
    try:
        stored = _Stored.model_validate({"words": {locale: dict(parts) for locale, parts in words.items()}})
    except ValidationError as error:
        raise CommandInvalid("notice_too_long", limit=TEXT_LENGTH) from error
    settings.put(_KEY, stored.model_dump_json())


def _kept_for(translate: Translator, *, has_contact: bool) -> str:
    """Return in general words how long things are kept, by the rules of this server."""
    try:
        wanted = rules()
    except StorageError:
        wanted = Rules()
    told = [translate("notice.kept_for_text" if has_contact else "notice.kept_for_ask")]
    if wanted.name_days is not None:
        told.append(translate("notice.kept_for_names", days=wanted.name_days))
    if wanted.trash_days is not None:
        told.append(translate("notice.kept_for_trash", days=wanted.trash_days))
    return "\n".join(told)
