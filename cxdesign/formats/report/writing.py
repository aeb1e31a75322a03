"""The client report of a document as a file, in one call: what pages and command line use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal, get_args

from cxdesign.domain.document import Document
from cxdesign.errors import FormatError
from cxdesign.formats.format import shown
from cxdesign.formats.report.layout import NO_MAPS, report_pages
from cxdesign.formats.report.placed import A4, SLIDE, Page, Picture, Sheet, Tell, silent
from cxdesign.formats.report.printed import missing_letters, write_pages
from cxdesign.formats.report.project_pictures import NO_PICTURES
from cxdesign.formats.report.slides import write_slides
from cxdesign.i18n import DEFAULT_LOCALE, Translator
from cxdesign.views.report.build import build_report
from cxdesign.views.report.outline import SECTIONS, Report

Kind = Literal["pptx", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pdf": "application/pdf",
    }
)
_SHEETS: Mapping[str, Sheet] = MappingProxyType({"pptx": SLIDE, "pdf": A4})


@dataclass(frozen=True)
class ReportOptions:
    """What somebody asked for: the language, the day, who makes it, and which sections."""

    today: date
    locale: str = DEFAULT_LOCALE
    author: str = ""
    wanted: tuple[str, ...] = field(default=SECTIONS)


def write_report(
    document: Document,
    kind: Kind,
    options: ReportOptions,
    tell: Tell = silent,
    *,
    maps: Mapping[str, tuple[Picture, ...]] = NO_MAPS,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Return the client report of a document as a file.

    Parameters
    ----------
    document : Document
        As whoever the report is for may see it; ratings of a round that is still open take no part in any case.
    kind : {"pptx", "pdf"}
        Slides that can be edited, or pages to print.
    options : ReportOptions
        Language, day, author, sections.
    tell : callable, optional
        Is told how many of how many pages are done.
    maps : mapping, optional
        Drawings by section, each for a page of its own.
    pictures : mapping, optional
        The pictures of the project, by digest.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> cafe = Document([Project(id="project:main", name="Café")])
    >>> write_report(cafe, "pptx", ReportOptions(date(2025, 3, 1)))[:2]
    b'PK'
    """
    report = _report(document, options, pictures)
    write = write_pages if kind == "pdf" else write_slides
    return write(report, options.today, tell, maps, pictures=pictures)


def preview(
    document: Document,
    kind: Kind,
    options: ReportOptions,
    *,
    maps: Mapping[str, tuple[Picture, ...]] = NO_MAPS,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> tuple[Page, ...]:
    """Return the pages the file will have."""
    return report_pages(_report(document, options, pictures), _SHEETS[kind], maps)


def undrawable(document: Document, kind: Kind, options: ReportOptions) -> str:
    """Return the letters that will be boxes in the file, as no font of this machine has them; slides embed no fonts."""
    return missing_letters(_report(document, options)) if kind == "pdf" else ""


def kind_for(filename: str) -> Kind:
    """Return the kind of report a file name asks for.

    Raises
    ------
    FormatError
        ``report_suffix_unknown``.

    Examples
    --------
    >>> kind_for("hotel.PDF")
    'pdf'
    """
    suffix = PurePath(filename).suffix.lower()
    for kind in KINDS:
        if suffix == f".{kind}":
            return kind
    raise FormatError("report_suffix_unknown", suffix=shown(suffix))


def _report(document: Document, options: ReportOptions, pictures: Mapping[str, bytes] = NO_PICTURES) -> Report:
    translate = Translator(options.locale)
    return build_report(
        document, translate, options.today, author=options.author, wanted=options.wanted, pictured=pictures.keys()
    )
