from __future__ import annotations

import pytest

from cxdesign.analysis.measures import expectation_points, measure
from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.vocabulary import Metric, Provenance
from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.metrics import MeasuredWords
from tests.builders import a_whole_project
from tests.performing import perform

TABLES = {
    Metric.NPS: (("answer", "group"), ((9.0, "North"), (3.0, "South"))),
    Metric.CES_1: (("answer",), ((1.0,),)),
    Metric.CES_2: (("answer",), ((7.0,),)),
    Metric.CSAT: (("answer", "group"), ((5.0, "North"), (2.0, "South"))),
    Metric.SERVQUAL: (("empathy_expected_1", "empathy_perceived_1"), ((6.0, 5.0),)),
    Metric.KANO: (("present", "absent", "feature"), (("like", "dislike", "Tea"), ("like", "neutral", "Tea"))),
    Metric.ON_TIME: (("time",), ((3.0,),)),
    Metric.VARIATION: (("value", "group"), ((1.0, "North"), (2.0, "South"))),
}


def words(metric: Metric, locale: str = "en", **fields) -> MeasuredWords:
    columns, rows = TABLES[metric]
    limit = 5.0 if metric is Metric.ON_TIME else None
    found = AnswerSet(
        id="answer_set:stay", name="Stay", order="a0", metric=metric, columns=columns, rows=rows, limit=limit, **fields
    )
    document = a_whole_project().with_records(changed=[found])
    ends = {"source_id": "touchpoint:t2", "target_id": found.id}
    document = perform(document, "relate", relation="measured_by", **ends)
    return MeasuredWords(document, found, measure(found, expectation_points(document)), Translator(locale))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("metric", Metric)
def test_every_figure_opens_to_formula_touchpoints_and_source(metric, locale):
    opened = words(metric, locale).opened()
    assert opened.title
    assert opened.formula
    assert [record.record_id for record in opened.records] == ["touchpoint:t2"]
    assert opened.origins[0].provenance in {Provenance.LITERATURE, Provenance.SOURCE}
    assert opened.against


def test_where_the_answers_come_from_stands_beside_the_source_of_the_formula():
    opened = words(Metric.NPS, provenance="illustrative", source="made up").opened()
    assert [(line.provenance, line.text) for line in opened.origins[1:]] == [(Provenance.ILLUSTRATIVE, "made up")]


def test_groups_stand_in_a_table_with_their_span():
    told = words(Metric.CSAT)
    assert told.groups().rows == (("North", "1", "100 %"), ("South", "1", "0 %"))
    assert told.between() == (
        "Between groups: span 100 percentage points (North highest, South lowest), "
        "standard deviation 70.7 percentage points."
    )
    assert words(Metric.NPS).between().startswith("Between groups: span 200 (")


def test_dimensions_of_service_quality_stand_in_a_table():
    assert words(Metric.SERVQUAL).groups().rows == (("Empathy", "100 %", "6.00", "5.00", "−1.00", "1"),)


def test_features_stand_in_a_table_and_the_figure_is_their_number():
    told = words(Metric.KANO)
    assert told.groups().rows == (("Tea", "One-dimensional", "1.00", "−0.50", "2"),)
    assert (told.statement().value, told.statement().small) == ("1", "feature classified, see below")
    assert told.opened().value == "1"


def test_a_set_without_groups_has_no_table():
    assert words(Metric.CES_2).groups() is None
    assert words(Metric.CES_2).between() is None


def test_a_set_is_told_in_one_line():
    assert words(Metric.CES_2, collected="March, 1 guest").facts() == "CES 2.0, 1 row, March, 1 guest"


def test_an_interval_says_how_certain_it_is():
    assert [note.heading for note in words(Metric.NPS).opened().notes] == ["How certain"]


def test_a_set_named_as_its_metric_says_it_once():
    found = AnswerSet(
        id="answer_set:nps", name="NPS", order="a0", metric=Metric.NPS, columns=("answer",), rows=((9.0,),)
    )
    told = MeasuredWords(a_whole_project(), found, measure(found, {}), Translator("en"))
    assert told.facts() == "1 row"
