"""A client report of a document: title, the sections that were asked for and have something to show, and the method."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.views.report.blueprint import blueprint_section
from cxdesign.views.report.curve import curve_section
from cxdesign.views.report.environment import environment_section
from cxdesign.views.report.evaluation import evaluation_section
from cxdesign.views.report.findings import findings_section
from cxdesign.views.report.journey import journey_section
from cxdesign.views.report.method import illustrative_share, method_section
from cxdesign.views.report.outline import SECTIONS, Report, Section
from cxdesign.views.report.peaks import peaks_section

_BUILDERS: Mapping[str, Callable[[Document, Translator], Section]] = MappingProxyType(
    {
        "curve": curve_section,
        "peaks": peaks_section,
        "environment": environment_section,
        "evaluation": evaluation_section,
    }
)
_PICTURED: Mapping[str, Callable[[Document, Translator, Collection[str]], Section]] = MappingProxyType(
    {"journey": journey_section, "blueprint": blueprint_section}
)
"""Sections that show pictures of the project too."""


def build_report(
    document: Document,
    translate: Translator,
    today: date,
    *,
    author: str = "",
    wanted: Collection[str] = SECTIONS,
    pictured: Collection[str] = frozenset(),
) -> Report:
    """Return the report of a document in one language.

    Parameters
    ----------
    document : Document
        Any sound document, as whoever the report is for may see it.
    translate : Translator
        The report's language.
    today : date
        The day it is made, and the findings hold for.
    author : str, optional
        Who made it.
    wanted : collection of str
        Which of :data:`~cxdesign.views.report.outline.SECTIONS`; others are named under method and sources, as are
        sections that would be empty.
    pictured : collection of str, optional
        Digests of the pictures that are there to be shown.

    Returns
    -------
    Report
        With the method as its last section.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> document = Document([Project(id="project:main", name="Café")])
    >>> report = build_report(document, Translator("en"), date(2025, 3, 1))
    >>> report.title, [section.id for section in report.sections]
    ('Café', ['method'])
    """
    asked = [_section(name, document, translate, today, pictured) for name in SECTIONS if name in wanted]
    unwanted = [name for name in SECTIONS if name not in wanted]
    method = method_section(document, asked, unwanted, translate)
    project = document.project
    return Report(
        title=project.name,
        subtitle=translate("report.subtitle"),
        facts=_facts(document, translate, today, author),
        footer=_footer(document, translate, today),
        locale=translate.locale,
        author=author,
        sections=(*(section for section in asked if section.blocks), method),
    )


def _section(name: str, document: Document, translate: Translator, today: date, pictured: Collection[str]) -> Section:
    if name == "findings":
        return findings_section(document, translate, today)
    if name in _PICTURED:
        return _PICTURED[name](document, translate, pictured)
    return _BUILDERS[name](document, translate)


def _facts(document: Document, translate: Translator, today: date, author: str) -> tuple[str, ...]:
    illustrative, stated = illustrative_share(document)
    return (
        *([translate("report.by", name=author)] if author else []),
        translate("report.dated", day=today.isoformat(), revision=document.revision),
        *([translate("report.based_on", text=document.project.based_on)] if document.project.based_on else []),
        *([translate("report.illustrative", count=illustrative, total=stated)] if illustrative else []),
    )


def _footer(document: Document, translate: Translator, today: date) -> str:
    key = "report.footer_illustrative" if illustrative_share(document)[0] else "report.footer"
    return translate(key, project=document.project.name, day=today.isoformat())
