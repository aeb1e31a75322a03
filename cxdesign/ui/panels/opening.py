"""Opening a file: what was read is shown, with what could not be taken over, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from cxdesign.analysis.evidence import card_count
from cxdesign.domain.document import ENTRY_KINDS, Document
from cxdesign.formats import ReadResult, read_bytes
from cxdesign.formats.format import Loss
from cxdesign.history.audience import ratings_of_open_rounds, to_carry
from cxdesign.ui import dispatch, navigation, pictures, session
from cxdesign.ui.panels.starters import counted
from cxdesign.ui.plain import escaped

SHOWN_LOSSES = 12
BESIDES = {
    "arrows": ("flow",),
    "personas": ("persona",),
    "notes": ("empathy_note",),
    "needs": ("need",),
    "entries": tuple(kind for kind in ENTRY_KINDS if kind not in {"persona", "need"}),
    "rounds": ("round",),
    "ratings": ("rating",),
    "answers": ("answer_set",),
}
"""What a file may hold besides the map, and the kinds of records that are counted for it."""


def chosen_file(key: str) -> ReadResult | None:
    """Ask for a file and return what was read from it, None as long as there is nothing to show."""
    translate = session.translator()
    file = st.file_uploader(translate("opening.choose"), key=key, label_visibility="collapsed")
    st.caption(translate("opening.kinds"))
    if file is None:
        return None
    with dispatch.guarded(dispatch.block):
        return _without_open_ratings(read_bytes(file.getvalue(), file.name, locale=session.locale()))
    return None


def _without_open_ratings(result: ReadResult) -> ReadResult:
    """Leave out, and tell, what was sealed where the file comes from and would be sealed no longer."""
    count = len(ratings_of_open_rounds(result.document))
    if not count:
        return result
    told = (*result.losses, Loss("ratings_unsealed", {"count": count}))
    return replace(result, document=to_carry(result.document), losses=told)


def preview(result: ReadResult) -> None:
    """Show what was read, and what was not."""
    translate, document = session.translator(), result.document
    with st.container(key="opening.preview", horizontal=True, gap="medium"):
        with st.container(key="opening.picture", width=268):
            pictures.document_picture(document)
        with st.container(gap=None):
            st.markdown(f"**{escaped(document.project.name)}**")
            st.caption(translate(f"format.title.{result.format_name}"))
            st.caption(translate("home.separator").join(_counts(document)))
            if not result.losses:
                st.caption(f":material/check: {translate('opening.complete')}")
    if result.losses:
        _losses(result)


def _counts(document: Document) -> Iterator[str]:
    """Yield what a document holds, in numbers; besides stages, touchpoints and cards only what is there."""
    translate = session.translator()
    yield counted(translate, "opening.stages", len(document.stages))
    yield counted(translate, "home.touchpoints", len(document.touchpoints))
    yield counted(translate, "home.cards", card_count(document))
    for name, kinds in BESIDES.items():
        count = sum(1 for kind in kinds for _ in document.of_kind(kind))
        if count:
            yield counted(translate, f"opening.{name}", count)


def new_project(result: ReadResult, *, origin: str = "") -> None:
    """Start a project from what was read and go there."""
    project_id = ""
    with dispatch.guarded(dispatch.block):
        project_id = session.services().projects.create(
            session.actor(), result.document, origin=origin, pictures=result.pictures
        )
    if project_id:
        navigation.open_project(project_id)


def _losses(result: ReadResult) -> None:
    translate = session.translator()
    with st.container(key="opening.losses", gap=None):
        st.markdown(f"**{counted(translate, 'opening.losses', len(result.losses))}**")
        for loss in result.losses[:SHOWN_LOSSES]:
            st.caption(escaped(translate(f"loss.{loss.code}", **loss.placeholders)))
        hidden = len(result.losses) - SHOWN_LOSSES
        if hidden > 0:
            st.caption(translate("opening.more_losses", count=hidden))
