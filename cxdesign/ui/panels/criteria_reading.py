"""One criterion, opened: question, anchors, where it comes from, what it feeds."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.ui import session
from cxdesign.ui.panels import provenance
from cxdesign.ui.plain import escaped
from cxdesign.views.criteria import CriterionWords, criteria_words
from cxdesign.views.opened import OriginLine


def reading(code: str) -> None:
    """Draw all that is said of a criterion of the workbench."""
    dimensions = criteria_words(criteria_catalogue(), session.translator())
    draw(next(one for dimension in dimensions for one in dimension.criteria if one.code == code))


def draw(words: CriterionWords) -> None:
    """Draw all that is said of a criterion."""
    translate = session.translator()
    with st.container(key="criteria.reading", gap="small"):
        st.caption(escaped(f"{words.code} · {words.name}"))
        st.markdown(f"## {escaped(words.question)}")
        _anchors(words)
        if words.origins:
            st.markdown(f"**{translate('criteria.comes_from')}**")
            sources = [OriginLine(one.provenance, one.source) for one in words.origins]
            provenance.origins(sources, f"criteria.{words.code}")
        feeding(words)


def feeding(words: CriterionWords) -> None:
    """Say what a criterion counts in, whether its mean is a veto, and whether a round may leave it out."""
    translate = session.translator()
    st.markdown(f"**{translate('criteria.feeds')}**")
    st.markdown("\n".join(f"- {escaped(line)}" for line in _feeds(words)))


def _anchors(words: CriterionWords) -> None:
    translate = session.translator()
    badge = provenance.inline_badge(words.anchors_provenance)
    st.markdown(f"**{translate('criteria.anchors')}** {badge}")
    for score, anchor in zip((1, 3, 5), words.anchors, strict=True):
        with st.container(key=f"criteria.anchor.{score}", horizontal=True, gap="small"):
            st.markdown(f"**{score}**", width="content")
            st.markdown(escaped(anchor))
    st.caption(translate("criteria.anchors_between"))


def _feeds(words: CriterionWords) -> Iterator[str]:
    translate = session.translator()
    if words.level is None:
        yield translate("criteria.feeds_none")
    else:
        level = words.level.value
        yield translate("criteria.feeds_level", level=level, name=translate(f"enum.level.{level}"))
    for factor in words.feeds:
        yield translate("criteria.feeds_factor", name=factor)
    if words.is_veto:
        yield translate("criteria.feeds_veto", limit=f"{criteria_catalogue().thresholds.veto.value:g}")
    if words.is_optional:
        yield translate("criteria.feeds_optional")
