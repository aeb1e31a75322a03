"""Figures of a document's blueprint: how long it takes, what a failure adds, who waits, what it earns, what is planned.

**Range.** The critical path runs up to the planned end of the journey, like the emotion curve: steps under later
touchpoints are drawn but not timed. Counts are of the whole blueprint. Times are minutes. Formulas and sources:
``docs/method.md``, "Blueprint and flow".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from math import fsum

import networkx as nx

from cxdesign.analysis.durations import is_longer
from cxdesign.analysis.economics import Economics, economics
from cxdesign.analysis.environment import is_empowered
from cxdesign.domain.blueprint import ACTION_ROLES, Performer
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Promise
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import LaneRole, PerformerType, RelationType
from cxdesign.graph.blueprint import blueprint_graph
from cxdesign.graph.paths import CriticalPath, FailureBranch, critical_path, failure_branches

RECOVERY_FIELDS = (
    "detection",
    "recovery_acknowledge",
    "recovery_remedy",
    "recovery_improve",
    "recovery_compensate",
    "empowered_role",
)
"""What the plan of a fail point consists of: how it is noticed, the four steps of recovery, who may decide."""

_BEHIND = frozenset({LaneRole.BACKSTAGE, LaneRole.SUPPORT})


@dataclass(frozen=True)
class TimedStep:
    """A step on the critical path; ``start`` and ``end`` count from the beginning of the path."""

    step_id: str
    touchpoint_id: str
    lane: LaneRole
    minutes: float | None
    start: float
    end: float


@dataclass(frozen=True)
class Promised:
    """The promise about the whole service; ``spare_minutes`` below 0 is what is missing, None is not known."""

    promise_id: str
    promised_minutes: float
    overdue_minutes: float | None
    spare_minutes: float | None

    @property
    def is_kept(self) -> bool | None:
        """Whether the critical path fits into the promise; None when there is no such path."""
        return None if self.spare_minutes is None else not is_longer(-self.spare_minutes, 0)


class WaitOrigin(StrEnum):
    """Where a wait was taken from."""

    STEP = "step"
    TOUCHPOINT = "touchpoint"
    PATH = "path"


@dataclass(frozen=True)
class Wait:
    """A wait point: how long the customer waits, how long that is borne, whether anything is said meanwhile."""

    step_id: str
    minutes: float | None
    origin: WaitOrigin | None
    tolerance_minutes: float | None
    is_informed: bool

    @property
    def is_over(self) -> bool | None:
        """Whether the wait is longer than the customer bears; None when either is not known."""
        if self.minutes is None or self.tolerance_minutes is None:
            return None
        return is_longer(self.minutes, self.tolerance_minutes)


@dataclass(frozen=True)
class CustomerWait:
    """The time on the critical path in which others work and the customer waits, and when it begins and ends."""

    step_ids: tuple[str, ...]
    minutes: float
    start: float | None
    end: float | None


@dataclass(frozen=True)
class Counts:
    """What there is in the blueprint, as ids; ``steps`` are those of the four lanes of action, evidence is none."""

    steps: tuple[str, ...]
    fail_points: tuple[str, ...]
    fail_points_planned: tuple[str, ...]
    wait_points: tuple[str, ...]
    wait_points_informed: tuple[str, ...]
    handled_by_others: tuple[str, ...]
    others: tuple[str, ...]
    with_standard: tuple[str, ...]


@dataclass(frozen=True)
class FlowFigures:
    """All figures of a blueprint with what they rest on.

    ``uncounted`` are the steps after the planned end; ``failures`` are in the order of
    :func:`cxdesign.graph.paths.failure_branches`.
    """

    path: CriticalPath
    steps: tuple[TimedStep, ...]
    uncounted: tuple[str, ...]
    promise: Promised | None
    failures: tuple[FailureBranch, ...]
    waits: tuple[Wait, ...]
    customer_wait: CustomerWait | None
    counts: Counts
    economics: Economics

    @property
    def total_minutes(self) -> float | None:
        """Length of the critical path; None when there is none."""
        return self.path.minutes

    @property
    def worst_failure(self) -> FailureBranch | None:
        """The failure after which the service takes longest, the first of equals; None when there is none."""
        return max(self.failures, key=lambda branch: branch.total_minutes, default=None)


def flow_figures(document: Document) -> FlowFigures:
    """Return the figures of a document's blueprint.

    Parameters
    ----------
    document : Document
        Any sound document, also one without a blueprint.

    Returns
    -------
    FlowFigures
        Times in minutes, less is better; None where there is no critical path. Ids in the order of the map.

    Notes
    -----
    Critical path and failure branches: :mod:`cxdesign.graph.paths`, up to the planned end. The customer waits while
    steps of backstage or support on that path stand under a touchpoint whose customer step is a wait point (ours). Of
    several promises about the whole service the shortest counts, the first of equals (ours). Linear in the records.

    Examples
    --------
    >>> from cxdesign.domain.blueprint import Flow
    >>> from cxdesign.domain.journey import Lane, Project, Stage
    >>> place = {"touchpoint_id": "touchpoint:a", "lane_id": "lane:o"}
    >>> figures = flow_figures(Document([
    ...     Project(id="project:main", name="Shoeshine", price=0.5, fixed_cost=0.12, minute_cost=0.1),
    ...     Stage(id="stage:s", name="Visit", order="a0"),
    ...     Touchpoint(id="touchpoint:a", name="Corner", stage_id="stage:s", order="a0"),
    ...     Lane(id="lane:o", role="onstage", order="a0"),
    ...     Step(id="step:polish", order="a0", text="Polish", standard_minutes=1.5, **place),
    ...     Step(id="step:pay", order="a1", text="Collect payment", standard_minutes=0.5, **place),
    ...     Flow(id="flow:f", source_id="step:polish", target_id="step:pay"),
    ...     Promise(id="promise:p", name="Quick", order="a0", promised_minutes=5.0, is_total=True),
    ... ]))
    >>> figures.total_minutes, figures.promise.spare_minutes, round(figures.economics.profit, 2)
    (2.0, 3.0, 0.18)
    """
    steps = {step.id: step for step in document.all(Step)}
    graph = blueprint_graph(document)
    uncounted = _after_the_end(document, graph)
    graph.remove_nodes_from(uncounted)
    path = critical_path(graph)
    timed = _timed(path, graph)
    failures = failure_branches(graph, clean=path)
    ordered = [steps[node] for node in (*graph, *uncounted)]
    roles = {lane.id: lane.role for lane in document.lanes}
    behind = _behind_waits(ordered, timed, roles)
    on_path: dict[str, float] = {}
    for other in behind:
        on_path[other.touchpoint_id] = on_path.get(other.touchpoint_id, 0.0) + (other.minutes or 0)
    return FlowFigures(
        path=path,
        steps=timed,
        uncounted=uncounted,
        promise=_promised(document, path.minutes),
        failures=failures,
        waits=tuple(_wait(document, step, on_path, roles) for step in ordered if step.is_wait),
        customer_wait=None if path.minutes is None else _customer_wait(behind),
        counts=_counts(document, ordered, roles),
        economics=economics(
            document.project,
            path.minutes,
            after_failure=max((branch.total_minutes for branch in failures), default=None),
        ),
    )


def missing_of_plan(step: Step, empowered: Collection[str] = ()) -> tuple[str, ...]:
    """Return which of :data:`RECOVERY_FIELDS` a fail point does not state; ``empowered`` is what the matrix covers.

    >>> step = Step(id="step:a", touchpoint_id="touchpoint:a", lane_id="lane:o", order="a0", text="Polish")
    >>> len(missing_of_plan(step)), len(missing_of_plan(step, {"step:a"}))
    (6, 5)
    """
    missing = tuple(name for name in RECOVERY_FIELDS if not getattr(step, name))
    return tuple(name for name in missing if name != "empowered_role" or not is_empowered(step, empowered))


def has_recovery_plan(step: Step, empowered: Collection[str] = ()) -> bool:
    """Return whether a fail point says how failure is noticed, the four steps of recovery and who may decide.

    >>> step = Step(id="step:a", touchpoint_id="touchpoint:a", lane_id="lane:o", order="a0", text="Polish")
    >>> has_recovery_plan(step), has_recovery_plan(step.replaced(dict.fromkeys(RECOVERY_FIELDS, "said")))
    (False, True)
    """
    return not missing_of_plan(step, empowered)


def _after_the_end(document: Document, graph: nx.MultiDiGraph[str]) -> tuple[str, ...]:
    end = document.planned_end
    if end is None:
        return ()
    touchpoints = document.touchpoints
    later = {touchpoint.id for touchpoint in touchpoints[touchpoints.index(end) + 1 :]}
    return tuple(node for node, data in graph.nodes(data=True) if data["touchpoint_id"] in later)


def _timed(path: CriticalPath, graph: nx.MultiDiGraph[str]) -> tuple[TimedStep, ...]:
    nodes = [graph.nodes[node] for node in path.nodes]
    ends = list(accumulate(node["standard_minutes"] or 0.0 for node in nodes))
    return tuple(
        TimedStep(
            step_id=step_id,
            touchpoint_id=node["touchpoint_id"],
            lane=LaneRole(node["lane"]),
            minutes=node["standard_minutes"],
            start=ends[number - 1] if number else 0.0,
            end=ends[number],
        )
        for number, (step_id, node) in enumerate(zip(path.nodes, nodes, strict=True))
    )


def _promised(document: Document, total: float | None) -> Promised | None:
    found = [promise for promise in document.entries(Promise) if promise.is_total]
    stated = [(promise.promised_minutes, promise) for promise in found if promise.promised_minutes is not None]
    if not stated:
        return None
    minutes, promise = min(stated, key=lambda pair: pair[0])
    return Promised(promise.id, minutes, promise.overdue_minutes, None if total is None else minutes - total)


def _behind_waits(
    steps: Iterable[Step], timed: Iterable[TimedStep], roles: Mapping[str, LaneRole]
) -> tuple[TimedStep, ...]:
    """Return the steps on the path that work unseen while the customer waits."""
    waiting = {
        step.touchpoint_id for step in steps if step.is_wait and roles[step.lane_id] is LaneRole.CUSTOMER_ACTIONS
    }
    return tuple(step for step in timed if step.lane in _BEHIND and step.touchpoint_id in waiting)


def _customer_wait(behind: tuple[TimedStep, ...]) -> CustomerWait:
    if not behind:
        return CustomerWait((), 0.0, None, None)
    minutes = fsum(step.minutes or 0 for step in behind)
    return CustomerWait(tuple(step.step_id for step in behind), minutes, behind[0].start, behind[-1].end)


def _wait(document: Document, step: Step, on_path: Mapping[str, float], roles: Mapping[str, LaneRole]) -> Wait:
    touchpoint = document.expect(step.touchpoint_id, Touchpoint)
    is_customer = roles[step.lane_id] is LaneRole.CUSTOMER_ACTIONS
    origins = (
        (step.wait_minutes, WaitOrigin.STEP),
        (touchpoint.wait_minutes, WaitOrigin.TOUCHPOINT),
        (on_path.get(touchpoint.id) if is_customer else None, WaitOrigin.PATH),
    )
    minutes, origin = next(((minutes, origin) for minutes, origin in origins if minutes is not None), (None, None))
    tolerance = touchpoint.tolerance_minutes if step.tolerance_minutes is None else step.tolerance_minutes
    return Wait(step.id, minutes, origin, tolerance, is_informed=bool(step.wait_information))


def _counts(document: Document, steps: list[Step], roles: Mapping[str, LaneRole]) -> Counts:
    relations = document.all(Relation)
    governed = {r.source_id for r in relations if r.relation is RelationType.GOVERNED_BY}
    outside = {p.id for p in document.all(Performer) if p.performer_type is PerformerType.OUTSOURCED}
    provider = {
        r.source_id: r.target_id
        for r in relations
        if r.relation is RelationType.PERFORMED_BY and r.target_id in outside
    }
    actions = [step for step in steps if roles[step.lane_id] in ACTION_ROLES]
    others = [step.id for step in actions if step.id in provider]
    return Counts(
        steps=_ids(actions),
        fail_points=_ids(step for step in steps if step.is_fail),
        fail_points_planned=_ids(step for step in steps if step.is_fail and has_recovery_plan(step)),
        wait_points=_ids(step for step in steps if step.is_wait),
        wait_points_informed=_ids(step for step in steps if step.is_wait and step.wait_information),
        handled_by_others=tuple(others),
        others=tuple(dict.fromkeys(provider[step_id] for step_id in others)),
        with_standard=_ids(step for step in actions if step.standard_minutes is not None or step.id in governed),
    )


def _ids(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(step.id for step in steps)
