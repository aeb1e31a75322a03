"""How criteria and candidates are called."""

from cxdesign.domain.picking import PeakCriterion
from cxdesign.i18n import Translator
from cxdesign.views.picking_names import anchors, criterion_name


def a_criterion(name, **more):
    return PeakCriterion(id="peak_criterion:a", name=name, order="a0", **more)


def test_a_listed_criterion_is_told_in_the_readers_language_until_it_is_renamed():
    chinese = Translator("zh-CN")
    assert criterion_name(a_criterion("Feasibility", key="feasibility"), chinese) == "可行性"
    assert criterion_name(a_criterion("可行性", key="feasibility"), Translator("en")) == "Feasibility"
    assert criterion_name(a_criterion("Can we?", key="feasibility"), chinese) == "Can we?"
    assert criterion_name(a_criterion("Noise"), chinese) == "Noise"


def test_one_and_five_mean_something_on_every_criterion():
    english = Translator("en")
    assert anchors(a_criterion("Cost", key="cost", is_cost=True), english) == (
        "next to nothing",
        "needs a budget of its own",
    )
    assert anchors(a_criterion("Noise", is_cost=True), english) == ("very little", "very much")
    assert anchors(a_criterion("Warmth"), english) == ("not at all", "fully")
