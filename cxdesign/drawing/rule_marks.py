"""What the rules find at the steps of a blueprint: on each the worst finding, with the id of its rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.drawing import signs
from cxdesign.drawing.cards import Mark
from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.pen import Pen
from cxdesign.i18n import Translator
from cxdesign.views.findings import FindingView, build_findings

ERROR = "error"
_RANKS: Mapping[str, int] = MappingProxyType({ERROR: 0, "warning": 1})
_NONE: Mapping[str, FindingView] = MappingProxyType({})


def worst_findings(document: Document, options: DrawOptions, translate: Translator) -> Mapping[str, FindingView]:
    """Return by record the worst open finding of a blueprint that it is the subject of, or an error that names it.

    Hints are left out, as on the board; without a day for which they hold there are none.

    >>> dict(worst_findings(Document(), DrawOptions(), Translator("en")))
    {}
    """
    if options.findings_on is None:
        return _NONE
    found: dict[str, FindingView] = {}
    for finding in build_findings(document, translate, options.findings_on):
        rank = _RANKS.get(finding["severity"])
        if rank is None or finding["is_dismissed"] or "blueprint" not in finding["maps"]:
            continue
        for record_id in finding["records"] if finding["severity"] == ERROR else finding["records"][:1]:
            if record_id not in found or rank < _RANKS[found[record_id]["severity"]]:
                found[record_id] = finding
    return found


def rule_mark(finding: FindingView, pen: Pen) -> Mark:
    """Return the mark of a finding: an exclamation mark and the id of its rule; its words are its sentence."""
    rule = finding["rule"]

    def draw(pen: Pen, x: float, y: float) -> None:
        signs.finding(pen, x, y, rule, is_error=finding["severity"] == ERROR)

    return Mark(signs.SIGN + 3 + pen.lettering.width(rule, signs.SMALL.size), draw, f"{rule}: {finding['message']}")
