"""The door where people sign in, and the way out again."""

from __future__ import annotations

import streamlit as st

from cxdesign.ui import session
from cxdesign.ui.plain import escaped


def door() -> None:
    """Ask a stranger to sign in, or tell somebody who has done so that nobody here knows them."""
    translate, who = session.translator(), session.signed_in()
    with st.container(key="sign_in.door", width=420):
        st.markdown(f"# {translate('shell.brand')}")
        if who is None:
            st.markdown(translate("sign_in.ask"))
            st.button(translate("sign_in.enter"), key="sign_in.enter", type="primary", on_click=st.login)
        else:
            st.markdown(translate(f"sign_in.{session.reason_against()}", who=escaped(who)))
            st.button(translate("sign_in.leave"), key="sign_in.other", type="primary", on_click=st.logout)
        st.caption(translate("sign_in.links"))


def way_out() -> None:
    """Say as whom somebody has signed in, and offer to sign out."""
    who = session.signed_in()
    if who is None:
        return
    translate = session.translator()
    st.caption(translate("sign_in.as", who=escaped(who)))
    st.button(
        translate("sign_in.leave"), key="sign_in.leave", type="tertiary", icon=":material/logout:", on_click=st.logout
    )
