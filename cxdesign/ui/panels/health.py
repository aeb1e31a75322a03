"""How the server is, for whoever runs it."""

from __future__ import annotations

import streamlit as st

from cxdesign.services.health import Soundness, check_store, health
from cxdesign.ui import dispatch, session

UNITS = ("B", "kB", "MB", "GB", "TB")


def overview() -> None:
    """Show versions, store, disk and log."""
    translate, found = session.translator(), health(session.services())
    counts = {state.value: count for state, count in found.project_counts.items()}
    log = translate("health.log_empty") if found.log_bytes is None else size(found.log_bytes)
    _table(
        "program",
        {
            "version": found.version,
            "python": found.python_version,
            "streamlit": found.streamlit_version,
        },
    )
    _table(
        "store",
        {
            "projects": translate("health.project_counts", **counts),
            "database": found.database,
            "store_address": found.store_address,
            "store_size": size(found.store_bytes),
            **({} if found.free_bytes is None else {"free": size(found.free_bytes)}),
            "store_version": str(found.store_version),
            "schema_version": str(found.schema_version),
        },
    )
    _table("log", {"log_path": str(found.log_path), "log_size": log})


def integrity() -> None:
    """Offer to read the whole store and say what is wrong with it."""
    translate = session.translator()
    st.markdown(f"## {translate('health.integrity')}")
    st.caption(translate("health.integrity_text"))
    if st.button(translate("health.check"), key="health.check", icon=":material/fact_check:"):
        with dispatch.guarded(dispatch.block), st.spinner(translate("health.checking")):
            _report(check_store(session.services()))


def _report(found: Soundness) -> None:
    translate = session.translator()
    if found.is_sound:
        st.success(translate("health.sound", count=found.project_count), icon=":material/check_circle:")
        return
    lines = [translate("health.store_problem", problem=problem) for problem in found.store_problems]
    for name, error in found.project_problems:
        lines.append(translate("health.project_problem", name=name, problem=translate.error(error)))
    for line in lines:
        dispatch.block(line)


def _table(part: str, rows: dict[str, str]) -> None:
    translate = session.translator()
    st.markdown(f"## {translate(f'health.{part}')}")
    with st.container(key=f"health.{part}", gap=None):
        for name, value in rows.items():
            with st.container(key=f"health.row.{name}", horizontal=True, gap="medium"):
                st.markdown(translate(f"health.{name}"), width=180)
                st.text(value)


def size(count: int) -> str:
    """Return a number of bytes in the unit that fits.

    >>> size(512), size(2_340_000)
    ('512 B', '2.3 MB')
    """
    amount, unit = float(count), UNITS[0]
    for unit in UNITS:
        if amount < 1000 or unit == UNITS[-1]:
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == UNITS[0] else f"{amount:.1f} {unit}"
