from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.commands import COMMANDS, Command, invalid, parse
from cxdesign.commands.project import RenameProject
from cxdesign.errors import CommandInvalid


def code_of(payload):
    with pytest.raises(CommandInvalid) as caught:
        parse(payload)
    return caught.value.code


@pytest.mark.parametrize("payload", [None, 7, "rename_project", [], {}, {"name": None}, {"name": 7}, {"name": ["x"]}])
def test_what_is_no_command_is_refused(payload):
    assert code_of(payload) == "command_malformed"


@pytest.mark.parametrize(
    "name", ["", "RenameProject", "rename_project ", "import_document", "restore_revision", "\ud800"]
)
def test_an_unknown_command_is_refused(name):
    assert code_of({"name": name}) == "command_unknown"


def test_an_unknown_name_is_quoted_short():
    with pytest.raises(CommandInvalid) as caught:
        parse({"name": "x" * 10_000})
    assert len(str(caught.value.params["name"])) <= 80


@pytest.mark.parametrize(
    "payload",
    [
        {"name": "rename_project"},
        {"name": "rename_project", "new_name": "x", "other": 1},
        {"name": "rename_project", "new_name": "x", "": 1},
        {"name": "rename_project", "new_name": "x", "\ud800": 1},
        {"name": "rename_project", "new_name": {"deep": [[[[{}]]]]}},
        {"name": "rename_project", "new_name": "x", "k" * 100_000: 1},
        {"name": "rename_project", "new_name": "x", 7: 1},
    ],
)
def test_missing_unknown_and_wrong_fields_are_refused(payload):
    assert code_of(payload) == "command_invalid"


def test_the_refusal_names_fields_and_reason_and_is_short():
    with pytest.raises(CommandInvalid) as caught:
        parse({"name": "add_stage", "stage_id": "x" * 5000, "y" * 5000: 1})
    params = caught.value.params
    assert params["name"] == "add_stage"
    assert len(str(params["fields"])) <= 200
    assert len(str(params["reason"])) <= 200
    str(params["fields"]).encode("utf-8")


def test_what_a_refusal_quotes_can_be_sent():
    for payload in ({"name": "\ud800"}, {"name": "rename_project", "new_name": "x", "\ud800": 1}):
        with pytest.raises(CommandInvalid) as caught:
            parse(payload)
        assert [str(value).encode("utf-8") for value in caught.value.params.values()]


def test_a_text_that_is_too_long_is_refused_with_the_limit():
    with pytest.raises(CommandInvalid) as caught:
        parse({"name": "rename_project", "new_name": "x" * 201})
    assert (caught.value.code, caught.value.params) == ("text_too_long", {"fields": "new_name", "limit": 200})


def test_a_text_too_long_besides_another_mistake_is_an_invalid_command():
    assert code_of({"name": "rename_stage", "stage_id": 1, "new_name": "x" * 201}) == "command_invalid"
    assert code_of({"name": "rename_stage", "stage_id": 1, "new_name": ""}) == "command_invalid"


def test_every_command_has_a_name_of_its_own_and_says_what_it_does():
    names = [command.name for command in COMMANDS]
    assert len(names) == len(set(names)) == len(COMMANDS)
    for command in COMMANDS:
        assert command.__doc__
        assert "name" not in command.model_fields


def test_every_command_class_is_listed():
    def leaves(command):
        subclasses = command.__subclasses__()
        return {command} if not subclasses else set().union(*map(leaves, subclasses))

    unlisted = {command.__name__ for command in leaves(Command) if command.__module__.startswith("cxdesign")}
    unlisted -= {command.__name__ for command in COMMANDS}
    services_only = {"EditSaying", "ImportDocument", "LapseDismissals", "RestoreRevision"}
    assert unlisted == services_only | {"TakeCurve", "TakeNote", "TakePeaks", "TakeRound"}


def test_commands_cannot_be_changed():
    command = parse({"name": "rename_project", "new_name": "x"})
    with pytest.raises(ValidationError, match="frozen"):
        command.new_name = "y"


def test_an_attribute_that_cannot_be_sent_is_refused_before_anything_else():
    for attributes in ({"\ud800": 1}, {"unit": {"\ud800": 1}}):
        assert code_of({"name": "edit_entry", "entry_id": "standard:x", "attributes": attributes}) == "command_invalid"


def test_any_validation_error_becomes_a_refusal():
    with pytest.raises(ValidationError) as caught:
        RenameProject.model_validate({"new_name": 1})
    assert invalid(caught.value, "rename_project").code == "command_invalid"
