"""A report as a PDF of A4 pages, landscape: text that can be selected, and bookmarks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from cxdesign.charts.paper import pdf_page, undrawable_letters
from cxdesign.formats.report.layout import NO_MAPS, handout_pages, report_pages
from cxdesign.formats.report.lettered import held
from cxdesign.formats.report.one_sheet import OneSheet
from cxdesign.formats.report.one_sheet_drawn import sheet_svg
from cxdesign.formats.report.placed import A4, Page, Picture, Tell, silent
from cxdesign.formats.report.project_pictures import NO_PICTURES
from cxdesign.formats.report.sheets import page_svg, plain_svg
from cxdesign.i18n import Translator
from cxdesign.views.report.outline import Paragraph, Report


def write_pages(
    report: Report,
    today: date,
    tell: Tell = silent,
    maps: Mapping[str, tuple[Picture, ...]] = NO_MAPS,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Return a report as a PDF file.

    Parameters
    ----------
    report : Report
        What it says; letters that no font of this machine has are shown as boxes and named under method and sources.
    today : date
        When it was made: stands in the file's properties.
    tell : callable, optional
        Is told after each page how many of how many are done.
    maps : mapping, optional
        Drawings by section, each for a page of its own.
    pictures : mapping, optional
        The pictures of the project, by digest.
    """
    missing = missing_letters(report, maps)
    shown = _confessing(report, missing)
    pages = report_pages(shown, A4, maps)
    writer = PdfWriter()
    last = ""
    for number, page in enumerate(pages, start=1):
        drawn = page_svg(page, shown, number, A4, missing, pictures=pictures)
        reader = PdfReader(io.BytesIO(pdf_page(drawn)))
        writer.append(reader, import_outline=False)
        if page.section_id != last:
            writer.add_outline_item(title=_bookmark(page, shown), page_number=number - 1)
            last = page.section_id
        tell(number, len(pages))
    return _written(writer, shown, today)


def write_sheet(sheet: OneSheet, annex: Report | None, today: date) -> bytes:
    """Return a report on one sheet as a PDF file of one page, with all of it on the pages behind where that is wanted.

    Parameters
    ----------
    sheet : OneSheet
        What stands on the first page; letters that no font of this machine has are shown as boxes.
    annex : Report or None
        What stands behind it, upright.
    today : date
        When it was made: stands in the file's properties.
    """
    report = sheet.report
    missing = undrawable_letters("".join((*report.texts(), *(annex.texts() if annex is not None else ()))))
    writer = PdfWriter()
    first = sheet_svg(sheet, missing, has_annex=annex is not None)
    writer.append(PdfReader(io.BytesIO(pdf_page(first))), import_outline=False)
    shown = Report(report.title, report.subtitle, (), report.footer, report.locale)
    if annex is not None:
        shown = _confessing(annex, missing)
        size, pages = handout_pages(shown)
        for number, page in enumerate(pages, start=2):
            drawn = plain_svg(page, shown, number, size, missing)
            writer.append(PdfReader(io.BytesIO(pdf_page(drawn))), import_outline=False)
    return _written(writer, shown, today)


def missing_letters(report: Report, maps: Mapping[str, tuple[Picture, ...]] = NO_MAPS) -> str:
    """Return the letters of a report and its maps that no font of this machine has, each once."""
    return undrawable_letters(
        "".join((*report.texts(), *(picture.svg for parts in maps.values() for picture in parts)))
    )


def _confessing(report: Report, missing: str) -> Report:
    """Return the report with a word about the letters that are shown as boxes."""
    if not missing:
        return report
    text = Translator(report.locale)("report.letters_missing", letters=" ".join(f"U+{ord(one):04X}" for one in missing))
    *others, method = report.sections
    return replace(report, sections=(*others, replace(method, blocks=(*method.blocks, Paragraph(text, "quiet")))))


def _bookmark(page: Page, report: Report) -> str:
    titles = {section.id: section.title for section in report.sections}
    return held(titles.get(page.section_id, report.title))


def _written(writer: PdfWriter, report: Report, today: date) -> bytes:
    _describe(writer, report, today)
    writer.compress_identical_objects()
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _describe(writer: PdfWriter, report: Report, today: date) -> None:
    writer.add_metadata(
        {
            "/Title": held(report.title),
            "/Author": held(report.author),
            "/Subject": report.subtitle,
            "/CreationDate": f"D:{today:%Y%m%d}000000Z",
            "/Producer": "cxdesign",
        }
    )
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(report.locale)
    root[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
