"""Where errors end: known ones as a sentence of the catalogue, unexpected ones in the log under a short reference."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from cxdesign.errors import CxDesignError
from cxdesign.ui import session
from cxdesign.ui.plain import escaped

logger = logging.getLogger("cxdesign.ui")

Show = Callable[[str], object]


@contextmanager
def guarded(show: Show | None = None) -> Iterator[None]:
    """Tell what went wrong inside the block instead of breaking the page.

    Parameters
    ----------
    show : callable, optional
        What shows the sentence; by default a message that fades by itself.
    """
    try:
        yield
    except CxDesignError as error:
        (show or toast)(session.translator().error(error))
    except Exception:  # the last resort: whatever it is, the page stays and the log knows
        reference = secrets.token_hex(3)
        logger.exception("unexpected error %s", reference)
        (show or toast)(session.translator()("error.unexpected_reference", reference=reference))


def doing(action: Callable[..., object], *args: object) -> Callable[[], None]:
    """Return a callback that carries out an action and tells what went wrong with it."""

    def call() -> None:
        with guarded():
            action(*args)

    return call


def toast(sentence: str) -> None:
    """Show a message that fades by itself."""
    st.toast(escaped(sentence), icon=":material/info:", duration="long")


def block(sentence: str) -> None:
    """Show a message in the page."""
    st.error(escaped(sentence), icon=":material/error:")
