"""The tables besides the map: one row a record, headings in either language.

Arrows, extra paths, details of cards and touchpoints, personas and their empathy maps, needs, every register, the
relevance of touchpoints in scenes, links, comments, and the words and figures of the project. A workbook has a sheet
for each of them that holds anything; a delimited file is the map or one of them. A table is recognised by its first
heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pydantic import BaseModel

from cxdesign.domain.blueprint import Flow, PerformerAttributes
from cxdesign.domain.cards import CARD_KINDS, CardAttributes, Feature, StepAttributes
from cxdesign.domain.comments import ABOUT_KINDS, Comment
from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.environment import (
    CANVAS_FIELDS,
    EmpowermentAttributes,
    EnvironmentCanvas,
    IdeaAttributes,
    Participation,
    SessionAttributes,
)
from cxdesign.domain.images import IMAGE_FIELDS
from cxdesign.domain.journey import Path, Project, TouchpointAttributes
from cxdesign.domain.picking import PeakCriterionAttributes
from cxdesign.domain.registers import (
    DataPointAttributes,
    ObjectiveAttributes,
    PromiseAttributes,
    RiskAttributes,
    SceneAttributes,
    SceneCell,
    StandardAttributes,
)
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import EmpathyNote, NeedAttributes, PersonaAttributes
from cxdesign.formats.shape import Kind, Shape, plain, shape_of
from cxdesign.i18n import LOCALES, Translator, catalogue

MAP = "map"
"""The name of the table that is the map itself."""
_ORIGIN = ("provenance", "source")
_IN_THE_MAP = frozenset({"channel", "levels"})
_PICTURE = frozenset(IMAGE_FIELDS)
"""Told as a loss: a table holds no pictures."""
_ENDS: Mapping[str, str] = MappingProxyType({"source_id": "format.column.from", "target_id": "format.column.to"})
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "based_on": "shell.based_on",
        "is_repeat": "format.column.is_repeat",
        "is_non_visual": "format.column.is_non_visual",
        "is_target": "format.column.is_target",
        "area": "format.column.area",
        "relation": "format.column.relation",
        "scene_id": "format.column.scene",
        "customer_relevance": "format.column.customer_relevance",
        "enterprise_relevance": "format.column.enterprise_relevance",
        "reason": "format.column.reason",
        **{name: f"format.column.{name}" for name in ("about_id", "author", "written_at", "edited_at")},
        **{name: f"format.column.{name}" for name in ("reply_to_id", "is_resolved", "stakeholder")},
    }
)


@dataclass(frozen=True)
class SheetColumn:
    """One column: the field it fills, the key of its heading, what its cells hold, the kinds a reference may name."""

    field: str
    label: str
    shape: Shape
    kinds: tuple[str, ...] = ()

    def heading(self, translate: Translator) -> str:
        """Return the heading in the reader's language; of times, with their unit."""
        name = translate(self.label)
        return translate("format.column.in_minutes", name=name) if self.shape.kind is Kind.MINUTES else name


@dataclass(frozen=True)
class Sheet:
    """One table.

    ``extends``: its rows add to records of the map, which its first column names. ``is_single``: it holds one record,
    which its first column does not have to name.
    """

    name: str
    kinds: tuple[str, ...]
    columns: tuple[SheetColumn, ...]
    extends: bool = False
    is_single: bool = False

    @property
    def stands_alone(self) -> bool:
        """Whether its rows can be read without the map and other tables: whether all they have to name is themselves.

        >>> [sheet.name for sheet in SHEETS if not sheet.stands_alone]
        ['touchpoint', 'card', 'path', 'flow', 'empathy_note', 'participation', 'scene_cell', 'relation', 'comment']
        """
        fields = RECORD_TYPES[self.kinds[0]].model_fields
        return not any(c.shape.kind is Kind.REFERENCE and fields[c.field].is_required() for c in self.columns)


def _column(model: type[BaseModel], field: str, kinds: Iterable[str] = (), *, label: str | None = None) -> SheetColumn:
    key = label or _LABELS.get(field) or f"board.field_{field}"
    return SheetColumn(field, key, shape_of(model, field), tuple(kinds))


def _attributes(*models: type[BaseModel], without: frozenset[str] = frozenset()) -> tuple[SheetColumn, ...]:
    """Return the columns of some models' fields; where a value comes from stands last."""
    found = {name: model for model in models for name in model.model_fields if name not in without}
    names = [name for name in found if name not in _ORIGIN] + [name for name in _ORIGIN if name in found]
    return tuple(_column(found[name], name) for name in names)


def _first(sheet: str, field: str, kinds: Iterable[str] = ()) -> SheetColumn:
    shape = Shape(Kind.REFERENCE) if kinds else shape_of(RECORD_TYPES[sheet], field)
    return SheetColumn(field, f"format.first.{sheet}", shape, tuple(kinds))


def _entries(kind: str, attributes: type[BaseModel], *own: SheetColumn) -> Sheet:
    return Sheet(kind, (kind,), (_first(kind, "name"), *own, *_attributes(attributes, without=_PICTURE)))


def _ends(model: type[BaseModel], sheet: str, sources: Iterable[str], targets: Iterable[str]) -> list[SheetColumn]:
    return [_first(sheet, "source_id", sources), _column(model, "target_id", targets, label=_ENDS["target_id"])]


_PERSONA = ("persona",)
SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "project",
        ("project",),
        (
            _first("project", "name"),
            *(_column(Project, name) for name in Project.model_fields if name not in {"kind", "id", "name"}),
        ),
        extends=True,
    ),
    Sheet(
        "touchpoint",
        ("touchpoint",),
        (_first("touchpoint", "id", ("touchpoint",)), *_attributes(TouchpointAttributes, without=_IN_THE_MAP)),
        extends=True,
    ),
    Sheet(
        "card",
        CARD_KINDS,
        (
            _first("card", "id", CARD_KINDS),
            *_attributes(CardAttributes, StepAttributes, without=_PICTURE),
            *(_column(Feature, name) for name in ("level", "refreshed_on")),
        ),
        extends=True,
    ),
    Sheet("path", ("path",), (*_ends(Path, "path", ("touchpoint",), ("touchpoint",)), _column(Path, "is_repeat"))),
    Sheet(
        "flow",
        ("flow",),
        (
            *_ends(Flow, "flow", ("step",), ("step",)),
            _column(Flow, "is_repeat"),
            _column(Flow, "is_non_visual"),
        ),
    ),
    _entries("persona", PersonaAttributes, _column(RECORD_TYPES["persona"], "is_target")),
    Sheet(
        "empathy_note",
        ("empathy_note",),
        (
            _first("empathy_note", "text"),
            _column(EmpathyNote, "persona_id", _PERSONA),
            *(_column(EmpathyNote, name) for name in ("area", "evidence", *_ORIGIN)),
        ),
    ),
    _entries("need", NeedAttributes, _column(RECORD_TYPES["need"], "persona_id", _PERSONA)),
    _entries("performer", PerformerAttributes),
    _entries("standard", StandardAttributes),
    _entries("promise", PromiseAttributes),
    _entries("datapoint", DataPointAttributes),
    _entries("objective", ObjectiveAttributes),
    _entries("risk", RiskAttributes),
    _entries("scene", SceneAttributes),
    _entries("peak_criterion", PeakCriterionAttributes),
    Sheet(
        "environment_canvas",
        ("environment_canvas",),
        (
            _first("environment_canvas", CANVAS_FIELDS[0]),
            *(_column(EnvironmentCanvas, name) for name in CANVAS_FIELDS[1:]),
        ),
        is_single=True,
    ),
    Sheet(
        "participation",
        ("participation",),
        (
            _first("participation", "stage_id", ("stage",)),
            _column(Participation, "stakeholder"),
            _column(Participation, "level", label="format.column.participation_level"),
        ),
    ),
    _entries("empowerment", EmpowermentAttributes),
    _entries("session", SessionAttributes),
    _entries("idea", IdeaAttributes),
    Sheet(
        "scene_cell",
        ("scene_cell",),
        (
            _first("scene_cell", "source_id", ("touchpoint",)),
            _column(SceneCell, "target_id", ("scene",), label=_LABELS["scene_id"]),
            _column(SceneCell, "customer_relevance"),
            _column(SceneCell, "enterprise_relevance"),
            _column(SceneCell, "is_chosen"),
            _column(SceneCell, "reason"),
        ),
    ),
    Sheet(
        "relation",
        ("relation",),
        (
            _first("relation", "source_id", Relation.references["source_id"]),
            _column(Relation, "relation"),
            _column(Relation, "target_id", Relation.references["target_id"], label=_ENDS["target_id"]),
        ),
    ),
    Sheet(
        "comment",
        ("comment",),
        (
            _first("comment", "text"),
            _column(Comment, "about_id", ABOUT_KINDS),
            *(_column(Comment, name) for name in ("author", "written_at", "edited_at")),
            _column(Comment, "reply_to_id", ("comment",)),
            _column(Comment, "is_resolved"),
        ),
    ),
)
"""Every table besides the map; what a row names stands in an earlier one or in the map."""

KINDS: frozenset[str] = frozenset({"stage", "lane"}).union(kind for sheet in SHEETS for kind in sheet.kinds)
"""The kinds of records that have a name in the map or in another table, so that a row can point to them."""

SHEET_NAMES: tuple[str, ...] = tuple(sheet.name for sheet in SHEETS)


@cache
def headings(sheet: Sheet) -> Mapping[str, SheetColumn]:
    """Return the columns of a table by their headings in either language, in the spelling of :func:`heading_key`.

    >>> headings(SHEETS[4])["to"].field, headings(SHEETS[4])["到"].field
    ('target_id', 'target_id')
    """
    return MappingProxyType(
        {
            heading_key(text): column
            for locale in LOCALES
            for column in sheet.columns
            for text in (column.heading(Translator(locale)), catalogue(locale)[column.label], column.field)
        }
    )


def heading_key(text: str) -> str:
    """Return a heading for comparison: no difference of case, width, spaces or a colon at its end.

    >>> heading_key(" Standard  time（min）:")
    'standard time(min)'
    """
    return plain(text).rstrip(":").strip()


def recognised(first: str, others: Iterable[str]) -> Sheet | None:
    """Return the table that a row of headings announces, None when it is a row of the map.

    The first heading has to be the table's own, and at least half of the others known in it: the corner of a map may
    say anything.

    >>> recognised("Need", ["Persona", "Type"]).name, recognised("Need", ["Book", "Ride"]), recognised("需求", []).name
    ('need', None, 'need')
    """
    key = heading_key(first)
    for sheet in SHEETS:
        known = headings(sheet)
        if known.get(key) is sheet.columns[0] and key != sheet.columns[0].field:
            filled = [heading_key(text) for text in others if text]
            return sheet if 2 * sum(text in known for text in filled) >= len(filled) else None
    return None
