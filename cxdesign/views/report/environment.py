"""The co-creation environment in the report: exit checks, canvas, both matrices, and the logs of sessions and ideas."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.environment import is_begun
from cxdesign.domain.document import Document
from cxdesign.domain.environment import CANVAS_FIELDS, CANVAS_ID, Idea, Session
from cxdesign.i18n import Translator
from cxdesign.views.environment import ExitCheck, exit_checks
from cxdesign.views.environment_figures import exit_statement
from cxdesign.views.matrix import Cell, Matrix, empowerment_grid, participation_grid
from cxdesign.views.report.outline import Block, Column, Figures, Grid, Paragraph, Rule, Section, Stated
from cxdesign.views.report.parts import DASH


def environment_section(document: Document, translate: Translator) -> Section:
    """Return the co-creation environment; nothing as long as nothing is said of it."""
    title = translate("report.section_environment")
    if not is_begun(document):
        return Section("environment", title, ())
    checks = exit_checks(document, translate)
    blocks: list[Block] = [
        Figures(tuple(_stated(check, translate) for check in checks)),
        *_canvas(document, translate),
        *_matrix(participation_grid(document, translate), translate),
        *_matrix(empowerment_grid(document, translate), translate),
        *_sessions(document, translate),
        *_ideas(document, translate),
    ]
    source = translate("environment.origin")
    rules = tuple(Rule(check.title, translate(f"environment.formula_{check.key}"), source) for check in checks)
    return Section("environment", title, tuple(blocks), (source,), rules)


def _stated(check: ExitCheck, translate: Translator) -> Stated:
    found = exit_statement(check, translate)
    return Stated(found.label, found.value, found.small)


def _canvas(document: Document, translate: Translator) -> Iterator[Block]:
    known = document.get(CANVAS_ID)
    said = [(translate(f"board.field_{name}"), getattr(known, name, "").strip()) for name in CANVAS_FIELDS]
    rows = tuple((name, text) for name, text in said if text)
    if rows:
        title = translate("environment.part_environment_canvas")
        yield Paragraph(title, "heading")
        yield Grid(title, (Column(translate("report.question"), 1.2), Column(translate("report.answer"), 4)), rows)


def _matrix(grid: Matrix, translate: Translator) -> Iterator[Block]:
    if not grid.rows or not any(cell.tone != "none" for row in grid.rows for cell in row.cells):
        return
    yield Paragraph(grid.label, "heading")
    columns = (Column(grid.corner, 1.4), *(Column(column.name) for column in grid.columns))
    yield Grid(grid.label, columns, tuple((row.name, *map(_told, row.cells)) for row in grid.rows))
    if grid.mode == "words":
        yield Paragraph(translate("report.environment_gaps"), "quiet")


def _told(cell: Cell) -> str:
    return "\n".join(text for text in (cell.text, *cell.more, cell.gap) if text)


def _sessions(document: Document, translate: Translator) -> Iterator[Block]:
    between = translate("figure.separator")
    rows = tuple(
        (
            one.held_on.isoformat() if one.held_on else DASH,
            one.name,
            between.join(translate(f"enum.rater_role.{role.value}") for role in one.roles) or DASH,
            translate(f"enum.session_status.{one.session_status.value}"),
            one.result or DASH,
        )
        for one in document.entries(Session)
    )
    names = ("held_on", "name", "roles", "session_status", "result")
    yield from _log("session", names, (0.9, 1.6, 1.6, 0.8, 3), rows, translate)


def _ideas(document: Document, translate: Translator) -> Iterator[Block]:
    rows = tuple(
        (
            one.raised_on.isoformat() if one.raised_on else DASH,
            one.name,
            translate(f"enum.rater_role.{one.raised_by.value}") if one.raised_by else DASH,
            translate(f"enum.idea_state.{one.idea_state.value}"),
            one.answer or DASH,
        )
        for one in document.entries(Idea)
    )
    names = ("raised_on", "name", "raised_by", "idea_state", "answer")
    yield from _log("idea", names, (0.9, 2.4, 1, 0.9, 2.6), rows, translate)


def _log(
    part: str,
    names: tuple[str, ...],
    shares: tuple[float, ...],
    rows: tuple[tuple[str, ...], ...],
    translate: Translator,
) -> Iterator[Block]:
    if rows:
        title = translate(f"environment.part_{part}")
        heads = (translate(f"board.field_{name}") for name in names)
        yield Paragraph(title, "heading")
        yield Grid(title, tuple(Column(head, share) for head, share in zip(heads, shares, strict=True)), rows)
