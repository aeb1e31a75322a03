"""Rounds, matrices and cells to draw, and every picture that can be made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxdesign.analysis.acceptability import rank_acceptability
from cxdesign.analysis.peaks import CellReading, quadrant
from cxdesign.analysis.sensitivity import critical_weights, weight_curve
from cxdesign.charts.acceptability import acceptability_picture
from cxdesign.charts.agreement import agreement_picture, alpha_picture
from cxdesign.charts.criteria import criterion_picture
from cxdesign.charts.dimensions import dimension_picture
from cxdesign.charts.factors import factor_picture
from cxdesign.charts.gaps import gap_picture
from cxdesign.charts.gate import gate_picture
from cxdesign.charts.picture import Entry, Picture
from cxdesign.charts.profiles import profiles_picture
from cxdesign.charts.pyramid import pyramid_picture
from cxdesign.charts.quadrants import quadrant_picture
from cxdesign.charts.weights import critical_picture, curve_picture
from cxdesign.i18n import Translator
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.comparison import Alternative
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.round import Round
from cxdesign.views.palette import LIGHT, Palette
from tests.golden.hotel_ratings import hotel_round
from tests.ratings import a_round

ENGLISH = Translator("en")
ROUNDS: Mapping[str, Round] = {
    "hotel": hotel_round(),
    "nobody": Round((), ()),
    "one rater": a_round(1),
    "two raters": a_round(2, rows={"C2": [1, 5], "O8": [None, 2]}),
    "nobody can judge": a_round(6, None),
    "all alike": a_round(6, 4),
    "customers' side missing": a_round(4, rows={"C1": [None, 2, 3, 4]}),
    "forty raters": a_round(40, rows={"C3": [1 + n % 5 for n in range(40)]}),
}
REPORTS: Mapping[str, ScoreReport] = {name: evaluate(rated, draws=40) for name, rated in ROUNDS.items()}

MOMENTS = [[4, 3, 2, 5, 1], [5, 4, 3, 4, 3], [3, 5, 5, 3, 4], [5, 5, 4, 2, 5]]
POINTS = [0.30, 0.25, 0.20, 0.15, 0.10]
SENSES = [1, 1, 1, 1, -1]
ALTERNATIVES = tuple(
    Entry(f"alternative:{n}", name) for n, name in enumerate(("Front door", "体测", "Trial", "<b>Lesson"))
)
CRITERIA = tuple(
    Entry(f"weight:{n}", name) for n, name in enumerate(("Value", "Emotion", "Difference", "Feasible", "Cost"))
)
RELEVANCES = [(5, 5), (5, 4), (5, 4), (4, 1), (2, 5), (1, 1), (None, 3), (0, 0)]
CELLS = tuple(
    CellReading(f"cell:{n}", f"touchpoint:{n}", "scene:a", customer, enterprise, quadrant(customer, enterprise))
    for n, (customer, enterprise) in enumerate(RELEVANCES)
)
NAMES = {"scene:a": "Teaching", **{f"touchpoint:{n}": f"Touchpoint {n}" for n in range(len(RELEVANCES))}}

Build = Callable[[Translator, Palette], Picture]


def report_builds(name: str) -> dict[str, Build]:
    """Every picture of a round."""
    report, rated = REPORTS[name], ROUNDS[name]
    return {
        "dimensions": lambda t, p: dimension_picture(report, t, p),
        "pyramid": lambda t, p: pyramid_picture(report, t, p),
        "gate": lambda t, p: gate_picture(report.gate, t, p, uncertainty=report.uncertainty),
        "criteria": lambda t, p: criterion_picture(report, rated.raters, t, p),
        "gaps": lambda t, p: gap_picture(report, t, p),
        "agreement": lambda t, p: agreement_picture(report, rated.raters, t, p),
        "alpha": lambda t, p: alpha_picture(report, t, p),
        "factors": lambda t, p: factor_picture(report, t, p),
    }


def decision_builds(rows: int) -> dict[str, Build]:
    """Every picture of a decision among the first alternatives."""
    matrix, entries = MOMENTS[:rows], ALTERNATIVES[:rows]
    criticals = critical_weights(matrix, POINTS, SENSES) if rows else ()
    results = [rank_acceptability(matrix, SENSES, method, draws=60) for method in ("saw", "topsis")] if rows else []
    builds: dict[str, Build] = {
        "critical_weights": lambda t, p: critical_picture(criticals, CRITERIA, entries, t, p),
        "acceptability": lambda t, p: acceptability_picture(results, entries, t, p),
    }
    if rows:
        curve = weight_curve(matrix, POINTS, SENSES, 3, steps=11)
        critical = criticals[3] if criticals else None
        builds["weight_curve"] = lambda t, p: curve_picture(curve, CRITERIA[3], entries, t, p, critical=critical)
    return builds


def all_builds() -> dict[str, Build]:
    """Every picture of everything above."""
    found = {f"{chart}, {name}": build for name in ROUNDS for chart, build in report_builds(name).items()}
    for rows in (0, 1, 2, 4):
        found |= {f"{chart}, {rows} alternatives": build for chart, build in decision_builds(rows).items()}
    for count in (0, 1, 3):
        designs = [Alternative(f"{n}", n.title(), REPORTS[n]) for n in ("hotel", "two raters", "nobody")][:count]
        found[f"profiles, {count} designs"] = lambda t, p, designs=designs: profiles_picture(designs, t, p)
    for count in (0, 7, len(CELLS)):
        cells = CELLS[len(CELLS) - count :]
        found[f"quadrants, {count} cells"] = lambda t, p, cells=cells: quadrant_picture(cells, NAMES, t, p)
    return found


def drawn(name: str, chart: str, palette: Palette = LIGHT) -> Picture:
    """One picture of a round, in English."""
    return report_builds(name)[chart](ENGLISH, palette)
