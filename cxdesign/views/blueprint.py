"""The figures below a blueprint and the impact of a record, worded and rounded.

Each figure opens to its formula, its inputs and its source. Nothing is computed here that
:mod:`cxdesign.analysis.flow` and :mod:`cxdesign.analysis.impact` compute.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypedDict

from cxdesign.analysis.flow import FlowFigures, flow_figures
from cxdesign.analysis.impact import Impact, impact
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.views.figures import Figure
from cxdesign.views.findings import record_name
from cxdesign.views.flow_figures import FlowWording, strip_of
from cxdesign.views.time_strip import TimeStrip, build_strip, listed


class BlueprintFigures(TypedDict):
    """All figures of a blueprint at one revision, JSON-able; ``critical_*`` is what the critical path lights."""

    revision: int
    strip: list[Figure]
    note: str
    path: TimeStrip
    critical_steps: list[str]
    critical_flows: list[str]


class Named(TypedDict):
    """A record with what it is called."""

    id: str
    name: str


class ImpactView(TypedDict):
    """What hangs together with a record, JSON-able; the lists of ids are what to light on every map, nearest first."""

    record_id: str
    name: str
    sentences: list[str]
    downstream: list[str]
    later: list[str]
    upstream: list[str]
    earlier: list[str]
    contacts: list[Named]
    peaks: list[Named]
    needs: list[Named]
    formula: str
    source: str


def build_blueprint_figures(document: Document, translate: Translator) -> BlueprintFigures:
    """Return the figures of a document's blueprint in one language.

    Parameters
    ----------
    document : Document
        Any sound document, also one without a blueprint.
    translate : Translator
        The reader's language.

    Returns
    -------
    BlueprintFigures
        ``strip`` in the order of display: critical path, one failure (when a repeat leads to a fail point), fail
        points, wait points, handled by others, steps with a standard, what a delivery earns (when the project says its
        costs). The part of ``now`` after its first space is set smaller.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> figures = build_blueprint_figures(Document([Project(id="project:main", name="Café")]), Translator("en"))
    >>> figures["strip"][0]["now"], figures["path"]["message"]
    (None, 'Draw arrows between the steps')
    """
    figures = flow_figures(document)
    path = build_strip(document, figures, translate)
    return {
        "revision": document.revision,
        "strip": strip_of(FlowWording(document, figures, translate)),
        "note": path["note"],
        "path": path,
        "critical_steps": list(figures.path.nodes),
        "critical_flows": _critical_flows(document, figures),
    }


def build_impact(document: Document, record_id: str, translate: Translator) -> ImpactView:
    """Return what depends on a record and what it depends on, in one language.

    Parameters
    ----------
    document : Document
        Any sound document.
    record_id : str
        A card, touchpoint, stage, or anything kept beside the maps.
    translate : Translator
        The reader's language.

    Returns
    -------
    ImpactView
        ``sentences`` in the order of display.

    Raises
    ------
    IntegrityError
        ``reference_unknown`` when the document holds no such record.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project, Stage
    >>> document = Document([Project(id="project:main", name="Café"), Stage(id="stage:s", name="Visit", order="a0")])
    >>> build_impact(document, "stage:s", Translator("en"))["sentences"]
    ['Nothing on the maps depends on it, and it depends on nothing.']
    """
    found = impact(document, record_id)
    return {
        "record_id": record_id,
        "name": record_name(document, record_id),
        "sentences": _sentences(document, found, translate),
        "downstream": list(found.downstream),
        "later": list(found.later),
        "upstream": list(found.upstream),
        "earlier": list(found.earlier),
        "contacts": _named(document, found.contacts),
        "peaks": _named(document, found.peaks),
        "needs": _named(document, found.needs),
        "formula": translate("impact.formula"),
        "source": translate("impact.source"),
    }


def _critical_flows(document: Document, figures: FlowFigures) -> list[str]:
    lit = set(pairwise(figures.path.nodes))
    flows = document.all(Flow)
    return [flow.id for flow in flows if not flow.is_repeat and (flow.source_id, flow.target_id) in lit]


def _sentences(document: Document, found: Impact, translate: Translator) -> list[str]:
    if not (found.downstream or found.later or found.upstream or found.earlier):
        return [translate("impact.nothing")]
    count = len(found.contacts)
    contacts = "impact.contacts" if count > 1 else "impact.contacts_one" if count else "impact.contacts_none"
    sentences = [translate(contacts, count=count)]
    for key, record_ids in (
        ("impact.peaks", found.peaks),
        ("impact.peaks_later", found.later_peaks),
        ("impact.needs", found.needs),
    ):
        if record_ids:
            sentences.append(translate(key, names=listed(document, record_ids, translate)))
    if found.upstream:
        upstream = "impact.upstream" if len(found.upstream) > 1 else "impact.upstream_one"
        sentences.append(translate(upstream, count=len(found.upstream)))
    return sentences


def _named(document: Document, record_ids: Iterable[str]) -> list[Named]:
    return [{"id": record_id, "name": record_name(document, record_id)} for record_id in record_ids]
