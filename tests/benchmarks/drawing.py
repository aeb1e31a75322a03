"""Drawn maps: SVG at 200, 1,000 and 5,000 cards, a blueprint with arrows, and the files of a sample."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.drawing import lettering
from cxdesign.drawing.export import FILE_FORMATS, export
from cxdesign.drawing.maps import draw_map
from cxdesign.services.starters import load_starter
from tests.benchmarks.timing import Times, repeated
from tests.builders import a_journey, a_large_journey

SIZES = (200, 1000, 5000)
RUNS = 7


def results() -> Iterator[Times]:
    """Time drawings, the first one of each size with nothing measured before, and files."""
    for size in SIZES:
        document = a_large_journey(size * 8 // 5)
        count = len(document.all(Card))

        def first(_number: int, document: Document = document) -> None:
            lettering.forget()
            draw_map(document, "journey")

        yield repeated(f"SVG of a journey, {count:,} cards, nothing measured yet", first, RUNS, warm_up=0)
        yield repeated(f"SVG of a journey, {count:,} cards", lambda _n, d=document: draw_map(d, "journey"), RUNS)
    large = _blueprint(1000)
    yield repeated("SVG of a blueprint, 1,000 steps and arrows", lambda _n: draw_map(large, "blueprint"), 3, warm_up=1)
    hotel = load_starter("hotel", "en")
    for file_format in FILE_FORMATS:
        yield repeated(f"hotel as {file_format}", lambda _n, f=file_format: export(hotel, "journey", f), RUNS)


def _blueprint(count: int) -> Document:
    """Return a blueprint of so many steps in four lanes, each joined to the next, and every fifth to one far ahead."""
    lanes = ("customer_actions", "onstage", "backstage", "support")
    columns = count // len(lanes)
    document = a_journey(
        stages={"s": [f"t{number}" for number in range(columns)]},
        cards={
            f"step:{lane}-{column}": (f"t{column}", lane, f"Step {column} of the {lane}")
            for column in range(columns)
            for lane in lanes
        },
    )
    steps = [f"step:{lane}-{column}" for column in range(columns) for lane in lanes]
    pairs = [(source, target) for source, target in zip(steps, steps[len(lanes) :], strict=False)]
    pairs += [(steps[place], steps[place + 21]) for place in range(0, len(steps) - 21, 5)]
    flows = [Flow(id=f"flow:f{n}", source_id=a, target_id=b) for n, (a, b) in enumerate(pairs)]
    return document.with_records(changed=flows)
