from __future__ import annotations

import csv
import json

from cxdesign.formats.attempts import attempt_csv, attempt_json
from cxdesign.scoring.attempt import COLUMNS, Given
from cxdesign.scoring.exercise import NONE, pyramid_exercise

GIVEN = [Given(13, "L3", "=they feel cared for"), Given(23, NONE)]


def test_a_table_of_an_attempt_names_nobody_and_holds_no_formula():
    rows = list(csv.reader(attempt_csv(pyramid_exercise(), GIVEN).decode("utf-8-sig").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1:] == [
        ["13", "L3", "L1", "1.0", "missed", "'=they feel cared for"],
        ["23", "none", "none", "1.0", "unexpected", ""],
    ]


def test_the_json_of_an_attempt_says_which_version_was_answered():
    found = json.loads(attempt_json(pyramid_exercise(), GIVEN))
    assert (found["exercise"], found["version"]) == ("pyramid", 1)
    assert found["answers"][0]["own_reason"] == "=they feel cared for"
