"""The main script: page settings, frame, navigation; what is shown is one of ``pages/``."""

from __future__ import annotations

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # run by Streamlit itself, only this file's folder is on the path
    sys.path.insert(0, str(ROOT))

from cxdesign.ui import dispatch, head, navigation, session, shell  # noqa: E402
from cxdesign.ui.panels import sign_in  # noqa: E402


def main() -> None:
    """Run the page that was asked for inside the frame."""
    st.set_page_config(
        page_icon=str(Path(__file__).with_name("icon.png")), layout="wide", initial_sidebar_state=shell.SIDEBAR_WIDTH
    )
    pages = navigation.pages()
    page = navigation.current(pages)
    session.arrive(page.url_path)
    with dispatch.guarded(dispatch.block):
        if session.is_known():
            shell.frame(pages, page)
            page.run()
        else:
            shell.dress(pages, page)
            head.bare_head()
            sign_in.door()


if __name__ == "__main__":
    main()
