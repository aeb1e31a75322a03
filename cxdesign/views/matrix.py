"""The two matrices of the co-creation environment, in words: who takes part how far, and who may decide what."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesign.analysis.empowerment import NOBODY, Situation, empowerment_matrix
from cxdesign.analysis.environment import participation
from cxdesign.checks.environment import EMPOWERMENT_FIELDS
from cxdesign.checks.standards import lacking
from cxdesign.domain.document import Document
from cxdesign.domain.environment import ACTIVE_LEVELS, STAKEHOLDERS, Empowerment
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import ParticipationLevel, RelationType
from cxdesign.i18n import Translator

Tone = Literal["none", "filled", "strong", "open"]
DASH = "–"


@dataclass(frozen=True)
class Named:
    """A row or column: its id and name; with entries of its own it can be renamed and removed with them."""

    id: str
    name: str
    note: str = ""
    entries: tuple[str, ...] = ()
    can_rename: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes
    ----------
    text : str
        What stands in it; a dash where nothing is said.
    tone : {"none", "filled", "strong", "open"}
        Nothing said; said; said and what counts; something is missing, which ``gap`` names.
    value : str
        The level, for a matrix of levels.
    more : tuple of str
        Further lines.
    gap : str
        What is missing, with the rule that asks for it.
    entry, limit, escalation : str
        The entry behind the cell and its fields, for a matrix of words.
    is_open : bool
        Whether all that is said of it stands beside the matrix.
    """

    text: str
    tone: Tone
    value: str = ""
    more: tuple[str, ...] = ()
    gap: str = ""
    entry: str = ""
    limit: str = ""
    escalation: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Row(Named):
    """A row with its cells, one per column."""

    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Option:
    """One level that can be chosen; with how a cell looks that has it."""

    value: str
    label: str
    text: str
    tone: Tone


@dataclass(frozen=True)
class Matrix:
    """A whole matrix: what it is called, columns, rows, and the levels to choose from."""

    mode: Literal["choice", "words"]
    label: str
    corner: str
    columns: tuple[Named, ...]
    rows: tuple[Row, ...]
    options: tuple[Option, ...] = ()


def participation_grid(document: Document, translate: Translator) -> Matrix:
    """Return the participation matrix: stages down, roles across, in each cell how far the role takes part.

    Parameters
    ----------
    document : Document
        Any sound document.
    translate : Translator
        The reader's language.
    """
    levels = participation(document)
    options = (Option("", translate("environment.no_level"), DASH, "none"), *_levels(translate))
    looks = {option.value: Cell(option.text, option.tone, option.value) for option in options}
    columns = tuple(Named(role.value, translate(f"enum.rater_role.{role.value}")) for role in STAKEHOLDERS)
    rows = tuple(
        Row(stage.id, stage.name, cells=tuple(looks[levels.get((stage.id, role), "")] for role in STAKEHOLDERS))
        for stage in document.stages
    )
    label, corner = translate("environment.part_participation"), translate("changes.kind_stage")
    return Matrix("choice", label, corner, columns, rows, options)


def empowerment_grid(
    document: Document, translate: Translator, *, further: Sequence[str] = (), opened_id: str = ""
) -> Matrix:
    """Return the empowerment matrix: situations down, roles across, in each cell limit and escalation.

    Parameters
    ----------
    document : Document
        Any sound document.
    translate : Translator
        The reader's language.
    further : sequence of str, optional
        Roles somebody has asked a column for that nothing names yet.
    opened_id : str, optional
        The entry of which all is shown beside the matrix.
    """
    found = empowerment_matrix(document)
    named = [role for role in found.roles if role != NOBODY]
    roles = (*dict.fromkeys([*named, *further]), *([NOBODY] if NOBODY in found.roles else []))
    counts = _places(document)
    rows = tuple(_situation(place, roles, counts, opened_id, translate) for place in enumerate(found.situations))
    columns = tuple(_role(role, found.situations, translate) for role in roles)
    label = translate("environment.part_empowerment")
    return Matrix("words", label, translate("environment.situation"), columns, rows)


def _levels(translate: Translator) -> tuple[Option, ...]:
    named = ((level, translate(f"enum.participation_level.{level.value}")) for level in ParticipationLevel)
    return tuple(
        Option(level.value, name, name, "strong" if level in ACTIVE_LEVELS else "filled") for level, name in named
    )


def _role(role: str, situations: Sequence[Situation], translate: Translator) -> Named:
    entries = tuple(one.entries[role].id for one in situations if role in one.entries)
    name = role or translate("environment.nobody_named")
    return Named(role, name, entries=entries, can_rename=bool(entries))


def _situation(
    place: tuple[int, Situation], roles: Sequence[str], counts: Mapping[str, int], opened_id: str, translate: Translator
) -> Row:
    number, row = place
    entries = tuple(entry.id for entry in row.entries.values())
    count = sum(counts.get(entry_id, 0) for entry_id in entries)
    note = translate("register.covers_one" if count == 1 else "register.covers", count=count) if count else ""
    cells = tuple(_limit(row.entries.get(role), opened_id, translate) for role in roles)
    return Row(f"{number}", row.name, note, entries, can_rename=True, cells=cells)


def _limit(entry: Empowerment | None, opened_id: str, translate: Translator) -> Cell:
    if entry is None:
        return Cell(DASH, "none")
    missing = lacking(entry, EMPOWERMENT_FIELDS)
    return Cell(
        text=entry.limit.strip() or DASH,
        tone="open" if missing else "strong",
        more=(translate("register.then", escalation=entry.escalation),) if entry.escalation else (),
        gap=_gap(missing, translate),
        entry=entry.id,
        limit=entry.limit,
        escalation=entry.escalation,
        is_open=entry.id == opened_id,
    )


def _gap(missing: Collection[str], translate: Translator) -> str:
    if not missing:
        return ""
    names = translate("figure.separator").join(translate(f"board.field_{name}") for name in missing)
    return translate("environment.cell_lacks", names=names)


def _places(document: Document) -> Mapping[str, int]:
    """Return by entry at how many steps and touchpoints it may be needed."""
    found: dict[str, int] = {}
    for link in document.all(Relation):
        if link.relation is RelationType.EMPOWERED_BY:
            found[link.target_id] = found.get(link.target_id, 0) + 1
    return found
