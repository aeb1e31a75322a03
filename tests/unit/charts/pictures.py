"""Small pictures to test with."""

from __future__ import annotations

import altair as alt

from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.style import chosen, emphasised, styled
from cxdesign.views.palette import LIGHT, Palette


def a_picture(*names: str, palette: Palette = LIGHT) -> Picture:
    parameter = chosen()
    data = alt.InlineData(values=[{"id": name, "mean": place + 1} for place, name in enumerate(names)])
    bars = alt.Chart(data).mark_bar().encode(x="mean:Q", y="id:N", opacity=emphasised(parameter))
    rows = tuple((name, str(place + 1)) for place, name in enumerate(names))
    chart = styled(bars.add_params(parameter), palette)
    return Picture("bars", "三个维度", "“顾客”最高。", "n = 6", Table(("name", "mean"), rows, names), chart)
