"""What mends a finding at one click: a command as it comes from the wire, where only one command would do.

A fix is an ordinary command, so it can be undone. One that would be refused is not offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import Environment, Setting

Payload = Mapping[str, Any]  # Any: JSON

DIGITAL = (
    *("app", "apps", "website", "web", "online", "e-mail", "email", "sms", "chatbot", "portal"),
    *("小程序", "公众号", "官方网站", "网站", "网页", "网店", "短信", "电子邮件", "邮件", "微信", "官网", "线上"),
)
"""Words of a channel that can only be met digitally (ours)."""
_DIGITAL_ONLY = re.compile(f"(?:{'|'.join(DIGITAL)})+")
"""Such words and nothing beside them, as Chinese writes them in one: whatever else is said may say that it is not."""


@dataclass(frozen=True)
class Fix:
    """What one click does.

    Attributes
    ----------
    label : str
        Key of the text on the button.
    command : mapping
        The command as it comes from the wire.
    params : mapping
        Values for the text: ``links`` are service links, ``environment`` is an environment.
    """

    label: str
    command: Payload
    params: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), hash=False)


def fix_of(context: Context, finding: Finding) -> Fix | None:
    """Return what mends a finding, None when somebody has to choose.

    Parameters
    ----------
    context : Context
        What is known of the document the finding is about.
    finding : Finding
        As :func:`cxdesign.checks.linter.check_document` returns it.

    Returns
    -------
    Fix or None
        R02: an arrow that closes a loop becomes a repeat, one that leads to itself or is there already goes. R04: what
        a setting or channel says becomes the environment. R06: the missing links are left out on purpose. R08: an arrow
        between customer and backstage becomes a non-visual contact, one to evidence within its column goes. None for
        all others.

    Notes
    -----
    Which fixes are unambiguous is ours.

    Examples
    --------
    >>> from datetime import date
    >>> from cxdesign.checks.finding import found
    >>> from cxdesign.domain.document import Document
    >>> from cxdesign.domain.journey import Project
    >>> context = Context(Document([Project(id="project:main", name="Café")]), date(2025, 3, 1))
    >>> dict(fix_of(context, found("R06", links=("closing",))).command)
    {'name': 'leave_links_out', 'links': ['closing']}
    """
    make = _FIXES.get((finding.rule, finding.variant))
    return None if make is None else make(context, finding)


def _mark_repeat(context: Context, finding: Finding) -> Fix | None:
    flow = _flow(context, finding)
    if context.kind(flow) is None or _is_doubled(context, flow):
        return None
    return Fix("fix.mark_repeat", {"name": "edit_flow", "flow_id": flow.id, "is_repeat": True})


def _mark_non_visual(context: Context, finding: Finding) -> Fix | None:
    flow = _flow(context, finding)
    if _is_doubled(context, flow) or (context.is_on_a_loop(flow) and not flow.is_repeat):
        return None
    return Fix("fix.mark_non_visual", {"name": "edit_flow", "flow_id": flow.id, "is_non_visual": True})


def _remove_arrow(context: Context, finding: Finding) -> Fix:
    return Fix("fix.remove_arrow", {"name": "remove_flow", "flow_id": _flow(context, finding).id})


def _remove_within_column(context: Context, finding: Finding) -> Fix | None:
    flow = _flow(context, finding)
    columns = {context.step(step_id).touchpoint_id for step_id in (flow.source_id, flow.target_id)}
    return _remove_arrow(context, finding) if len(columns) == 1 else None


def _flow(context: Context, finding: Finding) -> Flow:
    return context.document.expect(finding.record_ids[0], Flow)


def _is_doubled(context: Context, flow: Flow) -> bool:
    """Return whether another arrow stands beside this one, so that any change of it would be refused."""
    return (flow.source_id, flow.target_id) in context.doubled


def _leave_links_out(_: Context, finding: Finding) -> Fix:
    missing = finding.params["links"]
    assert isinstance(missing, tuple)
    command = {"name": "leave_links_out", "links": list(missing)}
    return Fix("fix.leave_links_out", command, MappingProxyType({"links": missing}))


def _set_environment(context: Context, finding: Finding) -> Fix | None:
    touchpoint = context.document.expect(finding.record_ids[0], Touchpoint)
    if not _is_digital(touchpoint):
        return None
    environment = Environment.DIGITAL.value
    command = {
        "name": "edit_touchpoint",
        "touchpoint_id": touchpoint.id,
        "attributes": {"environments": [environment]},
    }
    return Fix("fix.set_environment", command, MappingProxyType({"environment": (environment,)}))


def _is_digital(touchpoint: Touchpoint) -> bool:
    """Return whether a touchpoint is met online, or by a channel that is digital; offline and both leave a choice."""
    if touchpoint.setting is not None:
        return touchpoint.setting is Setting.ONLINE
    return _DIGITAL_ONLY.fullmatch(touchpoint.channel.strip().casefold()) is not None


_FIXES: Mapping[tuple[str, str], Callable[[Context, Finding], Fix | None]] = MappingProxyType(
    {
        ("R02", "flow_cycle"): _mark_repeat,
        ("R02", "flow_to_itself"): _remove_arrow,
        ("R02", "flow_twice"): _remove_arrow,
        ("R04", "plain"): _set_environment,
        ("R06", "plain"): _leave_links_out,
        ("R08", "non_visual"): _mark_non_visual,
        ("R08", "evidence"): _remove_within_column,
    }
)
