from __future__ import annotations

import pytest

from cxdesign.domain.document import Document
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import (
    ATTRIBUTE_ROLES,
    BLUEPRINT_ONLY_ROLES,
    BLUEPRINT_ROLES,
    EmpathyArea,
    Evidence,
    LaneRole,
    Phase,
    Provenance,
    RelationType,
    ServiceLink,
)
from cxdesign.errors import FormatError
from cxdesign.formats.table import DEFAULT_LANES
from cxdesign.i18n import LOCALES, catalogue
from cxdesign.services.starters import StarterKind, list_starters, load_starter

IDS = [starter.id for starter in list_starters()]
CITED = {Provenance.SOURCE, Provenance.PUBLIC, Provenance.LITERATURE}
FIXED = {
    *("kind", "id", "order", "role", "state", "phase", "setting", "service_link", "service_subject", "initiative"),
    *("variability", "evidence", "provenance", "level", "area", "need_type", "kano", "learned_by", "voice_channel"),
    *("performer_type", "control_mode", "standard_type", "relation", "due_on", "refreshed_on"),
    *("stage_id", "touchpoint_id", "lane_id", "persona_id", "source_id", "target_id"),
    *("round_id", "rater_id", "criterion", "follows_id", "gate_mode"),
    *("cell_id", "criterion_id", "first_id", "second_id", "key"),
}
"""Fields of text that are the same in every language."""
SAMPLES = [starter.id for starter in list_starters() if starter.kind is StarterKind.SAMPLE]


def test_every_starter_has_texts_in_every_language() -> None:
    for starter in list_starters():
        assert set(starter.titles) == set(starter.descriptions) == set(LOCALES)
        assert all([*starter.titles.values(), *starter.descriptions.values()])


@pytest.mark.parametrize("starter_id", IDS)
def test_both_languages_hold_the_same_records(starter_id: str) -> None:
    english, chinese = (load_starter(starter_id, locale) for locale in LOCALES)

    def without_texts(document: Document) -> list[dict[str, object]]:
        """Return the records without texts, and without ids that are made of a text: the name of a judge."""
        plain = [
            {
                key: value if key in FIXED or not isinstance(value, str) else bool(value)
                for key, value in fields.items()
                if (fields["kind"], key) != ("peak_judgement", "id")
            }
            for fields in (record.model_dump(mode="json") for record in document)
        ]
        return sorted(plain, key=str)

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
    roles = tuple(lane.role for lane in lanes)
    blueprint = tuple(role for role in BLUEPRINT_ROLES if role in BLUEPRINT_ONLY_ROLES)
    assert roles in (DEFAULT_LANES, DEFAULT_LANES + blueprint)
    assert [lane.id for lane in lanes] == [f"lane:{role.value}" for role in roles]
    assert not any(lane.name for lane in lanes)


@pytest.mark.parametrize("starter_id", SAMPLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_value_of_a_sample_says_where_it_comes_from(starter_id: str, locale: str) -> None:
    document = load_starter(starter_id, locale)
    assert document.project.based_on
    for record in document:
        if "provenance" in type(record).model_fields:
            provenance = getattr(record, "provenance", None)
            own = {Provenance.OURS} if getattr(record, "key", "") else set()
            assert provenance in {*CITED, Provenance.ILLUSTRATIVE, *own}, record.id
            assert provenance not in CITED or getattr(record, "source", ""), record.id
            assert record.kind != "emotion" or provenance is Provenance.ILLUSTRATIVE


@pytest.mark.parametrize("starter_id", SAMPLES)
def test_every_sample_has_a_target_audience_with_needs_from_its_map(starter_id: str) -> None:
    document = load_starter(starter_id, "en")
    target = next(persona for persona in document.entries(Persona) if persona.is_target)
    stems = {relation.source_id for relation in document.all(Relation) if relation.relation is RelationType.STEMS_FROM}
    assert {need.id for need in document.entries(Need) if need.persona_id == target.id} == stems
    assert all(document.empathy_notes(target.id, area) for area in (EmpathyArea.SEE, EmpathyArea.PAINS))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_hotels_guest_has_a_full_empathy_map(locale: str) -> None:
    document = load_starter("hotel", locale)
    guest = document.expect("persona:xu_ning", Persona)
    counts = {area: len(document.empathy_notes(guest.id, area)) for area in EmpathyArea}
    assert all(count >= 2 for count in counts.values())
    assert sum(counts.values()) == 23
    assert {need.evidence for need in document.entries(Need)} == set(Evidence)


def test_what_is_left_in_on_purpose_is_told_in_every_language() -> None:
    for starter in list_starters():
        rules = [lesson.rule for lesson in starter.lessons]
        assert rules == sorted(set(rules))
        assert all(set(lesson.texts) == set(LOCALES) and all(lesson.texts.values()) for lesson in starter.lessons)
        assert starter.kind is StarterKind.SAMPLE or not rules


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
