from __future__ import annotations

import pytest

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry, RatingEntry
from cxdesign.domain.vocabulary import RaterRole, RoundState
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from cxdesign.views.report.outline import SECTIONS, Curve, Figures, Grid, Paragraph
from tests.builders import a_journey
from tests.evaluations import a_rating
from tests.reports import SAMPLES, a_report

CODES = ("C1", "C2", "C3", "C5", "C6", "C7", "C8", "C9", "O1", "O2")


def section(report, name):
    return next(one for one in report.sections if one.id == name)


def texts(report):
    return "\n".join(report.texts())


def rated(state: RoundState) -> Document:
    """Return a journey with one round, rated by two people whose notes nobody else may read."""
    raters = [RaterEntry(id=f"rater:{n}", name=f"Rater {n}", role=RaterRole.MANAGER, order=f"a{n}") for n in range(2)]
    ratings: list[RatingEntry] = [a_rating("r", str(n), code, 2) for n in range(2) for code in CODES]
    found = EvaluationRound(id="round:r", name="Sealed round", order="a0", state=state)
    return a_journey().with_records(changed=[found, *raters, *ratings])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_has_its_sections_in_order(sample, locale):
    report = a_report(load_starter(sample, locale), locale, author="Mei")
    names = [one.id for one in report.sections]
    assert names == [name for name in (*SECTIONS, "method") if name in names]
    assert {"journey", "curve", "findings", "method"} <= set(names)
    assert all(one.blocks for one in report.sections)
    assert "Mei" in report.facts[0]


def test_what_is_empty_is_left_out_and_named():
    report = a_report(a_journey())
    assert [one.id for one in report.sections] == ["journey", "findings", "method"]
    told = [block.text for block in section(report, "method").blocks if isinstance(block, Paragraph)]
    assert any("Emotion curve, Service blueprint, Peaks, Co-creation environment, Evaluation" in text for text in told)


def test_thoughts_and_pyramid_levels_stand_in_the_table_and_other_lanes_are_named():
    document = load_starter("food_delivery", "en")
    grid = next(one for one in section(a_report(document), "journey").blocks if isinstance(one, Grid))
    assert "Thinking and feeling" in [column.heading for column in grid.columns]
    assert "Pyramid L1, L3" in grid.rows[1][1]
    whole = a_journey(cards={"note:c": ("t1", "pains", "Only for us")})
    hiding = (one.model_copy(update={"is_hidden": True}) if one.id == "lane:pains" else one for one in whole)
    told = [one.text for one in section(a_report(Document(hiding)), "method").blocks if isinstance(one, Paragraph)]
    assert any("stand in no table: Pains" in text for text in told)


def test_an_empty_project_has_a_title_and_a_method():
    report = a_report(load_starter("empty", "en"))
    assert [one.id for one in report.sections][-1] == "method"
    assert report.title


def test_what_nobody_asked_for_is_named_as_left_out_by_choice():
    report = a_report(load_starter("hotel", "en"), wanted=("journey",))
    assert [one.id for one in report.sections] == ["journey", "method"]
    assert "Left out by choice: Emotion curve, Service blueprint" in texts(report)


def test_a_sealed_round_never_appears():
    sealed = a_report(rated(RoundState.OPEN))
    assert "evaluation" not in [one.id for one in sealed.sections]
    assert "Sealed round" not in texts(sealed)
    assert "Sealed round" in texts(a_report(rated(RoundState.REVEALED)))


def test_a_later_open_round_does_not_hide_the_revealed_one():
    newer = EvaluationRound(id="round:z", name="Open now", order="a9")
    report = a_report(rated(RoundState.REVEALED).with_records(changed=[newer]))
    assert "Sealed round" in texts(report)
    assert "Open now" not in texts(report)


def test_the_curve_states_each_figure_with_its_rule():
    found = section(a_report(load_starter("hotel", "en")), "curve")
    stated = next(block for block in found.blocks if isinstance(block, Figures))
    assert [one.label for one in stated.items] == ["Peak-end", "Mean", "Peak", "Trough", "End"]
    assert stated.items[1].value == "0.38 → 2.50"
    grid = next(block for block in found.blocks if isinstance(block, Grid))
    assert {row[0] for row in grid.rows} >= {"Peak-end", "Mean", "Peak", "Trough", "End", "Trend at the end"}
    assert all(row[-1] for row in grid.rows)
    curve = next(block for block in found.blocks if isinstance(block, Curve))
    assert [one.name for one in curve.series] == ["Now", "Target", "Satisfaction line", "Delight line"]
    assert curve.series[0].values[3] == -1


def test_planned_peaks_come_with_need_target_and_reason():
    gym = load_starter("gym", "en")
    grid = next(block for block in section(a_report(gym), "peaks").blocks if isinstance(block, Grid))
    assert [row[0] for row in grid.rows][:2] == ["4 Body test and talk", "8 Lesson with coach"]
    assert grid.rows[0][4] == "+4"


def test_illustrative_data_are_marked_on_every_page():
    report = a_report(load_starter("hotel", "en"))
    assert "contains illustrative data" in report.footer
    assert any("119 of 135" in fact for fact in report.facts)
    assert "illustrative" not in a_report(a_journey()).footer


def test_stars_that_a_person_typed_stay():
    document = a_journey(name="**Bold** hotel")
    assert a_report(document).title == "**Bold** hotel"


def test_findings_stand_by_severity():
    grid = next(b for b in section(a_report(load_starter("hotel", "en")), "findings").blocks if isinstance(b, Grid))
    severities = [row[1] for row in grid.rows]
    assert severities == sorted(severities, key=["Error", "Warning", "Hint"].index)


def test_the_blueprint_holds_time_against_promise():
    report = a_report(load_starter("food_delivery", "en"))
    found = section(report, "blueprint")
    stated = next(block for block in found.blocks if isinstance(block, Figures))
    assert "40" in stated.items[0].value
    titles = [block.title for block in found.blocks if isinstance(block, Grid)]
    assert titles[:2] == ["Critical path", "Lanes"]
    assert {"Fail points", "Wait points"} <= set(titles)


def test_the_verdict_comes_with_dimensions_levels_agreement_and_decision():
    found = section(a_report(load_starter("hotel", "en")), "evaluation")
    told = "\n".join(text for text in texts(a_report(load_starter("hotel", "en"))).splitlines())
    titles = [block.title for block in found.blocks if isinstance(block, Grid)]
    assert titles[:2] == ["Three dimensions", "Service excellence pyramid"]
    assert "Decision" in titles
    assert "**" not in told
