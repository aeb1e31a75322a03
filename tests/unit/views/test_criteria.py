from __future__ import annotations

from cxdesign.domain.evaluation import criterion_id
from cxdesign.domain.vocabulary import Level, Provenance
from cxdesign.i18n import Translator
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.views.criteria import asked_in, catalogue_lines, criteria_words, own_words, rated_in, set_lines
from tests.builders import a_journey
from tests.evaluations import with_evaluation


def words_of(locale, code):
    dimensions = criteria_words(criteria_catalogue(), Translator(locale))
    return next(one for dimension in dimensions for one in dimension.criteria if one.code == code)


def test_every_criterion_stands_in_its_dimension():
    dimensions = criteria_words(criteria_catalogue(), Translator("en"))
    assert [len(dimension.criteria) for dimension in dimensions] == [10, 10, 9]
    assert all(one.dimension == dimension.id for dimension in dimensions for one in dimension.criteria)


def test_a_criterion_is_read_in_the_readers_language():
    assert words_of("zh-CN", "C1").name == "核心承诺达成"
    assert words_of("en", "C1").anchors[1] == "Kept in normal conditions"


def test_it_says_what_it_feeds_and_where_it_comes_from():
    first = words_of("en", "C1")
    assert first.level is Level.L1
    assert first.is_veto
    assert len(first.feeds) == 1
    assert first.tags == (Provenance.SOURCE,)
    assert first.anchors_provenance is Provenance.OURS
    assert words_of("en", "S8").is_optional


def test_a_share_is_that_of_the_criteria_in_use():
    lists = set_lines(with_evaluation(a_journey()), "criteria_set:own", Translator("en"))
    assert [(line.code, line.facts) for line in lists[0].lines] == [
        ("C1", "weight 1, 50 % of its dimension"),
        ("C2", "weight 1, 50 % of its dimension"),
    ]
    assert lists[0].heading == "Customer, 2"


def test_what_is_not_in_use_and_what_weighs_nothing_has_no_share():
    document = with_evaluation(a_journey())
    first, second = document.criteria("criteria_set:own")
    changed = [first.replaced({"is_used": False}), second.replaced({"weight": 0.0})]
    lists = set_lines(document.with_records(changed=changed), "criteria_set:own", Translator("en"))
    assert [line.facts for line in lists[0].lines] == ["weight 1, not in use", "weight 0"]


def test_an_optional_criterion_says_so():
    lines = [line for found in catalogue_lines(criteria_catalogue(), Translator("en")) for line in found.lines]
    assert [line.code for line in lines if line.facts.endswith("optional")] == ["S8"]


def test_the_rounds_that_ask_a_set_are_known_and_whether_somebody_rated():
    document = with_evaluation(a_journey())
    assert [found.name for found in asked_in(document, "criteria_set:own")] == ["Round 1"]
    assert rated_in(document, "criteria_set:own").name == "Round 1"
    assert rated_in(document, "criteria_set:other") is None


def test_a_criterion_of_ones_own_is_read_like_the_workbenchs():
    first, _ = with_evaluation(a_journey()).criteria("criteria_set:own")
    words = own_words(first.replaced({"source": "our handbook"}), "en")
    assert (words.code, words.anchors, words.is_veto) == ("C1", ("C1 at 1", "C1 at 3", "C1 at 5"), True)
    assert [(one.provenance, one.source) for one in words.origins] == [(Provenance.OURS, "our handbook")]
    assert own_words(first, "en").origins == ()


def test_anchors_of_a_copy_stay_ours_whatever_the_idea_comes_from():
    first, _ = with_evaluation(a_journey()).criteria("criteria_set:own")
    words = own_words(first.replaced({"source": "a standard", "provenance": Provenance.SOURCE}), "en")
    assert (words.tags, words.anchors_provenance) == ((Provenance.SOURCE,), Provenance.OURS)


def test_a_copy_keeps_what_its_original_feeds_and_that_it_may_be_left_out():
    known = words_of("zh-CN", "C1")
    first, _ = with_evaluation(a_journey()).criteria("criteria_set:own")
    words = own_words(first, "zh-CN")
    assert (words.feeds, words.is_veto, words.is_optional) == (known.feeds, True, False)


def test_an_optional_criterion_of_a_copy_says_so():
    document = with_evaluation(a_journey())
    first, _ = document.criteria("criteria_set:own")
    eighth = first.model_copy(update={"id": criterion_id("criteria_set:own", "S8"), "code": "S8", "order": "a2"})
    lists = set_lines(document.with_records(changed=[eighth]), "criteria_set:own", Translator("en"))
    assert [line.code for line in lists[0].lines if line.facts.endswith("optional")] == ["S8"]
    assert own_words(eighth, "en").is_optional
