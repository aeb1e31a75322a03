"""The notice to participants, as its owner writes it in both languages."""

from __future__ import annotations

import streamlit as st

from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.notice import (
    TEXT_LENGTH,
    NoticeWords,
    ParticipantNotice,
    notice_words,
    participant_notice,
    write_notice,
)
from cxdesign.ui import dispatch, session, shell

PARTS = ("responsible", "contact", "kept", "kept_for")
LANGUAGES = {"en": "notice.language_en", "zh-CN": "notice.language_zh"}


def notice() -> None:
    """Let the owner write what people read before they take part."""
    if not session.owns():
        return
    translate = session.translator()
    shell.heading("notice.title")
    with dispatch.guarded(dispatch.block):
        settings = session.services().store.settings
        known = notice_words(settings)
        if not participant_notice(settings, translate).is_complete:
            st.caption(translate("notice.incomplete"))
        with st.form("notice.form", border=False):
            for locale, tab in zip(LOCALES, st.tabs([translate(LANGUAGES[one]) for one in LOCALES]), strict=True):
                with tab:
                    general = participant_notice(settings, Translator(locale))
                    _fields(locale, known.get(locale, NoticeWords()), general)
            st.form_submit_button(translate("notice.save"), key="notice.save", on_click=dispatch.doing(_save))


def _fields(locale: str, words: NoticeWords, general: ParticipantNotice) -> None:
    translate = session.translator()
    for part in PARTS:
        written = getattr(words, part)
        st.text_area(
            translate(f"notice.{part}"),
            written,
            key=_key(part, locale),
            height=80,
            max_chars=TEXT_LENGTH,
            placeholder="" if written else getattr(general, part),
        )


def _save() -> None:
    written = {locale: {part: str(session.kept(_key(part, locale), "") or "") for part in PARTS} for locale in LOCALES}
    write_notice(session.services().store.settings, session.actor(), written)
    dispatch.toast(session.translator()("notice.saved"))


def _key(part: str, locale: str) -> str:
    return f"notice.{part}.{locale}"
