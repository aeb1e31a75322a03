"""What the rules find in the samples, worked out by hand from the rules, and what the samples' cards tell of it."""

from __future__ import annotations

from datetime import date

import pytest

from cxdesign.analysis.flow import flow_figures
from cxdesign.checks.linter import check_document
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import StarterKind, list_starters, load_starter

TODAY = date(2026, 11, 25)
SAMPLES = [starter for starter in list_starters() if starter.kind is StarterKind.SAMPLE]

FOUND: dict[str, list[tuple[str, ...]]] = {
    "shoeshine": [
        ("R05",),  # the moments are all interaction: nothing is recalled or shared
    ],
    "hotel_stay": [
        ("R05",),  # eleven moments, the last is leaving
        ("R12",),  # a base blueprint: no moment is a planned peak
        # Seven standards: reserve, bags, check in, receive bags, call, food, check out. These four moments have none.
        ("R18", "touchpoint:arrive"),
        ("R18", "touchpoint:to_room"),
        ("R18", "touchpoint:sleep"),
        ("R18", "touchpoint:eat"),
    ],
    "food_delivery": [
        ("R07", "step:receive-support-1"),  # lockers, proof: no arrow
        ("R05",),  # rating recalls; nothing is shared
        # Six standards: basket and order check (pay), cooking, riding, hand-over, answer. These three have none.
        ("R18", "touchpoint:open"),
        ("R18", "touchpoint:choose"),
        ("R18", "touchpoint:eat"),
        # Seven fail points; payment and kitchen display have a whole plan.
        ("R23", "step:open-onstage-1"),  # detection only
        ("R23", "step:choose-onstage-1"),  # neither improvement nor compensation nor role
        ("R23", "step:track-backstage-1"),  # the same
        ("R23", "step:receive-onstage-1"),  # four steps, but neither detection nor role
        ("R23", "step:eat-action-1"),  # neither improvement nor compensation nor role
        ("R24", "performer:rider"),  # outsourced without control mode; the restaurant is audited
        ("R29", "step:track-action-1"),  # 15 of 20 minutes, nothing said
        ("R29", "step:rate-onstage-1"),  # 10 of 15 minutes, nothing said
        ("R30", "touchpoint:eat"),  # level 4 without a day of renewal, and so its feature
        ("R30", "feature:eat-idea-1"),
    ],
    "parcel": [],
    "hotel": [
        ("R01",),  # no arrow: a journey map
        # Five standards: two in the lobby, room, request, review. These eight moments have none.
        ("R18", "touchpoint:booking"),
        ("R18", "touchpoint:breakfast"),
        ("R18", "touchpoint:waiting"),
        ("R18", "touchpoint:bite"),
        ("R18", "touchpoint:leaving"),
        ("R18", "touchpoint:memory"),
        ("R18", "touchpoint:friends"),
        ("R18", "touchpoint:again"),
        ("R21", "need:late_meal"),  # neither standard nor feature
        ("R21", "need:invoice"),
        ("R23", "touchpoint:request"),  # pains that fail, no step that does
        ("R23", "touchpoint:leaving"),
        ("R30", "touchpoint:lobby"),  # level 4: lobby, leaving, friends, and the features of the latter two
        ("R30", "touchpoint:leaving"),
        ("R30", "feature:leaving-idea-1"),
        ("R30", "touchpoint:friends"),
        ("R30", "feature:friends-idea-1"),
    ],
    "city_hotel": [
        ("R01",),  # no arrow: a journey map
        ("R14", "touchpoint:room", "standard:linen"),  # a planned peak whose standard is not met
        ("R18", "touchpoint:friends"),  # eight standards for nine moments
        ("R23", "touchpoint:room"),  # pains that fail, no step that does
        ("R23", "touchpoint:bath"),
        ("R23", "touchpoint:request"),
        ("R30", "touchpoint:welcome"),  # level 4: four moments and two features
        ("R30", "touchpoint:night"),
        ("R30", "feature:night-idea-1"),
        ("R30", "touchpoint:leaving"),
        ("R30", "feature:leaving-idea-1"),
        ("R30", "touchpoint:friends"),
    ],
    "gym": [
        ("R01",),  # no arrow: a journey map
        ("R05",),  # the report recalls; nothing is shared
        # Seven standards: door, tour, body test, trial, contract, shower, lesson. These two have none. Tour and shower
        # miss theirs, but neither is a planned peak, so R14 is silent; the body test, which is one, meets its own.
        ("R18", "touchpoint:search"),
        ("R18", "touchpoint:report"),
        ("R23", "touchpoint:contract"),  # pains that fail, no step that does
        ("R23", "touchpoint:shower"),
        ("R30", "touchpoint:lesson"),  # level 4
    ],
}
"""Rule and records of every finding, by severity, then rule, then place on the map."""


def found(starter_id: str, locale: str) -> list[tuple[str, ...]]:
    findings = check_document(load_starter(starter_id, locale), today=TODAY)
    return [(finding.rule, *finding.record_ids) for finding in findings]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("starter_id", FOUND)
def test_the_findings_are_those_that_follow_from_the_rules(starter_id: str, locale: str) -> None:
    assert found(starter_id, locale) == FOUND[starter_id]


@pytest.mark.parametrize("starter", SAMPLES, ids=lambda starter: starter.id)
def test_the_card_of_a_sample_tells_every_rule_it_breaks(starter) -> None:
    assert [lesson.rule for lesson in starter.lessons] == sorted({rule for rule, *_ in FOUND[starter.id]})


def test_the_findings_of_the_samples_stay_as_the_years_pass() -> None:
    for starter in SAMPLES:
        document = load_starter(starter.id, "en")
        assert check_document(document, today=date(2036, 1, 1)) == check_document(document, today=TODAY)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_shoeshine_takes_120_seconds_and_195_with_one_failure(locale: str) -> None:
    figures = flow_figures(load_starter("shoeshine", locale))
    assert figures.total_minutes == 2.0
    assert [branch.total_minutes for branch in figures.failures] == [3.25]
    assert figures.economics.profit == pytest.approx(0.18)
    assert figures.economics.profit_after_failure == pytest.approx(0.055)
    assert figures.economics.break_even_minutes == pytest.approx(3.8)
    assert figures.promise is not None
    assert figures.promise.promised_minutes == 5


@pytest.mark.parametrize("locale", LOCALES)
def test_food_arrives_in_34_of_40_minutes(locale: str) -> None:
    figures = flow_figures(load_starter("food_delivery", locale))
    path = [(step.step_id, step.minutes) for step in figures.steps]
    assert path == [
        ("step:pay-action-1", 2),
        ("step:pay-onstage-1", None),
        ("step:pay-backstage-1", 1),
        ("step:wait-backstage-1", 14),
        ("step:track-backstage-1", 15),
        ("step:receive-onstage-1", 2),
        ("step:receive-action-1", None),
    ]
    assert figures.total_minutes == 34
    assert figures.promise is not None
    promise = figures.promise
    assert (promise.promised_minutes, promise.overdue_minutes, promise.spare_minutes) == (40, 48, 6)
    assert figures.customer_wait is not None
    assert figures.customer_wait.minutes == 29


def test_what_is_planned_for_the_food_delivery() -> None:
    counts = flow_figures(load_starter("food_delivery", "en")).counts
    assert len(counts.steps) == 28
    assert (len(counts.fail_points), len(counts.fail_points_planned)) == (7, 2)
    assert (len(counts.wait_points), len(counts.wait_points_informed)) == (3, 1)
    assert counts.others == ("performer:restaurant", "performer:rider")
    assert counts.handled_by_others == ("step:wait-backstage-1", "step:track-backstage-1")
    assert len(counts.with_standard) == 6


def test_a_parcel_of_the_morning_keeps_the_days_promise() -> None:
    figures = flow_figures(load_starter("parcel", "en"))
    assert figures.total_minutes == 2 + 5 + 60 + 360 + 3
    assert figures.promise is not None
    assert figures.promise.spare_minutes == 780 - 430


def test_a_night_at_the_hotel_takes_44_minutes_of_service_from_bags_to_check_out() -> None:
    figures = flow_figures(load_starter("hotel_stay", "en"))
    assert figures.total_minutes == 1 + 8 + 2 + 2 + 22 + 6 + 3
    assert figures.promise is None
