"""Badges that say where something comes from: source, public, literature, ours, illustrative."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cxdesign.domain.vocabulary import Provenance
from cxdesign.ui import session
from cxdesign.ui.plain import escaped
from cxdesign.views.opened import OriginLine


def badge(provenance: Provenance) -> None:
    """Draw the badge of a provenance; pointing at it explains the word."""
    translate = session.translator()
    st.badge(
        translate(f"enum.provenance.{provenance.value}").lower(),
        color="primary" if provenance is Provenance.OURS else "gray",
        help=translate(f"provenance.{provenance.value}"),
    )


def inline_badge(provenance: Provenance) -> str:
    """Return the badge as Markdown, to stand inside a caption or heading."""
    label = session.translator()(f"enum.provenance.{provenance.value}").lower()
    return f":{'primary' if provenance is Provenance.OURS else 'gray'}-badge[{escaped(label)}]"


def marks() -> dict[str, str]:
    """Return every badge as Markdown by its name, for sentences that hold several."""
    return {provenance.value: inline_badge(provenance) for provenance in Provenance}


def origins(lines: Iterable[OriginLine], key: str) -> None:
    """List what comes from where, a badge before each."""
    for place, line in enumerate(lines):
        with st.container(key=f"provenance.line.{key}.{place}", horizontal=True, gap="xsmall"):
            badge(line.provenance)
            st.markdown(escaped(line.text))
