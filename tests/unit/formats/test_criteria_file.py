from __future__ import annotations

import json

import pytest

from cxdesign.commands.criteria import CRITERIA_LIMIT
from cxdesign.errors import FormatError
from cxdesign.formats import criteria_file
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.copies import catalogue_copies

COPIES = catalogue_copies(criteria_catalogue(), "zh-CN")


def written(**members):
    content = json.loads(criteria_file.write("Ours", COPIES[:2]))
    return json.dumps({**content, **members}).encode()


def one(**fields):
    return {**json.loads(COPIES[0].model_dump_json()), **fields}


def refusal(data):
    with pytest.raises(FormatError) as refused:
        criteria_file.read(data)
    return refused.value


def test_a_set_survives_writing_and_reading():
    read = criteria_file.read(criteria_file.write("我们的准则", COPIES))
    assert (read.name, read.criteria) == ("我们的准则", COPIES)


def test_every_criterion_stands_on_a_line_of_its_own():
    assert len(criteria_file.write("Ours", COPIES).decode().splitlines()) == len(COPIES) + 2


def test_a_byte_order_mark_is_accepted():
    assert criteria_file.read(b"\xef\xbb\xbf" + written()).name == "Ours"


@pytest.mark.parametrize(
    "members",
    [
        {"format": "cxdesign"},
        {"version": 0},
        {"version": True},
        {"version": "1"},
        {"criteria": []},
        {"criteria": {}},
        {"name": ""},
        {"name": 3},
        {"name": "x" * 1000},
        {"more": 1},
    ],
)
def test_another_file_is_told_from_a_file_of_criteria(members):
    assert refusal(written(**members)).code == "criteria_file_unknown"


def test_a_list_is_no_file_of_criteria():
    assert refusal(b"[]").code == "criteria_file_unknown"


def test_a_newer_file_is_told():
    assert refusal(written(version=2)).code == "criteria_file_newer"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"question": ""}, "question"),
        ({"weight": -1}, "weight"),
        ({"weight": "1"}, "weight"),
        ({"dimension": "profit"}, "dimension"),
        ({"level": "L9"}, "level"),
        ({"code": "1 C"}, "code"),
        ({"extra": 1}, "extra"),
        ({"is_used": "yes"}, "is_used"),
    ],
)
def test_a_criterion_that_is_not_sound_refuses_the_whole_file_and_is_named(fields, named):
    error = refusal(written(criteria=[one(), one(**{"code": "C2", **fields})]))
    assert error.code == "criterion_malformed"
    assert (error.params["number"], error.params["fields"]) == (2, named)


def test_what_is_no_object_is_refused():
    assert refusal(written(criteria=["C1"])).code == "criterion_malformed"


def test_a_code_may_stand_once_only():
    error = refusal(written(criteria=[one(), one()]))
    assert (error.code, error.params) == ("criterion_twice", {"id": "C1"})


def test_a_set_has_a_limit():
    many = [one(code=f"X{number}") for number in range(CRITERIA_LIMIT + 1)]
    assert refusal(written(criteria=many)).code == "criteria_too_many"
