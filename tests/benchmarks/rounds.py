"""The page of evaluations: from a rating given to the page drawn with it, and a revealed round drawn and drawn again.

The app runs in the test harness of Streamlit, so script and elements are measured, the browser is not.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import own_rater_id
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.services.bootstrap import current
from cxdesign.services.starters import load_starter
from tests.acting import OWNER, does
from tests.benchmarks.timing import Times, told
from tests.ratings import IDS
from tests.rounds import ROUND, a_person, opens, rates, with_hotel_round

ROOT = Path(__file__).resolve().parents[2]
RATERS = 12
RUNS = 20
GOAL = 300
"""Milliseconds until a new rating shows (ours)."""


def tell() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CXDESIGN_HOME"] = folder
        told("The page of evaluations", results())
        current().store.close()


def results() -> Iterator[Times]:
    yield a_new_rating()
    yield from a_revealed_round()


def a_new_rating() -> Times:
    """A rating of one's own in an open round of twelve, until the page tells of it."""
    times = Times(f"rating given → page drawn, {RATERS} raters, goal {GOAL} ms")
    project = a_project(load_starter("food_delivery", "en"))
    bench = current().projects.workbench(project)
    opens(bench, OWNER)
    for number in range(RATERS):
        rates(bench, a_person(f"rater{number}"), RaterRole.DESIGNER, dict.fromkeys(IDS[:10], 4))
    app = opened(project)
    me = a_person("rater0")
    for code in (IDS[10:] * 2)[: RUNS + 1]:
        with times.measured():
            does(bench, me, "rate", round_id=ROUND, rater_id=own_rater_id(me.id), criterion=code, score=3)
            app.run()
        assert not app.exception
    del times.values[0]
    return times


def a_revealed_round() -> Iterator[Times]:
    """A revealed round of six: all figures and charts anew after a weight was moved, and once more as it is."""
    project = a_project(with_hotel_round(load_starter("food_delivery", "en")))
    bench = current().projects.workbench(project)
    app = opened(project)
    anew, again = Times("weights moved → figures, bootstrap and charts anew"), Times("the same round drawn again")
    for number in range(RUNS // 2):
        points = {"weight_customer": 40 + number, "weight_organisation": 30, "weight_sustainability": 30 - number}
        does(bench, OWNER, "edit_round", round_id=ROUND, attributes=points)
        with anew.measured():
            app.run()
        with again.measured():
            app.run()
        assert not app.exception
    yield anew
    yield again


def a_project(document: Document) -> str:
    """Return the id of a new project."""
    return current().projects.create(OWNER, document)


def opened(project: str) -> AppTest:
    """Open a tab on the page."""
    app = AppTest.from_file(str(ROOT / "cxdesign" / "ui" / "main.py"), default_timeout=60)
    app.session_state["session.locale"] = "en"
    app.run()
    app.query_params["project"] = project
    return app.switch_page(str(ROOT / "pages" / "evaluate.py")).run()
