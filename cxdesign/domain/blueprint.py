"""Records of the service blueprint: the arrows between steps, and who performs them."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from cxdesign.domain.records import Flag, Line, Link, Name, OrderKey, Record
from cxdesign.domain.vocabulary import ControlMode, FlowKind, LaneRole, PerformerType, Provenance

ACTION_ROLES: tuple[LaneRole, ...] = (
    LaneRole.CUSTOMER_ACTIONS,
    LaneRole.ONSTAGE,
    LaneRole.BACKSTAGE,
    LaneRole.SUPPORT,
)
"""The lanes whose steps arrows join, top to bottom; evidence stands over its column and needs no arrow."""

CONTACT_ROLES = frozenset({LaneRole.ONSTAGE, LaneRole.BACKSTAGE})
"""Lanes of those who are in contact with customers, seen or unseen (Bitner, Ostrom & Morgan 2008)."""

_KINDS: dict[frozenset[LaneRole], FlowKind] = {
    frozenset({LaneRole.CUSTOMER_ACTIONS, LaneRole.ONSTAGE}): FlowKind.INTERACTS,
    frozenset({LaneRole.ONSTAGE, LaneRole.BACKSTAGE}): FlowKind.SEES,
    frozenset({LaneRole.BACKSTAGE, LaneRole.SUPPORT}): FlowKind.SUPPORTS,
    frozenset({LaneRole.ONSTAGE, LaneRole.SUPPORT}): FlowKind.SUPPORTS,
}


class Flow(Link):
    """An arrow of the blueprint from one step to another.

    A repeat leads back to an earlier step. A non-visual contact (telephone, mail) joins customer and backstage.
    """

    kind: Literal["flow"] = "flow"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"source_id": ("step",), "target_id": ("step",)}

    is_repeat: Flag = False
    is_non_visual: Flag = False


class PerformerAttributes(BaseModel):
    """What is known of a performer; ``contract`` is what an outside provider has agreed to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    performer_type: PerformerType = PerformerType.OWN
    control_mode: ControlMode | None = None
    contract: Line = ""
    provenance: Provenance | None = None
    source: Line = ""


class Performer(PerformerAttributes, Record):
    """Who performs steps: a role of the own staff, an outside provider, an internal customer."""

    kind: Literal["performer"] = "performer"

    name: Name
    order: OrderKey


def flow_kind(source: LaneRole, target: LaneRole, *, is_non_visual: bool = False) -> FlowKind | None:
    """Return what an arrow between two lanes means, None when it jumps a lane.

    Within a lane it is ``next``; across the line of interaction ``interacts``, across the line of visibility ``sees``,
    from support to a contact step, seen or unseen, ``supports``. Customer and backstage interact by a non-visual
    contact only.

    >>> flow_kind(LaneRole.ONSTAGE, LaneRole.CUSTOMER_ACTIONS)
    <FlowKind.INTERACTS: 'interacts'>
    >>> flow_kind(LaneRole.CUSTOMER_ACTIONS, LaneRole.SUPPORT) is None
    True
    """
    if source not in ACTION_ROLES or target not in ACTION_ROLES:
        return None
    if source is target:
        return FlowKind.NEXT
    ends = frozenset({source, target})
    if ends == {LaneRole.CUSTOMER_ACTIONS, LaneRole.BACKSTAGE}:
        return FlowKind.INTERACTS if is_non_visual else None
    return _KINDS.get(ends)
