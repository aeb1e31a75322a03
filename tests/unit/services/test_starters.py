from __future__ import annotations

import pytest

from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import ATTRIBUTE_ROLES, LaneRole, Phase, Provenance, ServiceLink
from cxdesign.errors import FormatError
from cxdesign.formats.table import DEFAULT_LANES
from cxdesign.i18n import LOCALES, catalogue
from cxdesign.services.starters import StarterKind, list_starters, load_starter

IDS = [starter.id for starter in list_starters()]
SAMPLES = [starter.id for starter in list_starters() if starter.kind is StarterKind.SAMPLE]


def test_every_starter_has_texts_in_every_language() -> None:
    for starter in list_starters():
        assert set(starter.titles) == set(starter.descriptions) == set(LOCALES)
        assert all([*starter.titles.values(), *starter.descriptions.values()])


@pytest.mark.parametrize("starter_id", IDS)
def test_both_languages_hold_the_same_records(starter_id: str) -> None:
    english, chinese = (load_starter(starter_id, locale) for locale in LOCALES)
    texts = {"name", "text", "channel", "owner", "source", "description", "based_on"}

    def without_texts(document: Document) -> list[dict[str, object]]:
        return [{key: value for key, value in record.model_dump().items() if key not in texts} for record in document]

    assert without_texts(english) == without_texts(chinese)


@pytest.mark.parametrize("starter_id", IDS)
def test_chinese_files_are_chinese(starter_id: str) -> None:
    for record in load_starter(starter_id, "zh-CN"):
        text = getattr(record, "name", None) or getattr(record, "text", None)
        assert text is None or any("\u4e00" <= character <= "\u9fff" for character in text), record.id


@pytest.mark.parametrize("starter_id", IDS)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_starter_has_the_usual_lanes_under_their_own_names(starter_id: str, locale: str) -> None:
    lanes = load_starter(starter_id, locale).lanes
    assert tuple(lane.role for lane in lanes) == DEFAULT_LANES
    assert [lane.id for lane in lanes] == [f"lane:{role.value}" for role in DEFAULT_LANES]
    assert not any(lane.name for lane in lanes)


@pytest.mark.parametrize("starter_id", SAMPLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_value_of_a_sample_says_where_it_comes_from(starter_id: str, locale: str) -> None:
    document = load_starter(starter_id, locale)
    assert document.project.based_on
    for record in document:
        if record.kind in {"touchpoint", "step", "note", "feature", "emotion"}:
            provenance = getattr(record, "provenance", None)
            assert provenance in {Provenance.SOURCE, Provenance.ILLUSTRATIVE}, record.id
            assert provenance is not Provenance.SOURCE or getattr(record, "source", ""), record.id
            assert record.kind != "emotion" or provenance is Provenance.ILLUSTRATIVE


@pytest.mark.parametrize("starter_id", SAMPLES)
def test_every_touchpoint_of_a_sample_has_both_emotions_and_a_card(starter_id: str) -> None:
    document = load_starter(starter_id, "en")
    steps = next(lane for lane in document.lanes if lane.role is LaneRole.CUSTOMER_ACTIONS)
    for touchpoint in document.touchpoints:
        suffix = touchpoint.id.partition(":")[2]
        assert f"emotion:{suffix}.team.now" in document
        assert f"emotion:{suffix}.team.target" in document
        assert document.cards(touchpoint.id, steps.id)
    assert document.planned_end is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_the_empty_template_has_lanes_only(locale: str) -> None:
    document = load_starter("empty", locale)
    assert {record.kind for record in document} == {"project", "lane"}
    assert {lane.role for lane in document.lanes} >= ATTRIBUTE_ROLES


@pytest.mark.parametrize("locale", LOCALES)
def test_the_phase_template_has_one_touchpoint_in_each_phase(locale: str) -> None:
    document = load_starter("four_phases", locale)
    assert [touchpoint.phase for touchpoint in document.touchpoints] == list(Phase)
    names = [catalogue(locale)[f"enum.phase.{phase.value}"] for phase in Phase]
    assert [stage.name for stage in document.stages] == names


@pytest.mark.parametrize("locale", LOCALES)
def test_the_link_template_has_one_touchpoint_in_each_link(locale: str) -> None:
    document = load_starter("seven_links", locale)
    assert [touchpoint.service_link for touchpoint in document.touchpoints] == list(ServiceLink)
    names = [catalogue(locale)[f"enum.service_link.{link.value}"] for link in ServiceLink]
    assert [stage.name for stage in document.stages] == names


def test_an_unknown_language_gives_english() -> None:
    assert load_starter("hotel", "fr").project.name == load_starter("hotel", "en").project.name


def test_an_unknown_starter_is_refused() -> None:
    with pytest.raises(FormatError, match="starter_unknown"):
        load_starter("../secrets", "en")
