"""The client report of a project, its maps included: what the pages and the command line make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import accumulate
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.formats.report import writing
from cxdesign.formats.report.placed import Page, Picture, Tell, silent
from cxdesign.formats.report.writing import Kind, ReportOptions
from cxdesign.i18n import Translator
from cxdesign.services.projects import NO_PICTURES

DRAWN = (MapName.JOURNEY, MapName.BLUEPRINT)
"""The sections that begin with their map, on a page of its own."""
MOST_COLUMNS = 60
"""Most touchpoints of a map on one page of a report (ours); larger maps show their first stages."""


def write_client_report(
    document: Document,
    kind: Kind,
    options: ReportOptions,
    tell: Tell = silent,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Return the report of a document as a file; see :func:`cxdesign.formats.report.writing.write_report`."""
    maps = _maps(document, options, pictures)
    return writing.write_report(document, kind, options, tell, maps=maps, pictures=pictures)


def preview(
    document: Document, kind: Kind, options: ReportOptions, *, pictures: Mapping[str, bytes] = NO_PICTURES
) -> tuple[Page, ...]:
    """Return the pages the file will have."""
    maps = _maps(document, options, pictures)
    return writing.preview(document, kind, options, maps=maps, pictures=pictures)


def _maps(document: Document, options: ReportOptions, pictures: Mapping[str, bytes]) -> Mapping[str, Picture]:
    """Return the maps that are drawn in a report, by section; one that is left out draws none."""
    if not document.touchpoints:
        return MappingProxyType({})
    stages = _first_stages(document)
    how = DrawOptions(
        locale=options.locale, has_title=False, comments="none", pictures=pictures, stage_ids=stages or None
    )
    wanted = [name for name in DRAWN if name in options.wanted]
    drawn = {name: draw_map(document, name, how) for name in wanted}
    return {
        name: Picture(one.svg, one.width, one.height, _note(document, stages, name, Translator(options.locale)))
        for name, one in drawn.items()
    }


def _first_stages(document: Document) -> tuple[str, ...]:
    """Return the stages a map in a report shows where it could not be read with all of them; otherwise none."""
    counts = Counter(touchpoint.stage_id for touchpoint in document.touchpoints)
    if counts.total() <= MOST_COLUMNS:
        return ()
    sums = accumulate(max(1, counts[stage.id]) for stage in document.stages)
    fitting = sum(reached <= MOST_COLUMNS for reached in sums)
    return tuple(stage.id for stage in document.stages[: max(1, fitting)])


def _note(document: Document, stages: tuple[str, ...], name: str, translate: Translator) -> str:
    if not stages or len(stages) == len(document.stages):
        return ""
    page = translate(f"shell.page_{name}")
    return translate("report.map_part", shown=len(stages), count=len(document.stages), page=page)
