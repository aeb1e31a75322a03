"""Method and sources of the report: formulas, thresholds, where the data come from, and what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Provenance
from cxdesign.i18n import Translator
from cxdesign.views.report.journey import lanes_left_out
from cxdesign.views.report.outline import Block, Column, Grid, Paragraph, Section


def method_section(
    document: Document, sections: Sequence[Section], unwanted: Iterable[str], translate: Translator
) -> Section:
    """Return method and sources.

    Parameters
    ----------
    document : Document
        The project.
    sections : sequence of Section
        All that was asked for, those without anything to show included.
    unwanted : iterable of str
        Ids of the sections nobody asked for.
    translate : Translator
        The reader's language.
    """
    blocks = (
        Paragraph(translate("report.method_lead")),
        *_left_out(sections, unwanted, translate),
        *_lanes(document, sections, translate),
        *_provenance(document, translate),
        *_rules(sections, translate),
    )
    return Section("method", translate("report.section_method"), blocks)


def illustrative_share(document: Document) -> tuple[int, int]:
    """Return how many records are illustrative, and how many say where they come from at all."""
    tags = _tags(document)
    return tags[Provenance.ILLUSTRATIVE], sum(tags.values())


def _left_out(sections: Sequence[Section], unwanted: Iterable[str], translate: Translator) -> Iterator[Block]:
    separator = translate("figure.separator")
    empty = separator.join(one.title for one in sections if not one.blocks)
    if empty:
        yield Paragraph(translate("report.left_out_empty", sections=empty))
    names = separator.join(translate(f"report.section_{name}") for name in unwanted)
    if names:
        yield Paragraph(translate("report.left_out_unwanted", sections=names))


def _lanes(document: Document, sections: Sequence[Section], translate: Translator) -> Iterator[Block]:
    """Name the lanes that stand in no table, when the journey is shown."""
    if any(one.id == "journey" and one.blocks for one in sections) and (lanes := lanes_left_out(document, translate)):
        yield Paragraph(translate("report.left_out_lanes", lanes=translate("figure.separator").join(lanes)))


def _provenance(document: Document, translate: Translator) -> Iterator[Block]:
    """Give how many records come from where, and which sources they name."""
    tags = _tags(document)
    yield Paragraph(translate("report.provenance"), "heading")
    if document.project.based_on:
        yield Paragraph(translate("report.based_on", text=document.project.based_on))
    if not tags:
        yield Paragraph(translate("report.provenance_none"))
        return
    yield Paragraph(translate("report.provenance_text"), "quiet")
    columns = (
        Column(translate("report.provenance_tag"), 1.2),
        Column(translate("report.provenance_count"), 0.8, "right"),
        Column(translate("report.provenance_sources"), 5),
    )
    rows = tuple(
        (translate(f"enum.provenance.{tag.value}"), str(tags[tag]), "\n".join(_sources(document, tag)))
        for tag in Provenance
        if tags[tag]
    )
    yield Grid(translate("report.provenance"), columns, rows)


def _tags(document: Document) -> Counter[Provenance]:
    found = (getattr(record, "provenance", None) for record in document)
    return Counter(tag for tag in found if tag is not None)


def _sources(document: Document, tag: Provenance) -> list[str]:
    named = (getattr(record, "source", "") for record in document if getattr(record, "provenance", None) is tag)
    return sorted({" ".join(str(source).split()) for source in named if source})


def _rules(sections: Sequence[Section], translate: Translator) -> Iterator[Block]:
    rules = {rule.name: rule for one in sections if one.blocks for rule in one.rules}
    if not rules:
        return
    columns = (
        Column(translate("report.figure"), 1.2),
        Column(translate("report.rule"), 3.2),
        Column(translate("report.source"), 3.6),
    )
    yield Paragraph(translate("report.formulas"), "heading")
    yield Grid(
        translate("report.formulas"),
        columns,
        tuple((rule.name, rule.formula, rule.source) for rule in rules.values()),
    )
