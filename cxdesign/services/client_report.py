"""The client report of a project, its maps included: what the pages and the command line make."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.formats.report import writing
from cxdesign.formats.report.placed import Page, Picture, Tell, silent
from cxdesign.formats.report.writing import Kind, ReportOptions
from cxdesign.services.projects import NO_PICTURES

DRAWN = (MapName.JOURNEY, MapName.BLUEPRINT)
"""The sections that begin with their map, on a page of its own."""


def write_client_report(
    document: Document,
    kind: Kind,
    options: ReportOptions,
    tell: Tell = silent,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Return the report of a document as a file; see :func:`cxdesign.formats.report.writing.write_report`."""
    return writing.write_report(document, kind, options, tell, maps=_maps(document, options, pictures))


def preview(
    document: Document, kind: Kind, options: ReportOptions, *, pictures: Mapping[str, bytes] = NO_PICTURES
) -> tuple[Page, ...]:
    """Return the pages the file will have."""
    return writing.preview(document, kind, options, maps=_maps(document, options, pictures))


def _maps(document: Document, options: ReportOptions, pictures: Mapping[str, bytes]) -> Mapping[str, Picture]:
    """Return the maps that are drawn in a report, by section; one that is left out draws none."""
    if not document.touchpoints:
        return MappingProxyType({})
    how = DrawOptions(locale=options.locale, has_title=False, comments="none", pictures=pictures)
    wanted = [name for name in DRAWN if name in options.wanted]
    drawn = {name: draw_map(document, name, how) for name in wanted}
    return {name: Picture(one.svg, one.width, one.height) for name, one in drawn.items()}
