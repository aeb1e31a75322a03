from __future__ import annotations

from cxdesign.domain.vocabulary import Level, Provenance
from cxdesign.i18n import Translator
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.views.criteria import criteria_words


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
