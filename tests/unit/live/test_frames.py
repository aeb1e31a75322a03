from __future__ import annotations

import pytest

from cxdesign.errors import CommandInvalid
from cxdesign.live.frames import FRAME_BYTES, CommandFrame, dumps, parse_frame


def a_command(text: str) -> dict:
    return {"type": "command", "id": "c" * 32, "command": {"name": "edit_card", "card_id": "note:c3", "text": text}}


def of_length(length: int) -> dict:
    return a_command("服" * (length - len(dumps(a_command("")))))


@pytest.mark.parametrize("as_sent", [dict, dumps], ids=["by trigger", "over the socket"])
def test_a_frame_has_the_same_limit_whichever_way_it_comes(as_sent):
    assert isinstance(parse_frame(as_sent(of_length(FRAME_BYTES))), CommandFrame)
    with pytest.raises(CommandInvalid) as caught:
        parse_frame(as_sent(of_length(FRAME_BYTES + 1)))
    assert (caught.value.code, caught.value.params) == ("frame_too_large", {"limit": FRAME_BYTES})


def nested(depth: int) -> dict:
    found: dict = {}
    for _ in range(depth):
        found = {"a": found}
    return found


FOREIGN = {"empty": {}, "unknown": {"type": "nothing"}, "deep": nested(50_000), "no JSON": {"type": "ping", "a": {1}}}


@pytest.mark.parametrize("frame", FOREIGN.values(), ids=FOREIGN)
def test_what_is_no_frame_is_refused(frame):
    with pytest.raises(CommandInvalid, match="frame_malformed"):
        parse_frame(frame)
