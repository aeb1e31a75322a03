"""The picture of a persona: seen, added, replaced, put into words, taken away."""

from __future__ import annotations

import streamlit as st

from cxdesign.commands.entry import EditEntry
from cxdesign.domain.images import Depicted
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.domain.understanding import Persona
from cxdesign.errors import FormatError
from cxdesign.formats.format import MEGABYTE
from cxdesign.formats.pictures import UPLOAD_LIMIT
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import register_form
from cxdesign.ui.plain import escaped

WIDTH = 120
KINDS = ("png", "jpg", "jpeg", "webp", "gif")


def portrait(bench: Workbench, persona: Persona) -> None:
    """Show the picture of a persona, and to who may edit the ways to change it."""
    translate, can_edit = session.translator(), session.actor().can_edit
    with st.container(key=f"portrait.{persona.id}", gap="small"):
        if persona.has_image:
            _picture(bench, persona)
        if can_edit:
            label = translate("image.menu_replace" if persona.has_image else "image.menu_add")
            # With another picture it is another popover, which is closed.
            key = f"portrait.open.{persona.id}.{register_form.digest(persona.image)}"
            with st.popover(label, key=key, icon=":material/add_photo_alternate:"):
                _chooser(bench, persona)
        if can_edit and persona.has_image:
            _words(bench, persona)
            st.button(
                translate("image.menu_remove"),
                key=f"portrait.remove.{persona.id}",
                type="tertiary",
                icon=":material/delete:",
                on_click=dispatch.doing(_edit, bench, persona.id, Depicted()),
            )


def _picture(bench: Workbench, persona: Persona) -> None:
    translate = session.translator()
    data = session.services().pictures.get(bench.project_id, persona.image or "")
    if data is None:
        st.caption(translate("image.gone"))
        return
    st.image(data, width=WIDTH, caption=escaped(persona.image_alt or translate("image.no_words")))


def _chooser(bench: Workbench, persona: Persona) -> None:
    translate = session.translator()
    key = f"portrait.file.{persona.id}.{register_form.digest(persona.image)}"
    st.file_uploader(
        translate("image.choose"),
        type=list(KINDS),
        key=key,
        help=translate("image.kinds"),
        on_change=dispatch.doing(_take, bench, persona.id, key),
    )


def _words(bench: Workbench, persona: Persona) -> None:
    translate = session.translator()
    key = f"portrait.alt.{persona.id}.{register_form.digest((persona.image, persona.image_alt))}"
    st.text_input(
        translate("board.field_image_alt"),
        persona.image_alt,
        key=key,
        max_chars=NAME_LENGTH,
        help=translate("image.alt_missing"),
        placeholder=translate("image.alt_placeholder"),
        on_change=dispatch.doing(_describe, bench, persona.id, key),
    )


def _take(bench: Workbench, persona_id: str, key: str) -> None:
    file = session.kept(key)
    if file is None:
        return
    if file.size > UPLOAD_LIMIT:
        raise FormatError("picture_too_large", limit=UPLOAD_LIMIT // MEGABYTE)
    kept = session.services().pictures.add(session.actor(), bench.project_id, file.getvalue())
    _edit(bench, persona_id, Depicted.model_validate(kept.attributes))


def _describe(bench: Workbench, persona_id: str, key: str) -> None:
    command = EditEntry(entry_id=persona_id, attributes={"image_alt": session.kept(key)})
    bench.execute(session.actor(), session.new_command_id(), command)


def _edit(bench: Workbench, persona_id: str, depicted: Depicted) -> None:
    command = EditEntry(entry_id=persona_id, attributes=depicted.model_dump())
    bench.execute(session.actor(), session.new_command_id(), command)
