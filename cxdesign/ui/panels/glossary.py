"""The terms of the field, to look up."""

from __future__ import annotations

import streamlit as st

from cxdesign.i18n.glossary import Explanation, explanations, glossary
from cxdesign.ui import session
from cxdesign.ui.plain import escaped


def help_for(key: str) -> str | None:
    """Return the explanation of a text of the interface as its help, None when it has none."""
    entry = explanations(session.locale()).get(key)
    return (
        None
        if entry is None
        else f"**{escaped(entry.term)}** – {escaped(entry.text)}  \n{escaped(entry.origin(session.translator()))}"
    )


def terms() -> None:
    """List all terms; a search finds them in either language."""
    translate = session.translator()
    wanted = st.text_input(
        translate("glossary.find"),
        key="glossary.search",
        type="search",
        icon=":material/search:",
        placeholder=translate("glossary.find"),
        label_visibility="collapsed",
        live=True,
    )
    sought = wanted.strip().casefold()
    found = [entry for entry in glossary(session.locale()) if sought in _all_words(entry)]
    with st.container(key="glossary.list", gap=None):
        for entry in found:
            _term(entry)
    if not found:
        st.caption(translate("glossary.nothing_found"))


def _term(entry: Explanation) -> None:
    with st.container(key=f"glossary.term.{entry.id}", gap=None):
        st.markdown(f"**{escaped(entry.term)}**  {escaped(entry.other_term)}")
        st.markdown(escaped(entry.text))
        st.caption(escaped(entry.origin(session.translator())))


def _all_words(entry: Explanation) -> str:
    return f"{entry.term} {entry.other_term} {entry.text}".casefold()
