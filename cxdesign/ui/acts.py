"""What a component sends until it is confirmed: acts with numbers, from one tab, each carried out once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, Field, ValidationError

from cxdesign.errors import CommandInvalid
from cxdesign.ui import dispatch, session


class Numbered(BaseModel):
    """What was done in a component, and which of its tab it is."""

    number: Annotated[int, Field(ge=1, le=2**31)]


A = TypeVar("A", bound=Numbered)


class Sent(BaseModel, Generic[A]):
    """What a component sends: everything that is not confirmed yet, from one tab."""

    client: Annotated[str, Field(min_length=1, max_length=40)]
    acts: Annotated[list[A], Field(max_length=500)]


def confirmed(key: str) -> object:
    """Return what a component is told of its acts: whose were carried out last, and up to which number."""
    return session.kept(f"{key}.ack")


def answer(key: str, form: type[Sent[A]], carry_out: Callable[[A], object]) -> None:
    """Carry out what is new of the acts that came, each for itself.

    Raises
    ------
    CommandInvalid
        ``frame_malformed``; nothing was carried out.
    """
    value = session.component_value(key, "acts")
    if value is None:
        return
    try:
        sent = form.model_validate(value)
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error
    known = session.kept(f"{key}.ack") or {}
    done = known.get("number", 0) if known.get("client") == sent.client else 0
    for act in sent.acts:
        if act.number <= done:
            continue
        session.keep(f"{key}.ack", {"client": sent.client, "number": act.number})
        with dispatch.guarded():
            carry_out(act)
