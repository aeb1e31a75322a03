"""The findings in the report: what the rules find, by severity, with what to do and what the rule rests on."""

from __future__ import annotations

from collections import Counter
from datetime import date

from cxdesign.checks.catalogue import Severity
from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.views.findings import build_findings
from cxdesign.views.report.outline import Block, Column, Figures, Grid, Paragraph, Section, Stated
from cxdesign.views.report.parts import left_out

FINDINGS_SHOWN = 60
"""Most findings that a report lists, the most severe first; how many more there are is said (ours)."""
NAMED = ("rule", "severity", "found", "advice", "basis")


def findings_section(document: Document, translate: Translator, today: date) -> Section:
    """Return the findings that nobody has set aside; without any, nothing."""
    title = translate("report.section_findings")
    found = build_findings(document, translate, today) if document.touchpoints else []
    open_ones = [one for one in found if not one["is_dismissed"]]
    if not open_ones:
        return Section("findings", title, ())
    places = {severity.value: place for place, severity in enumerate(Severity)}
    counts = Counter(one["severity"] for one in open_ones)
    shown = tuple(
        Stated(translate(f"report.severity_{severity.value}"), str(counts[severity.value])) for severity in Severity
    )
    shares = (0.6, 0.9, 3.4, 3.4, 2.4)
    columns = tuple(
        Column(translate(f"report.finding_{name}"), share) for name, share in zip(NAMED, shares, strict=True)
    )
    rows = tuple(
        (
            one["rule"],
            translate(f"enum.severity.{one['severity']}"),
            one["message"],
            one["advice"],
            translate("report.basis", basis=one["basis"], tag=translate(f"enum.provenance.{one['provenance']}")),
        )
        for one in sorted(open_ones, key=lambda one: places[one["severity"]])[:FINDINGS_SHOWN]
    )
    more = left_out("findings", FINDINGS_SHOWN, len(open_ones), "checks", translate)
    blocks: list[Block] = [Figures(shown), Grid(title, columns, rows), *more]
    dismissed = len(found) - len(open_ones)
    if dismissed:
        blocks.append(Paragraph(translate("report.dismissed", count=dismissed), "quiet"))
    return Section("findings", title, tuple(blocks), (translate("report.findings_source"),))
