"""All rules, and what they find in a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from cxdesign.checks import (
    data,
    environment,
    journey,
    needs,
    objectives,
    peaks,
    providers,
    recovery,
    scenes,
    standards,
    structure,
    support,
    times,
)
from cxdesign.checks.catalogue import Severity
from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, Rule
from cxdesign.domain.document import Document
from cxdesign.domain.relations import Dismissal, dismissal_id

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "R01": structure.interaction,
        "R02": structure.order,
        "R03": structure.stages,
        "R04": journey.environments,
        "R05": journey.phases,
        "R06": journey.links,
        "R07": structure.lone_steps,
        "R08": structure.jumps,
        "R09": structure.evidence,
        "R10": scenes.unavoidable,
        "R11": scenes.both_views,
        "R12": peaks.peaks,
        "R13": peaks.ending,
        "R14": peaks.sound_peaks,
        "R15": peaks.served_peaks,
        "R16": data.informed,
        "R17": data.personal,
        "R18": standards.measurable,
        "R19": standards.complete,
        "R20": standards.kept_promises,
        "R21": needs.answered,
        "R22": times.kept_times,
        "R23": recovery.recovery,
        "R24": providers.controlled,
        "R25": providers.front_line,
        "R26": needs.voice,
        "R27": needs.assumptions,
        "R28": journey.hand_overs,
        "R29": recovery.waits,
        "R30": peaks.surprises,
        "R31": peaks.negative,
        "R32": peaks.closing,
        "R33": objectives.objectives,
        "R34": objectives.risks,
        "R35": support.bottlenecks,
        "R36": journey.over_service,
        "R37": environment.taking_part,
        "R38": environment.recipients,
        "R39": environment.limits,
    }
)
"""Every rule by its id: the one list there is."""

_SEVERITIES = tuple(Severity)


def check_document(document: Document, *, today: date) -> tuple[Finding, ...]:
    """Return everything the rules find in a document, dismissed findings included.

    Parameters
    ----------
    document : Document
        Any sound document.
    today : date
        The day the findings hold for; some rules ask how old something is.

    Returns
    -------
    tuple of Finding
        By severity, then rule, then place on the map; findings about the document as a whole come first in their rule.
        A finding that a dismissal names is marked as dismissed, with the reason.

    Notes
    -----
    The rules and where each comes from: ``docs/method.md``, "Rules", and :mod:`cxdesign.checks.catalogue`.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project, Stage
    >>> document = Document([Project(id="project:main", name="Café"), Stage(id="stage:s", name="Visit", order="a0")])
    >>> [(finding.rule, finding.record_ids) for finding in check_document(document, today=date(2025, 3, 1))]
    [('R01', ()), ('R02', ()), ('R03', ('stage:s',))]
    """
    context = Context(document, today)
    findings = [finding for rule in RULES.values() for finding in rule(context)]
    keyed = [
        (_SEVERITIES.index(finding.severity), finding.rule, [context.place(one) for one in finding.record_ids], finding)
        for finding in findings
    ]
    keyed.sort(key=lambda entry: entry[:3])
    dismissals = {dismissal.id: dismissal for dismissal in document.all(Dismissal)}
    return tuple(_with_dismissal(finding, dismissals) for *_, finding in keyed)


def _with_dismissal(finding: Finding, dismissals: Mapping[str, Dismissal]) -> Finding:
    if not dismissals:
        return finding
    known = dismissals.get(dismissal_id(finding.rule, finding.record_ids))
    return finding if known is None else replace(finding, is_dismissed=True, reason=known.reason)
