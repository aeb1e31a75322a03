from __future__ import annotations

import json
import re

import pytest
from pydantic import ValidationError

from cxdesign.analysis.agreement import LOW_AGREEMENT, RELIABLE_FROM, TENTATIVE_FROM
from cxdesign.domain.vocabulary import Level, Provenance
from cxdesign.i18n.text import Text
from cxdesign.scoring.catalogue import Catalogue, criteria_catalogue, read_catalogue
from cxdesign.scoring.pyramid import gate

CATALOGUE = criteria_catalogue()
IDS = [*(f"C{n}" for n in range(1, 11)), *(f"O{n}" for n in range(1, 11)), *(f"S{n}" for n in range(1, 10))]
SOURCES = {
    "article on ISO/TS 24082 by the Chinese standards institute",
    "training material on GB/T 42509-2023",
    "essay on scene-based service design",
    "report on service standardisation",
    "course on service concepts",
}


def texts(value, place="catalogue"):
    """Give (place, text) of every text in a model, however deep."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from texts(entry, f"{place}.{getattr(entry, 'id', number)}")
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from texts(entry, f"{place}.{key}")
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name), f"{place}.{name}")


TEXTS = list(texts(CATALOGUE))


def changed(**fields):
    return json.dumps(json.loads(CATALOGUE.model_dump_json(by_alias=True)) | fields)


def test_all_criteria_are_there_in_order():
    assert [criterion.id for criterion in CATALOGUE.criteria] == IDS
    letters = {dimension.id: dimension.id[0].upper() for dimension in CATALOGUE.dimensions}
    assert list(letters.values()) == ["C", "O", "S"]
    assert all(letters[criterion.dimension] == criterion.id[0] for criterion in CATALOGUE.criteria)


def test_levels_are_fed_by_these_criteria():
    fed = {level.value: [criterion.id for criterion in CATALOGUE.feeding(level)] for level in Level}
    assert fed == {"L1": ["C1", "C3", "C9"], "L2": ["C2"], "L3": ["C5", "C6"], "L4": ["C7", "C8"]}


def test_every_criterion_leads_back_to_exactly_one_activity():
    named = [name for row in CATALOGUE.returns for name in row.criteria]
    assert sorted(named) == sorted(IDS)
    assert [row.activity for row in CATALOGUE.returns] == list(range(6))


def test_default_weights_are_equal_and_only_environmental_burden_is_optional():
    assert {criterion.weight for criterion in CATALOGUE.criteria} == {1}
    assert {dimension.weight for dimension in CATALOGUE.dimensions} == {1}
    assert [criterion.id for criterion in CATALOGUE.criteria if criterion.optional] == ["S8"]


@pytest.mark.parametrize("criterion", CATALOGUE.criteria, ids=lambda criterion: criterion.id)
def test_a_criterion_says_where_it_comes_from(criterion):
    assert criterion.anchors_provenance is Provenance.OURS
    for origin in criterion.origins:
        name = origin.source.en.split(":")[0]
        assert origin.provenance is not Provenance.SOURCE or name in SOURCES
        assert origin.provenance is not Provenance.LITERATURE or re.search(r"\b(19|20)\d\d\b", origin.source.en)


def test_a_text_is_in_its_language():
    chinese = re.compile("[\u4e00-\u9fff]")
    assert [place for place, text in TEXTS if chinese.search(text.en)] == []
    assert [place for place, text in TEXTS if not chinese.search(text.zh_cn) and ".source" not in place] == []
    assert [place for place, text in TEXTS if re.search(r"种子|https?:|\bC\d\.\d", text.en + text.zh_cn)] == []


def test_thresholds_of_ours_say_so_and_are_the_defaults_of_the_gate():
    limits = CATALOGUE.thresholds
    borrowed = {name for name in type(limits).model_fields if getattr(limits, name).provenance is not Provenance.OURS}
    assert borrowed == {"alpha_reliable", "alpha_tentative"}
    assert (limits.alpha_reliable.value, limits.alpha_tentative.value) == (RELIABLE_FROM, TENTATIVE_FROM)
    assert limits.r_wg.value == LOW_AGREEMENT
    result = gate([3, 3, 3, 3])
    assert result.thresholds == (limits.gate_low.value, limits.gate_high.value)
    assert (result.hard, result.reached_from) == (limits.gate_hard.value, limits.reached_from.value)


def test_the_page_can_say_that_the_sub_criteria_of_the_standard_are_not_public():
    assert "not public" in CATALOGUE.note.en
    assert "未公开" in CATALOGUE.note.zh_cn


def test_an_edited_copy_is_read_back():
    smaller = read_catalogue(changed(version=2, vetoes=[], factors=[]))
    assert (smaller.version, smaller.vetoes) == (2, ())
    assert read_catalogue(CATALOGUE.model_dump_json(by_alias=True)) == CATALOGUE


def test_the_catalogue_cannot_be_changed():
    with pytest.raises(ValidationError):
        CATALOGUE.version = 2


def test_an_unknown_criterion_is_no_criterion():
    assert CATALOGUE.criterion("S8").optional
    with pytest.raises(KeyError):
        CATALOGUE.criterion("C11")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"vetoes": ["C99"]}, "unknown criterion: C99"),
        ({"dimensions": []}, "at least 1 item"),
        ({"colour": "red"}, "Extra inputs"),
        ({"version": 0}, "greater than or equal to 1"),
        ({"activities": []}, "unknown activity: 0, 1"),
    ],
)
def test_a_catalogue_that_does_not_hold_together_is_refused(fields, reason):
    with pytest.raises(ValidationError, match=reason):
        read_catalogue(changed(**fields))


def test_an_id_used_twice_a_missing_anchor_and_a_negative_weight_are_refused():
    data = json.loads(CATALOGUE.model_dump_json(by_alias=True))
    first = data["criteria"][0]
    for wrong, reason in (
        ([*data["criteria"], first], "criterion defined twice: C1"),
        ([{**first, "anchors": {"1": first["anchors"]["1"]}}, *data["criteria"][1:]], "anchors are needed"),
        ([{**first, "weight": -1}, *data["criteria"][1:]], "greater than or equal to 0"),
        ([{**first, "dimension": "luck"}, *data["criteria"][1:]], "unknown dimension: luck"),
    ):
        with pytest.raises(ValidationError, match=reason):
            Catalogue.model_validate({**data, "criteria": wrong})


def test_a_gate_that_opens_before_it_closes_is_refused():
    data = json.loads(CATALOGUE.model_dump_json(by_alias=True))
    data["thresholds"]["gate_low"]["value"] = 4
    with pytest.raises(ValidationError, match="the gate opens"):
        Catalogue.model_validate(data)
