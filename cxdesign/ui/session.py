"""What belongs to one browser tab: language, person, project at hand. No other module knows ``st.session_state``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import streamlit as st

from cxdesign.errors import PermissionDenied
from cxdesign.i18n import LOCALES, PSEUDO_LOCALE, Translator, negotiate
from cxdesign.live.tickets import BrowserCookies, Claims, Tickets
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import Services, current, new_id
from cxdesign.services.members import current_members, person_id
from cxdesign.services.viewer_links import Viewing

LOCALE_COOKIE = "cx_locale"
PROJECT_PARAMETER = "project"
RECORD_PARAMETER = "record"
ROUND_PARAMETER = "round"


def services() -> Services:
    """Return the services of the configured store."""
    return current()


@lru_cache(maxsize=32)
def _keys(found: Services) -> tuple[Tickets, BrowserCookies]:
    key = found.signing_key()
    return Tickets(key), BrowserCookies(key)


def tickets() -> Tickets:
    """Return what issues the tickets to the channel."""
    return _keys(services())[0]


def locale() -> str:
    """Return the language of this tab: the one chosen, the one this browser keeps, or the one it asks for."""
    if "session.locale" not in st.session_state:
        kept = st.context.cookies.get(LOCALE_COOKIE, "")
        wanted = st.context.headers.get("Accept-Language") or st.context.locale
        st.session_state["session.locale"] = kept if kept in {*LOCALES, PSEUDO_LOCALE} else negotiate(wanted)
    return str(st.session_state["session.locale"])


def choose_locale(chosen: str) -> None:
    """Show everything in another language from now on."""
    st.session_state["session.locale"] = chosen


def translator() -> Translator:
    """Return the texts of this tab's language."""
    return Translator(locale())


def viewing() -> Viewing | None:
    """Return the one project this browser may look at, None when it is no viewer's."""
    return _keys(services())[1].viewing(st.context.cookies)


def actor() -> Actor:
    """Return who sits in front of this browser.

    A viewer; else, where people sign in, whoever has done so and is known; else the owner of the projects.

    Raises
    ------
    PermissionDenied
        ``view_link_closed`` when a viewer's link stands no more; ``sign_in_needed``.
    """
    looked_at = viewing()
    if looked_at is not None:
        if not services().viewer_links.stands(looked_at):
            raise PermissionDenied("view_link_closed")
        return Actor(holder(), Role.VIEWER)
    if not has_sign_in() or _keys(services())[1].is_owner(st.context.cookies):
        return Actor(holder(), Role.OWNER)
    claims = st.user.to_dict() if st.user.is_logged_in else {}
    role, known = current_members().role_of(claims), person_id(claims)
    if role is None or known is None:
        raise PermissionDenied("sign_in_needed")
    return Actor(known, role)


def holder() -> str:
    """Return the id this browser goes by, whoever has signed in with it."""
    known = _keys(services())[1].actor_id(st.context.cookies)
    if known is None:
        known = st.session_state.setdefault("session.actor", f"actor:{new_id()}")
    return known


def is_known() -> bool:
    """Return whether this browser's person may be here: everybody may who got past the gate, unless people sign in."""
    try:
        actor()
    except PermissionDenied as error:
        return error.code != "sign_in_needed"
    return True


def has_sign_in() -> bool:
    """Return whether people sign in at a provider of OpenID Connect: then Streamlit's secrets have a part ``auth``."""
    try:
        return bool(st.secrets.get("auth"))
    except FileNotFoundError:
        return False


def claims(project_id: str) -> Claims:
    """Return what a ticket to a project's channel says of this person."""
    looked_at, found = viewing(), actor()
    is_signed_in = found.id != holder()
    return Claims(
        project_id,
        found,
        locale(),
        fingerprint=looked_at.fingerprint if looked_at else "",
        holder=holder() if is_signed_in else "",
        address=str(st.user.to_dict()["email"]) if is_signed_in else "",
    )


def signed_in() -> str | None:
    """Return what somebody who signed in is called, by address or name; None when nobody did."""
    if not has_sign_in() or not st.user.is_logged_in:
        return None
    claims = st.user.to_dict()
    return str(claims.get("email") or claims.get("name") or claims.get("sub") or "")


def reason_against() -> str:
    """Return why somebody who signed in has no role here."""
    return current_members().reason_against(st.user.to_dict())


def owns() -> bool:
    """Return whether this person owns the projects of this server."""
    return actor().role is Role.OWNER


def project_id() -> str | None:
    """Return the project at hand: the one in the address, else the one this tab had last; a viewer has one only."""
    looked_at = viewing()
    if looked_at is not None:
        return looked_at.project_id
    wanted = st.query_params.get(PROJECT_PARAMETER)
    if wanted:
        st.session_state["session.project"] = wanted
    found: str | None = st.session_state.get("session.project")
    return found


def wanted_records() -> list[str]:
    """Return the records the address asks to be shown, the most wanted first."""
    return [found for found in st.query_params.get(RECORD_PARAMETER, "").split(",") if found]


def wanted_round() -> str | None:
    """Return the round of an evaluation the address names, None when it names none."""
    return st.query_params.get(ROUND_PARAMETER) or None


def choose_project(chosen: str | None) -> None:
    """Make another project the one at hand; None: no project."""
    st.session_state["session.project"] = chosen
    if chosen is None:
        st.query_params.pop(PROJECT_PARAMETER, None)
    elif st.query_params.get(PROJECT_PARAMETER) != chosen:
        st.query_params[PROJECT_PARAMETER] = chosen


def own_name() -> str:
    """Return the name others see for this person; empty when none was given."""
    return services().store.people.names().get(actor().id, "")


def names() -> Mapping[str, str]:
    """Return what people are called by person, in the language of this tab."""
    return services().care.names(translator())


def new_command_id() -> str:
    """Return a random id for one command."""
    return services().new_id()


def arrive(place: str) -> None:
    """Note which page this run shows; coming from another page counts as a new visit."""
    if st.session_state.get("session.place") != place:
        st.session_state["session.place"] = place
        st.session_state["session.visit"] = visit() + 1


def visit() -> int:
    """Return the number of this visit to a page: the same until the tab goes to another one."""
    return int(st.session_state.get("session.visit", 0))


def base_path() -> str:
    """Return the path below which everything is served, without a slash at its end."""
    path = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def kept(key: str, default: Any = None) -> Any:  # Any: what a panel keeps between two runs
    """Return what a panel or widget keeps in this tab under a key."""
    return st.session_state.get(key, default)


def keep(key: str, value: object) -> None:
    """Keep something in this tab under a key."""
    st.session_state[key] = value


def take(key: str) -> Any:  # Any: what a panel keeps between two runs
    """Return what is kept under a key, once."""
    return st.session_state.pop(key, None)


def forget(key: str) -> None:
    """Forget what is kept under a key; a widget starts again with its first value."""
    st.session_state.pop(key, None)


def component_value(key: str, name: str) -> Any:  # Any: JSON from the browser
    """Return what a component has sent under a name."""
    state = st.session_state.get(key)
    return None if state is None else state.get(name)
