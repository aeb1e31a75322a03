"""Whatever comes from outside, the answer is a command or a refusal, never a crash."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from cxdesign.commands import COMMANDS, parse
from cxdesign.domain.change import apply
from cxdesign.domain.integrity import check, check_all
from cxdesign.errors import CommandError, CommandInvalid
from cxdesign.i18n import LOCALES, Translator
from tests.builders import a_journey
from tests.property.strategies import a_payload, chances

JOURNEY = a_journey(now={"t1": 1}, end="t3", paths={"p1": ("t1", "t3")})
TEXT = st.text(st.characters(), max_size=30)  # lone surrogates and control characters included
IDS = st.sampled_from([record.id for record in JOURNEY])
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), TEXT, IDS, st.just("x" * 20_000), st.just(10**400)
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)


def answer(payload):
    """Do what a server does with a frame; the refusal is put into words and sent in either language."""
    try:
        command = parse(payload)
        command.subject(JOURNEY)
        change = command.plan(JOURNEY)
        after = apply(JOURNEY, change)
        check(after, change)
    except CommandError as error:
        for locale in LOCALES:
            sentence = Translator(locale).error(error)
            json.dumps({"code": error.code, "params": error.params, "message": sentence}).encode()
            sentence.encode()
            assert len(sentence) < 1000
        return None
    check_all(after)
    json.dumps(command.model_dump(mode="json"), ensure_ascii=False, allow_nan=False).encode()
    return command


@settings(max_examples=200)
@given(ANYTHING)
def test_anything_at_all_is_no_command(payload):
    assert answer(payload) is None


@settings(max_examples=300)
@given(st.sampled_from(COMMANDS), st.data())
def test_anything_in_a_commands_fields(command, data):
    fields = {name: data.draw(ANYTHING) for name in command.model_fields if data.draw(st.booleans())}
    answer({**fields, "name": command.name})


@settings(max_examples=300)
@given(chances, ANYTHING, TEXT)
def test_one_field_of_a_sound_command_replaced_by_anything(chance, value, unknown):
    payload = a_payload(chance, JOURNEY, junk=False)
    answer({**payload, chance.choice([name for name in payload if name != "name"] or ["x"]): value})
    if unknown not in payload:
        try:
            parse({**payload, unknown: value})
        except CommandInvalid as error:
            refusal = error.code
        else:
            refusal = None
        assert refusal is not None


@settings(max_examples=100)
@given(chances)
def test_a_command_means_the_same_after_a_journey_over_the_wire(chance):
    # the rows of answers stand in the change alone, so that their command does not come back whole
    payload = a_payload(chance, JOURNEY, junk=False, without=("add_answers",))
    command = answer(json.loads(json.dumps(payload)))
    if command is not None:
        kept = {
            name: payload[name]
            for name, field in type(command).model_fields.items()
            if field.exclude and name in payload
        }
        again = parse({"name": command.name, **kept, **command.model_dump(mode="json", exclude_unset=True)})
        assert again == command
        assert again.plan(JOURNEY) == command.plan(JOURNEY)
