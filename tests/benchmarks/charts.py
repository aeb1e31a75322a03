"""Charts: building the largest one, making it ready to be sent, and its files."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.charts.criteria import criterion_picture
from cxdesign.charts.dimensions import dimension_picture
from cxdesign.charts.export import picture_png, picture_svg
from cxdesign.i18n import Translator
from cxdesign.scoring.aggregate import evaluate
from cxdesign.views.palette import LIGHT
from tests.benchmarks.timing import Times, repeated
from tests.golden.hotel_ratings import hotel_round
from tests.ratings import a_round

RUNS = 15


def results() -> Iterator[Times]:
    """Time the plot of criteria for 6 and 40 raters, the smallest chart beside it, and the files of the plot."""
    translate = Translator("en")
    for rated in (hotel_round(), a_round(40)):
        report, raters = evaluate(rated, draws=0), rated.raters

        def draw(_number: int, report=report, raters=raters):
            return criterion_picture(report, raters, translate, LIGHT)

        picture = draw(0)
        name = f"29 criteria × {len(raters)} raters"
        yield repeated(f"build, {name}", draw, RUNS)
        yield repeated(f"specification, {name}", lambda _n, p=picture: p.chart.to_dict(validate=False), RUNS)
        yield repeated(f"SVG file, {name}", lambda _n, p=picture: picture_svg(p), RUNS)
        yield repeated(f"PNG file, {name}", lambda _n, p=picture: picture_png(p), RUNS)
    report = evaluate(hotel_round(), draws=0)
    yield repeated("build, three dimensions", lambda _n: dimension_picture(report, translate, LIGHT), RUNS)
