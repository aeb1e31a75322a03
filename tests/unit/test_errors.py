from __future__ import annotations

import inspect
import re

from cxdesign import errors
from cxdesign.errors import CommandError, CxDesignError, IntegrityError, StorageError


def test_an_error_carries_a_code_and_what_it_knows():
    error = IntegrityError("stage_unknown", id="stage:s1")
    assert (error.code, error.params) == ("stage_unknown", {"id": "stage:s1"})
    assert str(error) == "stage_unknown(id='stage:s1')"
    assert str(CommandError("nothing_to_undo")) == "nothing_to_undo"


def test_every_error_stands_in_the_tree_at_the_top_of_the_module():
    drawn = re.findall(
        r"(?:├──|└──|^)\s*(\w+(?:Error|Invalid|Refused|Denied|Unknown))", errors.__doc__ or "", re.MULTILINE
    )
    there = [found for _, found in inspect.getmembers(errors, inspect.isclass) if issubclass(found, CxDesignError)]
    assert set(drawn) == {found.__name__ for found in there}


def test_a_refused_command_is_told_apart_from_a_store_that_fails():
    assert not issubclass(StorageError, CommandError)
    assert not issubclass(CommandError, StorageError)
