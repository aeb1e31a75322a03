"""What the rules find in a project, with what to do about it, a fix where there is one, and a way to set it aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from cxdesign.commands import parse
from cxdesign.commands.relation import DismissFinding, ReopenFinding
from cxdesign.domain.relations import dismissal_id
from cxdesign.services.findings import lapse_dismissals
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.panels import undoing
from cxdesign.ui.plain import escaped
from cxdesign.views.findings import FindingView, build_findings

GROUPS = ("severity", "rule", "map")
SHORT_FIXES = {"leave_links_out": "checks.leave_out"}
"""Short labels by the command of a fix, where the whole label lists much; the whole one is the help."""
PAGE_SIZE = 30
"""Findings shown at once (ours)."""


def overview(bench: Workbench) -> None:
    """Show all findings of a project."""
    translate, today = session.translator(), session.services().today()
    with dispatch.guarded():
        lapse_dismissals(bench, today=today)
    found = build_findings(bench.document(session.actor()), translate, today)
    is_open = [finding for finding in found if not finding["is_dismissed"]]
    _counts(is_open, len(found) - len(is_open))
    grouping, shows_dismissed = _controls(bench, has_dismissed=len(is_open) < len(found))
    shown = found if shows_dismissed else is_open
    if not shown:
        _nothing()
        return
    ordered = sorted(shown, key=lambda finding: _group(finding, grouping))
    pages = -(-len(ordered) // PAGE_SIZE)
    page = min(int(session.kept("checks.page", 1)), pages)
    for group, findings in groupby(
        ordered[PAGE_SIZE * (page - 1) : PAGE_SIZE * page], lambda finding: _group(finding, grouping)
    ):
        _section(bench, grouping, group, list(findings))
    if pages > 1:
        st.pagination(pages, key="checks.page")


def _counts(findings: Sequence[FindingView], dismissed: int) -> None:
    translate = session.translator()
    by_severity = Counter(finding["severity"] for finding in findings)
    parts = [_counted(name, by_severity[name]) for name in ("error", "warning", "hint")]
    parts += [translate("checks.dismissed", count=dismissed)] if dismissed else []
    with st.container(key="checks.counts"):
        st.markdown(translate("figure.separator").join(parts))


def _counted(name: str, count: int) -> str:
    return session.translator()(f"checks.{name}_one" if count == 1 else f"checks.{name}", count=count)


def _controls(bench: Workbench, *, has_dismissed: bool) -> tuple[str, bool]:
    translate = session.translator()
    with st.container(key="checks.controls", horizontal=True, vertical_alignment="center", gap="medium"):
        grouping = st.segmented_control(
            translate("checks.group"),
            GROUPS,
            format_func=lambda name: translate(f"checks.by_{name}"),
            default=GROUPS[0],
            required=True,
            key="checks.group",
            label_visibility="collapsed",
        )
        shows = has_dismissed and st.toggle(translate("checks.show_dismissed"), key="checks.show_dismissed")
        undoing.latest(bench, "checks")
    return grouping or GROUPS[0], bool(shows)


def _nothing() -> None:
    translate = session.translator()
    with st.container(key="checks.nothing", gap=None):
        st.markdown(f"**{translate('checks.nothing')}**")
        st.caption(translate("checks.nothing_text"))


def _group(finding: FindingView, grouping: str) -> tuple[int, str]:
    severities = ("error", "warning", "hint")
    if grouping == "severity":
        return severities.index(finding["severity"]), finding["severity"]
    if grouping == "rule":
        return int(finding["rule"][1:]), finding["rule"]
    maps = tuple(navigation.MAP_PAGES)
    return maps.index(finding["maps"][0]), finding["maps"][0]


def _section(bench: Workbench, grouping: str, group: tuple[int, str], findings: Sequence[FindingView]) -> None:
    translate = session.translator()
    title = {
        "severity": lambda name: translate(f"checks.{name}s"),
        "rule": lambda name: translate("checks.rule_title", rule=name, title=escaped(findings[0]["title"])),
        "map": lambda name: translate(f"checks.map_{name}"),
    }[grouping](group[1])
    st.markdown(f"## {title}")
    with st.container(key=f"checks.group.{group[1]}", gap=None):
        for _, of_rule in groupby(findings, lambda finding: finding["rule"]):
            _rule(bench, group[1], list(of_rule))


def _rule(bench: Workbench, group: str, findings: Sequence[FindingView]) -> None:
    """Draw what one rule finds: what it is about once, then a line for each place."""
    translate, rule = session.translator(), findings[0]
    identity = f"{group}.{rule['rule']}"
    with st.container(key=f"finding.rule.{identity}", horizontal=True, vertical_alignment="top", gap="small"):
        with st.container(key=f"finding.mark.{rule['severity']}.{identity}", width=18):
            st.text(translate(f"checks.letter_{rule['severity']}"))
        with st.container(key=f"finding.words.{identity}", gap=None):
            st.markdown(f"**{escaped(rule['title'])}**", help=_origin(rule))
            for finding in findings:
                _finding(bench, finding)
            st.caption(escaped(translate("checks.advice", advice=rule["advice"], tag=_tag(rule))))


def _finding(bench: Workbench, finding: FindingView) -> None:
    identity = ".".join((finding["rule"], dismissal_id(finding["rule"], finding["records"]).partition(":")[2]))
    state = "dismissed" if finding["is_dismissed"] else "open"
    with st.container(key=f"finding.{state}.{identity}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key=f"finding.message.{identity}", gap=None):
            st.markdown(escaped(finding["message"]))
            if finding["is_dismissed"] and finding["reason"]:
                st.caption(escaped(session.translator()("checks.because", reason=finding["reason"])))
        _actions(bench, finding, identity)


def _tag(finding: FindingView) -> str:
    provenance = session.translator()(f"enum.provenance.{finding['provenance']}")
    return session.translator()("checks.tag", rule=finding["rule"], provenance=provenance)


def _origin(finding: FindingView) -> str:
    return escaped(f"{_tag(finding)}: {finding['basis']}")


def _actions(bench: Workbench, finding: FindingView, identity: str) -> None:
    translate = session.translator()
    with st.container(
        key=f"finding.actions.{identity}", horizontal=True, vertical_alignment="center", gap="small", width="content"
    ):
        if st.button(translate("checks.show"), key=f"finding.show.{identity}", type="tertiary"):
            navigation.show_records(bench.project_id, finding["maps"][0], finding["records"])
        if finding["fix"] is not None and not finding["is_dismissed"]:
            label = finding["fix"]["label"]
            short = SHORT_FIXES.get(finding["fix"]["command"]["name"])
            st.button(
                escaped(label) if short is None else translate(short),
                key=f"finding.fix.{identity}",
                help=None if short is None else escaped(label),
                type="tertiary",
                icon=":material/build:",
                on_click=dispatch.doing(_fix, bench, finding),
            )
        if finding["is_dismissed"]:
            st.button(
                translate("checks.reopen"),
                key=f"finding.reopen.{identity}",
                type="tertiary",
                on_click=dispatch.doing(_reopen, bench, finding["rule"], finding["records"]),
            )
        else:
            _dismissal(bench, finding, identity)


def _dismissal(bench: Workbench, finding: FindingView, identity: str) -> None:
    translate = session.translator()
    with st.popover(translate("checks.dismiss"), type="tertiary", key=f"finding.dismiss.{identity}"):
        with st.form(f"finding.reason_form.{identity}", border=False):
            key = f"finding.reason.{identity}"
            st.text_input(translate("checks.reason"), key=key, max_chars=400)
            st.form_submit_button(
                translate("checks.dismiss_do"),
                on_click=dispatch.doing(_dismiss, bench, finding["rule"], finding["records"], key),
            )
        st.caption(translate("checks.dismiss_text"))


def _fix(bench: Workbench, drawn: FindingView) -> None:
    """Carry out the fix that was drawn, unless a colleague has changed meanwhile what it is about."""
    translate, today = session.translator(), session.services().today()
    standing = build_findings(bench.document(session.actor()), translate, today)
    wanted = (drawn["rule"], drawn["records"], drawn["fix"])
    if drawn["fix"] is None or wanted not in [(one["rule"], one["records"], one["fix"]) for one in standing]:
        dispatch.toast(translate("checks.fix_changed"))
        return
    bench.execute(session.actor(), session.new_command_id(), parse(drawn["fix"]["command"]))


def _dismiss(bench: Workbench, rule: str, records: Iterable[str], key: str) -> None:
    reason = str(session.kept(key) or "").strip()
    command = DismissFinding(rule=rule, record_ids=tuple(records), reason=reason)
    bench.execute(session.actor(), session.new_command_id(), command)


def _reopen(bench: Workbench, rule: str, records: Iterable[str]) -> None:
    command = ReopenFinding(rule=rule, record_ids=tuple(records))
    bench.execute(session.actor(), session.new_command_id(), command)
