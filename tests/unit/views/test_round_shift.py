from __future__ import annotations

from cxdesign.i18n import Translator
from cxdesign.scoring.aggregate import evaluate
from cxdesign.views.round_shift import shift_lines
from tests.ratings import a_round

EN = Translator("en")
BEFORE = evaluate(a_round(6, 4, rows={"C2": [2, 2, 2, 4, 4, 4]}))
AFTER = evaluate(a_round(6, 4, rows={"C2": [4] * 6, "C3": [4, 4, 4, 4, 4, 3]}))


def test_the_whole_is_told_before_and_after():
    """3 + .5 · .75 · 2 = 3.75; with L1 at 71/18 the gate is open: 71/18 + .75 · 19/18 = 4.74."""
    index = shift_lines(BEFORE, AFTER, EN)[0]
    assert (index.before, index.after, index.shift) == ("3.75", "4.74", "+0.99")


def test_only_criteria_that_moved_far_enough_are_named():
    moved = [line for line in shift_lines(BEFORE, AFTER, EN) if line.is_criterion]
    assert [(line.name, line.before, line.after, line.shift) for line in moved] == [
        ("C2 Feedback and recovery", "3.00", "4.00", "+1.00")
    ]


def test_a_missing_figure_has_no_shift():
    nothing = evaluate(a_round(1))
    index = shift_lines(nothing, AFTER, EN)[0]
    assert (index.before, index.shift) == ("–", "–")
