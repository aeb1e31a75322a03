"""The blueprint of an evening's food delivery: 28 steps in four lanes and 8 pieces of evidence, times illustrative.

Steps after generic public blueprints of food delivery; promise and overdue limit from one public answer, not verified.
The customer's episode ends with eating; what follows a complaint is timed, but no part of it. A step is named by its
lane and column: ``b4`` is backstage in column 4.
"""

from __future__ import annotations

from typing import Any

from cxdesign.analysis.flow import RECOVERY_FIELDS
from cxdesign.domain.document import Document
from cxdesign.domain.records import Record
from tests.blueprints import a_blueprint, an_entry

LANES = {"e": "evidence", "c": "customer_actions", "o": "onstage", "b": "backstage", "s": "support"}
COLUMNS = {"e": "12345678", "c": "12345678", "o": "1234568", "b": "123458", "s": "1234568"}
UP = [f"s{column}-b{column}" for column in "12345"] + [f"b{column}-o{column}" for column in "1245"] + ["o4-c4", "o5-c5"]
DOWN = ["c1-o1", "c2-o2", "c3-o3", "o3-b3", "o6-c6", "c8-o8", "o8-b8", "b8-s8"]
ALONG = [f"c{column}-c{column + 1}" for column in range(1, 8)] + ["b3-b4", "b4-b5", "b5-o6"]
MINUTES = {"c3": 2, "b3": 1, "b4": 14, "b5": 15, "o6": 2, "o8": 10}
TOLERANCE = {"c3": 5, "b3": 3, "b4": 20, "b5": 20, "o6": 5, "o8": 15}
FAILS = ("o1", "o2", "s3", "s4", "b5", "o6", "c7")
PLANNED = ("s3", "b5")
WAITS = ("c4", "c5", "o8")


def the_food_delivery(**more: Any) -> Document:
    """Return the blueprint; ``more`` goes to :func:`tests.blueprints.a_blueprint`."""
    steps = {f"{lane}{column}": role for lane, role in LANES.items() for column in COLUMNS[lane]}
    attributes: dict[str, dict[str, Any]] = {step: {} for step in steps}
    for step, minutes in TOLERANCE.items():
        attributes[step]["tolerance_minutes"] = float(minutes)
    for step in FAILS:
        attributes[step]["is_fail"] = True
    for step in PLANNED:
        attributes[step] |= dict.fromkeys(RECOVERY_FIELDS, "as agreed")
    for step in WAITS:
        attributes[step]["is_wait"] = True
    attributes["c5"]["wait_information"] = "The rider's place on the map"
    records: list[Record] = [
        an_entry("promise:delivered", promised_minutes=40.0, overdue_minutes=48.0, is_total=True),
        *more.pop("records", ()),
    ]
    return a_blueprint(
        steps,
        [tuple(arrow.split("-")) for arrow in (*UP, *DOWN, *ALONG)],
        repeats=[("s8", "s1")],
        minutes=MINUTES,
        attributes=attributes,
        at={step: f"t{step[1:]}" for step in steps},
        stages={"choosing": ["t1", "t2", "t3"], "waiting": ["t4", "t5"], "eating": ["t6", "t7"], "making_good": ["t8"]},
        end="t7",
        records=records,
        performed_by={"b4": "restaurant", "b5": "rider"},
        **more,
    )
