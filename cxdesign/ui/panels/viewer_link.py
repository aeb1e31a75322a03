"""The viewer link of a project: made, made anew, closed; shown once, because the store keeps a digest only."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import streamlit as st

from cxdesign.live.gate import VIEW_PARAMETER, is_loopback
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session


def viewer_link(bench: Workbench) -> None:
    """Offer the link of a project, and say what it opens."""
    translate, links = session.translator(), session.services().viewer_links
    is_open, key = links.is_open(bench.project_id), f"viewer.secret.{bench.project_id}"
    secret = session.kept(key)
    if not session.owns():
        st.caption(translate("viewer.owners_only"))
        return
    if not is_open:
        session.forget(key)
        st.caption(translate("viewer.none"))
    elif secret:
        st.code(_address(bench.project_id, str(secret)), language=None, wrap_lines=True)
        st.caption(translate("viewer.once"))
    else:
        st.caption(translate("viewer.open"))
    with st.container(key="viewer.buttons", horizontal=True, gap="small"):
        st.button(
            translate("viewer.renew" if is_open else "viewer.make"),
            key="viewer.make",
            icon=":material/link:",
            help=translate("viewer.renew_help") if is_open else None,
            on_click=dispatch.doing(_make, bench, key),
        )
        if is_open:
            st.button(
                translate("viewer.close"),
                key="viewer.close",
                icon=":material/link_off:",
                on_click=dispatch.doing(_close, bench, key),
            )
    if is_loopback(st.get_option("server.address")):
        st.caption(translate("viewer.local"))


def _make(bench: Workbench, key: str) -> None:
    session.keep(key, session.services().viewer_links.make(session.actor(), bench.project_id))


def _close(bench: Workbench, key: str) -> None:
    session.services().viewer_links.close(session.actor(), bench.project_id)
    session.forget(key)


def _address(project_id: str, secret: str) -> str:
    """Return the link at the address the owner's own browser uses."""
    here = urlsplit(st.context.url or "")
    origin = f"{here.scheme}://{here.netloc}" if here.netloc else ""
    query = urlencode({session.PROJECT_PARAMETER: project_id, VIEW_PARAMETER: secret})
    return f"{origin}{session.base_path()}/?{query}"
