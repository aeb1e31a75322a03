"""The result of a workshop as a file: values of revealed prompts only, people by role and number.

Names stand in it where a question said that it shows who wrote a card, and where somebody asks for those that were
given, as a list that tells nothing of who said what.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from cxdesign.commands import NameVersion, TakeCurve, TakeNote, TakePeaks, TakeRound
from cxdesign.commands.evaluation import Decide
from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.domain.participation import ROLES
from cxdesign.errors import StorageError
from cxdesign.formats.report.hypertext import write_sheet_hypertext
from cxdesign.formats.report.one_sheet import set_sheet
from cxdesign.formats.report.printed import write_sheet
from cxdesign.history.operation import Operation
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor
from cxdesign.services.agendas import agenda_words, spoken
from cxdesign.services.ballots import Ballots
from cxdesign.services.bootstrap import Services
from cxdesign.services.room_cards import cards_of, of_workshop
from cxdesign.services.workbench import Workbench
from cxdesign.storage.workshops import Participant, Workshop
from cxdesign.views.deeds import Deeds
from cxdesign.views.report.workshop import Asked, Gathered, build_workshop_result, was_started
from cxdesign.views.report.workshop_page import build_result_page
from cxdesign.views.room_items import catalogue_of
from cxdesign.views.room_ratings import criteria_words
from cxdesign.views.room_results import build_result

Kind = Literal["html", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)
DECIDING = (TakeCurve.name, TakeNote.name, TakePeaks.name, TakeRound.name, NameVersion.name, Decide.name)
"""Commands that put something on record for the room (ours)."""


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for.

    Attributes
    ----------
    workshop_id : str or None
        Which workshop of the project; None: the newest.
    has_annex : bool
        Whether all of it stands on pages behind the first one; a page of hypertext always has it below.
    has_names : bool
        Whether the names people gave are told.
    offset : timedelta
        How far the reader's clock is ahead of UTC.
    """

    workshop_id: str | None = None
    has_annex: bool = False
    has_names: bool = False
    offset: timedelta = timedelta()


def write_workshop_result(
    services: Services,
    actor: Actor,
    project_id: str,
    kind: Kind,
    translate: Translator,
    *,
    wanted: Wanted = Wanted(),
) -> bytes:
    """Return the result of a workshop of a project as a file: one sheet, and all of it behind or below.

    Parameters
    ----------
    services : Services
        Where it is read.
    actor : Actor
        Who asks; has to be allowed to lead.
    project_id : str
        The project.
    kind : {"html", "pdf"}
        A page that opens in every browser without a server, or paper.
    translate : Translator
        The language.
    wanted : Wanted, optional
        Which workshop, and what of it.

    Raises
    ------
    PermissionDenied
        ``role_may_not_edit``.
    StorageError
        ``workshop_closed`` when the project has no such workshop.
    """
    workshop = services.workshops.one(actor, project_id, wanted.workshop_id)
    if workshop is None:
        raise StorageError("workshop_closed")
    workshop = replace(workshop, agenda=spoken(workshop.agenda, translate.locale))
    gathered = _gathered(services, actor, workshop, translate, wanted)
    annex, sheet = build_workshop_result(gathered, translate), set_sheet(build_result_page(gathered, translate))
    if kind == "html":
        return write_sheet_hypertext(sheet, annex).encode()
    return write_sheet(sheet, annex if wanted.has_annex else None, services.today())


def _gathered(services: Services, actor: Actor, workshop: Workshop, translate: Translator, wanted: Wanted) -> Gathered:
    bench = services.projects.workbench(workshop.project_id)
    document = bench.document(of_workshop(workshop))
    people = services.store.workshops.participants(workshop.id)
    ballots = Ballots(services.store.workshops, workshop.id)
    counts = Counter(one.role for one in people)
    ids, locale = services.card_ids, translate.locale
    asked = [
        Asked(one, None, tuple(cards_of(one, ballots, document, people, ids)))
        if one.kind is PromptKind.CARDS
        else _asked(one, ballots, document, people, locale)
        for one in workshop.agenda.prompts
        if was_started(one)
    ]
    return Gathered(
        workshop,
        document.project.name,
        {role: counts[role] for role in ROLES},
        tuple(asked),
        tuple(_decided(bench, actor, workshop, translate)),
        wanted.offset,
        tuple(sorted((one.name for one in people if one.name), key=str.casefold)) if wanted.has_names else (),
    )


def _asked(prompt: Prompt, ballots: Ballots, document: Document, people: tuple[Participant, ...], locale: str) -> Asked:
    if not prompt.is_revealed:
        return Asked(prompt, None)
    roles = {one.id: one.role.value for one in people}
    result = build_result(prompt, document, ballots.revealed(prompt), roles)
    catalogue = catalogue_of(prompt, document) if prompt.set_id is not None else None
    if catalogue is not None:
        result["words"] = criteria_words(locale, catalogue)
    return Asked(prompt, result)


def _decided(
    bench: Workbench, actor: Actor, workshop: Workshop, translate: Translator
) -> Iterator[tuple[datetime, str]]:
    """Give what was put on record while the workshop was open, as far as it was not taken back."""
    found: dict[int, Operation] = {}
    gone: dict[int, Operation] = {}
    for operation in bench.history.operations(actor, 0):
        if not isinstance(operation, Operation) or operation.at < workshop.opened_at:
            continue
        if workshop.closed_at is not None and operation.at > workshop.closed_at:
            break
        if operation.undoes in found:
            gone[operation.revision] = found.pop(operation.undoes)
        elif operation.redoes in gone:
            found[operation.revision] = gone.pop(operation.redoes)
        elif operation.command in DECIDING:
            found[operation.revision] = operation
    words, asked = Deeds(translate), agenda_words(translate.locale)
    for operation in found.values():
        told = asked.get(operation.subject, operation.subject)
        yield operation.at, words.of(replace(operation, subject=told))
