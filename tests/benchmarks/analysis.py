"""Graph and figures of a blueprint at 100, 1,000 and 10,000 records: how they grow."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.analysis.flow import flow_figures
from cxdesign.analysis.impact import impact
from cxdesign.graph.blueprint import blueprint_graph, onward_graph
from cxdesign.graph.build import build_graph
from cxdesign.graph.structure import articulation_points, suppliers, support_betweenness
from tests.benchmarks.timing import Times, repeated
from tests.blueprints import a_large_blueprint

SIZES = (100, 1_000, 10_000)


def results() -> Iterator[Times]:
    for size in SIZES:
        document = a_large_blueprint(size)
        onward = onward_graph(blueprint_graph(document))
        tasks = {
            "build_graph": lambda _n, d=document: build_graph(d),
            "flow_figures": lambda _n, d=document: flow_figures(d),
            "impact of one step": lambda _n, d=document: impact(d, "step:s0"),
            "suppliers (dominators)": lambda _n, g=onward: suppliers(g),
            "articulation points": lambda _n, g=onward: articulation_points(g),
            "betweenness of support": lambda _n, g=onward: support_betweenness(g),
        }
        for name, act in tasks.items():
            yield repeated(f"{name} at {len(document):,} records", act, 10, warm_up=1)
