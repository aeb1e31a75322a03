from cxdesign.analysis.evidence import evidence_count
from cxdesign.domain.vocabulary import Evidence


def test_everything_but_an_assumption_rests_on_data():
    found = evidence_count(Evidence)
    assert (found.backed, found.total, found.share) == (3, 4, 0.75)


def test_of_no_statements_there_is_no_share():
    assert evidence_count([]).share is None
