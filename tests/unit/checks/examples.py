"""For every rule at least one document that keeps it and one that breaks it, with what it finds there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from cxdesign.checks.context import Context
from cxdesign.checks.linter import RULES
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Path
from cxdesign.domain.relations import scene_cell_id
from tests.builders import a_blueprint, a_journey, a_participation, an_empty_journey, enriched

TODAY = date(2025, 3, 1)
Expected = list[tuple[Any, ...]]
Example = tuple[str, Document, Expected]


def results(rule: str, document: Document, today: date = TODAY) -> Expected:
    """Return what a rule finds: the variant and the records of each finding."""
    return [(finding.variant, *finding.record_ids) for finding in RULES[rule](Context(document, today))]


SERVED = {"ask": ("t1", "customer_actions"), "greet": ("t1", "onstage")}
ASKED = [("ask", "greet")]
LANES = {
    "ask": ("t1", "customer_actions"),
    "greet": ("t1", "onstage"),
    "cook": ("t1", "backstage"),
    "buy": ("t1", "support"),
}
COMPLETE = {
    "metric": "Time to the greeting",
    "target": 30.0,
    "unit": "s",
    "method": "Stop watch",
    "owner": "Front desk",
}
PLAN = {
    "detection": "Guest says so",
    "recovery_acknowledge": "Say sorry",
    "recovery_remedy": "Serve again",
    "recovery_improve": "Note the cause",
    "recovery_compensate": "Tea",
    "empowered_role": "Everybody",
}
ONE = {"s1": ["t1"]}
TWO = {"s1": ["t1", "t2"]}
THREE = {"s1": ["t1", "t2", "t3"]}


def one(**fields: Any) -> Document:
    """Return a journey of one touchpoint with these fields."""
    return a_journey(ONE, attributes={"t1": fields})


def two(first: dict[str, Any], second: dict[str, Any]) -> Document:
    """Return a journey of two touchpoints."""
    return a_journey(TWO, attributes={"t1": first, "t2": second})


def entry(entry_id: str, **fields: Any) -> Document:
    """Return a journey with one entry of a register."""
    return enriched(a_journey(ONE), {entry_id: fields})


def taking_part(**levels: str) -> Document:
    """Return a journey of one stage with how far each role takes part in it."""
    return a_journey(ONE).with_records(changed=[a_participation("s1", *planned) for planned in levels.items()])


def a_step(**fields: Any) -> Document:
    """Return a blueprint of a customer step and an onstage step with these fields."""
    return a_blueprint(SERVED, flows=ASKED, attributes={"greet": fields})


def empowered(record_id: str, role: str = "Porter") -> Document:
    """Return a blueprint whose fail point names no role, with a row of the empowerment matrix for a record."""
    return enriched(
        a_step(is_fail=True, **{**PLAN, "empowered_role": ""}),
        {"empowerment:e": {"empowered_role": role}},
        relations=[("empowered_by", record_id, "empowerment:e")],
    )


def with_a_path(source: str, target: str) -> Document:
    """Return a journey with a path no command would have drawn."""
    path = Path(id="path:p", source_id=f"touchpoint:{source}", target_id=f"touchpoint:{target}")
    return a_journey(THREE).with_records(changed=[path])


def waiving(document: Document, *links: str) -> Document:
    """Return the document with service links left out on purpose."""
    return document.with_records(changed=[document.project.replaced({"waived_links": links})])


def a_scene(document: Document, *touchpoints: str, values: tuple[int | None, int | None] = (3, 3)) -> Document:
    """Return the document with one mandatory scene over some touchpoints."""
    scene = {"scene:wait": {"is_mandatory": True}}
    return enriched(document, scene, cells={(touchpoint, "wait"): values for touchpoint in touchpoints})


def a_peak(*relations: tuple[str, str, str], entries: dict[str, Any] | None = None, is_target: bool = True) -> Document:
    """Return a journey with a planned peak, a persona and whatever else is asked for."""
    people = {"persona:ann": {"is_target": is_target}, **(entries or {})}
    return enriched(a_journey(ONE, peak="t1", cards={"feature:tea": ("t1",)}), people, relations=relations)


def many_peaks(count: int, total: int) -> Document:
    """Return a journey of so many touchpoints, the first ones planned as peaks."""
    names = [f"t{number}" for number in range(total)]
    return a_journey({"s1": names}, attributes={name: {"is_peak": True} for name in names[:count]}, cards={})


def feeling(*now: int | None, target: tuple[int | None, ...] = (), end: str | None = None) -> Document:
    """Return a journey with these emotions."""
    names = [f"t{number}" for number in range(1, len(now) + 1)]
    stated = [{n: v for n, v in zip(names, values, strict=False) if v is not None} for values in (now, target)]
    return a_journey({"s1": names}, now=stated[0], target=stated[1], end=end)


def governed(standard: dict[str, Any], *, by: str = "touchpoint:t1", document: Document | None = None) -> Document:
    """Return a document with one standard that governs a touchpoint or step."""
    relations = [("governed_by", by, "standard:s")]
    return enriched(document or a_journey(ONE), {"standard:s": standard}, relations=relations)


def a_promise(minutes: float | None, **standard: Any) -> Document:
    """Return a document with a promise that is kept by a standard."""
    entries = {"promise:p": {"promised_minutes": minutes}, "standard:s": standard}
    return enriched(a_journey(ONE), entries, relations=[("kept_by", "promise:p", "standard:s")])


def needs(*fields: dict[str, Any]) -> Document:
    """Return a document with these needs."""
    return enriched(a_journey(ONE), {f"need:n{number}": values for number, values in enumerate(fields)})


def outsourced(control: str | None, *, touchpoint: dict[str, Any] | None = None) -> Document:
    """Return a blueprint whose onstage step an outside provider performs."""
    blueprint = a_blueprint(SERVED, flows=ASKED, touchpoints={"t1": touchpoint or {}})
    provider = {"performer:agency": {"performer_type": "outsourced", "control_mode": control}}
    return enriched(blueprint, provider, relations=[("performed_by", "step:greet", "performer:agency")])


def supplying(count: int, *, by: tuple[str, ...] = ("buy",)) -> Document:
    """Return a blueprint of so many onstage steps, each reached by a customer and supported by the same steps."""
    names = [f"serve{number}" for number in range(count)]
    steps = {"ask": ("t1", "customer_actions")} | dict.fromkeys(names, ("t1", "onstage"))
    flows = [(source, name) for name in names for source in ("ask", *by)]
    return a_blueprint(steps | dict.fromkeys(by, ("t1", "support")), flows=flows)


def cutting(*, cut: int, others: int) -> Document:
    """Return a blueprint in which a chain of backstage steps is reached through a support step only."""
    chain = [f"cook{number}" for number in range(cut)]
    alone = [f"clean{number}" for number in range(others)]
    steps = {"buy": ("t1", "support")} | dict.fromkeys((*chain, *alone), ("t1", "backstage"))
    flows = [*pairwise(["buy", *chain]), *pairwise(alone)]
    return a_blueprint(steps, flows=flows)


def shining(minutes: float) -> Document:
    """Return the corner shoeshine of Shostack 1984 (30 s, 30 s, 45 s and 15 s) with a promise about the whole."""
    times = {"brush": 0.5, "polish": 0.5, "buff": 0.75, "collect": 0.25}
    steps = dict.fromkeys(times, ("t1", "onstage"))
    document = a_blueprint(
        steps, flows=pairwise(steps), attributes={name: {"standard_minutes": time} for name, time in times.items()}
    )
    return enriched(document, {"promise:p": {"promised_minutes": minutes, "is_total": True}})


def cell(touchpoint: str, scene: str) -> str:
    return scene_cell_id(f"touchpoint:{touchpoint}", f"scene:{scene}")


ALL_LINKS = ("reception", "need_confirmation", "solution", "execution", "exception_handling", "closing", "follow_up")
OFFLINE, ONLINE = {"setting": "offline"}, {"setting": "online"}

CAPTURED = enriched(
    a_blueprint(SERVED, flows=ASKED, touchpoints={"t1": {"levels": ["L3"]}}),
    {"datapoint:d": {"purpose": "Recall", "holder": "Desk"}},
    relations=[("adapts", "datapoint:d", "step:greet")],
)

DOUBLED = a_blueprint(SERVED, flows=ASKED).with_records(
    changed=[Flow(id="flow:twice", source_id="step:ask", target_id="step:greet", is_repeat=True)]
)
DIRTY: dict[str, list[Example]] = {
    "R01": [
        ("a journey map", a_journey(), [("journey_only",)]),
        ("no arrow between them", a_blueprint(SERVED), [("plain",)]),
        ("a jump is no interaction", a_blueprint(LANES, flows=[("ask", "cook")]), [("plain",)]),
    ],
    "R02": [
        ("nothing there", an_empty_journey(), [("empty",)]),
        ("to itself", a_blueprint(SERVED, flows=[("ask", "ask")]), [("flow_to_itself", "flow:ask-ask", "step:ask")]),
        (
            "back",
            a_blueprint(SERVED, flows=[("ask", "greet"), ("greet", "ask")]),
            [("flow_cycle", "flow:greet-ask", "step:greet", "step:ask")],
        ),
        ("drawn twice", DOUBLED, [("flow_twice", "flow:twice", "step:ask", "step:greet")]),
        ("a path to itself", with_a_path("t1", "t1"), [("path_to_itself", "path:p", "touchpoint:t1")]),
        ("a path back", with_a_path("t3", "t1"), [("path_cycle", "path:p", "touchpoint:t3", "touchpoint:t1")]),
    ],
    "R03": [("an empty stage", a_journey({"s1": ["t1"], "s2": []}), [("plain", "stage:s2")])],
    "R04": [("not stated", two({"environments": ["digital"]}, {}), [("plain", "touchpoint:t2")])],
    "R05": [("none", one(phase="recall"), [("plain",)]), ("not stated", one(), [("plain",)])],
    "R06": [("one covered", one(service_link="closing"), [("plain",)])],
    "R07": [
        (
            "each lane alone",
            a_blueprint(LANES),
            [("onstage", "step:greet"), ("orphan", "step:cook"), ("support", "step:buy")],
        ),
        (
            "a customer step beside arrows",
            a_blueprint({**SERVED, "eat": ("t2", "customer_actions")}, flows=ASKED),
            [("orphan", "step:eat")],
        ),
        (
            "support joined to a customer",
            a_blueprint(LANES, flows=[*ASKED, ("greet", "cook"), ("buy", "ask")]),
            [("support", "step:buy")],
        ),
    ],
    "R08": [
        ("two lanes", a_blueprint(LANES, flows=[("buy", "ask")]), [("lane", "flow:buy-ask", "step:buy", "step:ask")]),
        (
            "unmarked",
            a_blueprint(LANES, flows=[("ask", "cook")]),
            [("non_visual", "flow:ask-cook", "step:ask", "step:cook")],
        ),
        (
            "evidence",
            a_blueprint({**SERVED, "bill": ("t1", "evidence")}, flows=[("bill", "greet")]),
            [("evidence", "flow:bill-greet", "step:bill", "step:greet")],
        ),
    ],
    "R09": [("nothing to see", a_blueprint(SERVED, flows=ASKED), [("plain", "touchpoint:t1")])],
    "R10": [
        ("no touchpoint", a_scene(a_journey(THREE)), [("empty", "scene:wait")]),
        (
            "may be skipped",
            a_scene(a_journey(THREE, attributes={"t2": {"may_be_skipped": True}}), "t2"),
            [("plain", "scene:wait")],
        ),
        ("a way around", a_scene(a_journey(THREE, paths={"p": ("t1", "t3")}), "t2"), [("plain", "scene:wait")]),
        (
            "begun later",
            a_scene(a_journey(THREE, attributes={"t1": {"may_be_skipped": True}}), "t1"),
            [("plain", "scene:wait")],
        ),
    ],
    "R11": [
        (
            "the other view",
            a_scene(a_journey(ONE), "t1", values=(None, 3)),
            [("customer", cell("t1", "wait"), "touchpoint:t1", "scene:wait")],
        ),
        (
            "one view",
            a_scene(a_journey(ONE), "t1", values=(3, None)),
            [("enterprise", cell("t1", "wait"), "touchpoint:t1", "scene:wait")],
        ),
        (
            "no view",
            a_scene(a_journey(ONE), "t1", values=(None, None)),
            [("both", cell("t1", "wait"), "touchpoint:t1", "scene:wait")],
        ),
    ],
    "R12": [
        ("none", many_peaks(0, 4), [("none",)]),
        ("two of seven", many_peaks(2, 7), [("too_many", "touchpoint:t0", "touchpoint:t1")]),
        ("four of twenty", many_peaks(4, 20), [("too_many", *(f"touchpoint:t{n}" for n in range(4)))]),
        ("a bad one", a_journey(ONE, peak="t1", target={"t1": 0}), [("not_positive", "touchpoint:t1")]),
    ],
    "R13": [
        ("no card", a_journey(TWO, end="t2", cards={}, target={"t2": 3}), [("no_card", "touchpoint:t2")]),
        ("no target", a_journey(THREE), [("no_target", "touchpoint:t3")]),
        ("below", a_journey(THREE, target={"t1": 5, "t3": 1}), [("below_mean", "touchpoint:t3")]),
    ],
    "R14": [
        (
            "the touchpoint's",
            governed({"is_met": False}, document=a_journey(ONE, peak="t1")),
            [("plain", "touchpoint:t1", "standard:s")],
        ),
        (
            "its step's",
            governed({"is_met": False}, by="step:greet", document=a_blueprint(SERVED, flows=ASKED, peak="t1")),
            [("plain", "touchpoint:t1", "standard:s")],
        ),
    ],
    "R15": [
        ("no target", a_peak(is_target=False), [("no_target",)]),
        ("no need", a_peak(), [("plain", "touchpoint:t1")]),
        (
            "a need of nobody",
            a_peak(("answers", "touchpoint:t1", "need:rest"), entries={"need:rest": {}}),
            [("plain", "touchpoint:t1")],
        ),
    ],
    "R16": [
        ("a touchpoint", one(levels=["L3"]), [("element", "touchpoint:t1")]),
        ("a point without use", entry("datapoint:d", purpose="Recall", holder="Desk"), [("unused", "datapoint:d")]),
        ("nobody holds it", enriched(CAPTURED, {"datapoint:d": {"purpose": "Recall"}}), [("fields", "datapoint:d")]),
        ("a bare point", entry("datapoint:d"), [("fields_unused", "datapoint:d")]),
    ],
    "R17": [("no ground", entry("datapoint:d", is_personal=True, retention="1 year"), [("plain", "datapoint:d")])],
    "R18": [
        ("none", one(), [("plain", "touchpoint:t1")]),
        ("without a target", governed({"metric": "Smile"}), [("plain", "touchpoint:t1")]),
    ],
    "R19": [("bare", entry("standard:s", metric="Smile"), [("plain", "standard:s")])],
    "R20": [("tighter", a_promise(1.0, target=90, unit="秒"), [("plain", "promise:p", "standard:s")])],
    "R21": [("nothing", needs({}), [("plain", "need:n0")])],
    "R22": [
        ("a step", a_step(standard_minutes=3.0, tolerance_minutes=2.0), [("step", "step:greet")]),
        (
            "a standard",
            governed({"target": 1, "unit": "h"}, document=one(tolerance_minutes=30.0)),
            [("standard", "touchpoint:t1", "standard:s")],
        ),
        ("the whole", shining(1.9), [("total", "promise:p")]),
    ],
    "R23": [
        ("no plan", a_step(is_fail=True, **{**PLAN, "empowered_role": ""}), [("plain", "step:greet")]),
        ("a row without a role", empowered("step:greet", role=""), [("plain", "step:greet")]),
        ("a touchpoint", one(is_fail=True), [("touchpoint", "touchpoint:t1")]),
    ],
    "R24": [
        ("no control", outsourced(None), [("control", "performer:agency")]),
        ("nobody named", one(service_subject="outsourced"), [("provider", "touchpoint:t1")]),
    ],
    "R25": [("all", outsourced("audit"), [("plain",)])],
    "R26": [("complaints", needs({"voice_channel": "complaint"}, {}), [("plain",)])],
    "R27": [("two of three", needs({}, {}, {"evidence": "test"}), [("plain",)])],
    "R28": [
        ("settings", two(ONLINE, OFFLINE), [("plain", "touchpoint:t1", "touchpoint:t2")]),
        (
            "environments",
            two({"environments": ["physical"]}, {"environments": ["digital"]}),
            [("plain", "touchpoint:t1", "touchpoint:t2")],
        ),
    ],
    "R29": [
        ("a step", a_step(wait_minutes=3.0, tolerance_minutes=5.0), [("plain", "step:greet")]),
        ("a touchpoint", one(wait_minutes=3.0, tolerance_minutes=5.0), [("plain", "touchpoint:t1")]),
    ],
    "R30": [
        ("never", one(levels=["L4"]), [("none", "touchpoint:t1")]),
        ("long ago", one(levels=["L4"], refreshed_on="2024-02-29"), [("old", "touchpoint:t1")]),
    ],
    "R31": [
        ("three", feeling(-1, -1, -2, 0), [("plain", "touchpoint:t1", "touchpoint:t2", "touchpoint:t3")]),
    ],
    "R32": [("falling", feeling(0, 3, 2, 1), [("plain", "touchpoint:t4")])],
    "R33": [
        (
            "no date",
            entry("objective:o", measure="NPS", target="40", owner="CX", cascade="Desk"),
            [("plain", "objective:o")],
        )
    ],
    "R34": [
        ("no response", entry("risk:r"), [("plain", "risk:r")]),
        ("high", entry("risk:r", likelihood=4, severity=3, controllability=1, response="Drill"), [("high", "risk:r")]),
    ],
    "R35": [
        ("the only one of four", supplying(4), [("sole", "step:buy")]),
        ("the way to all of two", cutting(cut=2, others=0), [("cut", "step:buy")]),
        ("the way to two of seven", cutting(cut=2, others=5), [("cut", "step:buy")]),
    ],
    "R36": [
        ("embarrassing", one(is_embarrassing=True), [("embarrassing", "touchpoint:t1")]),
        ("too much", one(effort=4, customer_value=3), [("effort", "touchpoint:t1")]),
    ],
    "R37": [
        ("nobody", entry("idea:tea"), [("plain",)]),
        ("asked only", taking_part(customer="consult", front_line="decide"), [("customer",)]),
        ("told only", taking_part(customer="involve", front_line="inform", designer="decide"), [("front_line",)]),
    ],
    "R38": [("nobody", enriched(entry("idea:tea"), {"datapoint:d": {}}), [("plain", "datapoint:d")])],
    "R39": [("a role alone", entry("empowerment:e", empowered_role="Porter"), [("plain", "empowerment:e")])],
}

KNOWN = a_peak(("answers", "touchpoint:t1", "need:rest"), entries={"need:rest": {"persona_id": "persona:ann"}})
SERVING = a_peak(("serves", "feature:tea", "need:rest"), entries={"need:rest": {"persona_id": "persona:ann"}})
CLEAN: dict[str, list[tuple[str, Document]]] = {
    "R01": [
        ("served", a_blueprint(SERVED, flows=ASKED)),
        ("by telephone", a_blueprint(LANES, non_visual=[("ask", "cook")])),
    ],
    "R02": [
        ("a repeat", a_blueprint(SERVED, flows=ASKED, repeats=[("greet", "ask")])),
        ("a way back", a_journey(repeats={"r": ("t3", "t1")})),
    ],
    "R03": [("filled", a_journey())],
    "R04": [("stated", one(environments=["physical"]))],
    "R05": [("both", two({"phase": "recall"}, {"phase": "share"})), ("nothing yet", an_empty_journey())],
    "R06": [("left out", waiving(one(service_link="closing"), *ALL_LINKS)), ("nothing yet", an_empty_journey())],
    "R07": [
        ("joined", a_blueprint(LANES, flows=[*ASKED, ("greet", "cook"), ("buy", "cook")])),
        ("a journey map", a_journey()),
        ("evidence", a_blueprint({**SERVED, "bill": ("t1", "evidence")}, flows=ASKED)),
    ],
    "R08": [
        ("by telephone", a_blueprint(LANES, non_visual=[("ask", "cook")])),
        ("to itself", a_blueprint(SERVED, flows=[("ask", "ask")])),
    ],
    "R09": [
        ("shown", a_blueprint({**SERVED, "bill": ("t1", "evidence")}, flows=ASKED)),
        ("no interaction", a_blueprint(SERVED)),
    ],
    "R10": [
        ("on the way", a_scene(a_journey(THREE), "t2")),
        ("all that may be skipped", a_scene(a_journey(THREE, attributes={"t2": {"may_be_skipped": True}}), "t2", "t3")),
        ("a repeat is no way around", a_scene(a_journey(THREE, repeats={"p": ("t1", "t3")}), "t2")),
        ("optional", enriched(a_journey(ONE), {"scene:wait": {}})),
    ],
    "R11": [("nothing is a relevance", a_scene(a_journey(ONE), "t1", values=(0, 0)))],
    "R12": [
        ("one of one", many_peaks(1, 1)),
        ("three of twelve", many_peaks(3, 12)),
        ("nothing yet", an_empty_journey()),
    ],
    "R13": [
        ("good", a_journey(THREE, target={"t1": 3, "t3": 3})),
        ("after the end", a_journey(THREE, end="t1", target={"t1": 1, "t3": 5})),
    ],
    "R14": [
        ("met", governed({"is_met": True}, document=a_journey(ONE, peak="t1"))),
        ("not measured", governed({}, document=a_journey(ONE, peak="t1"))),
        ("no peak", governed({"is_met": False})),
    ],
    "R15": [("answered", KNOWN), ("served", SERVING), ("no peak", a_journey())],
    "R16": [("adapting", CAPTURED)],
    "R17": [
        ("grounded", entry("datapoint:d", is_personal=True, consent_basis="Consent", retention="1 year")),
        ("not personal", entry("datapoint:d")),
    ],
    "R18": [
        ("its own", governed(COMPLETE)),
        ("its step's", governed(COMPLETE, by="step:greet", document=a_blueprint(SERVED))),
    ],
    "R19": [
        ("complete", entry("standard:s", **COMPLETE)),
        ("a target of 0", entry("standard:s", **{**COMPLETE, "target": 0.0})),
    ],
    "R20": [
        ("equal", a_promise(3.4, target=204, unit="s")),
        ("not about time", a_promise(1.0, target=95, unit="%")),
        ("no time promised", a_promise(None, target=1, unit="d")),
    ],
    "R21": [
        ("served", SERVING),
        ("met", enriched(needs({}), {"standard:s": {}}, relations=[("meets", "standard:s", "need:n0")])),
    ],
    "R22": [
        ("equal", a_step(standard_minutes=2.0, tolerance_minutes=2.0)),
        ("not stated", a_step(standard_minutes=2.0)),
        ("the whole", shining(2.0)),
        (
            "no time known",
            enriched(a_blueprint(SERVED, flows=ASKED), {"promise:p": {"promised_minutes": 0.0, "is_total": True}}),
        ),
        ("within", governed({"target": 30, "unit": "s"}, document=one(tolerance_minutes=0.5))),
    ],
    "R23": [
        ("planned", a_step(is_fail=True, **PLAN)),
        ("no fail point", a_step()),
        ("by the matrix", empowered("step:greet")),
        ("by the matrix, for all that fails there", empowered("touchpoint:t1")),
    ],
    "R24": [("audited", outsourced("audit", touchpoint={"service_subject": "outsourced"})), ("own", a_step())],
    "R25": [("own", a_step()), ("indirect", one(service_subject="outsourced"))],
    "R26": [("others too", needs({"voice_channel": "complaint"}, {"voice_channel": "survey"})), ("nothing", needs({}))],
    "R27": [("half", needs({}, {"evidence": "observation"})), ("nothing", a_journey())],
    "R28": [
        ("owned", two(ONLINE, {**OFFLINE, "owner": "Front desk"})),
        (
            "carried",
            enriched(
                two(ONLINE, OFFLINE), {"datapoint:d": {}}, relations=[("captures", "touchpoint:t1", "datapoint:d")]
            ),
        ),
        ("both ways", two(ONLINE, {"setting": "both"})),
        ("not stated", two({}, OFFLINE)),
    ],
    "R29": [
        ("told", a_step(wait_minutes=3.0, tolerance_minutes=5.0, wait_information="Minutes left")),
        ("half", a_step(wait_minutes=2.5, tolerance_minutes=5.0)),
        ("no tolerance", a_step(wait_minutes=99.0)),
    ],
    "R30": [("renewed", one(levels=["L4"], refreshed_on="2024-03-01")), ("not level 4", one(levels=["L3"]))],
    "R31": [
        ("lifted", feeling(-1, -1, 0, -1)),
        ("unknown", feeling(-1, -1, None, -1)),
        ("planned", feeling(-1, -1, -1, target=(None, 2))),
    ],
    "R32": [
        ("rising", feeling(3, 0, 1, 2)),
        ("one value", feeling(3)),
        ("planned", feeling(0, 3, 2, 1, target=(None, None, None, 4))),
    ],
    "R33": [
        ("complete", entry("objective:o", measure="NPS", target="40", owner="CX", cascade="Desk", due_on="2026-03-31")),
    ],
    "R34": [
        ("answered", entry("risk:r", response="Drill")),
        ("fifty is not high", entry("risk:r", likelihood=5, severity=5, controllability=4, response="Drill")),
        ("both", entry("risk:r", likelihood=5, severity=5, controllability=1, response="Drill", contingency="Tents")),
    ],
    "R35": [
        ("the only one of three, which customers reach too", supplying(3)),
        ("two for each", supplying(4, by=("buy", "rent"))),
        ("the way to a quarter", cutting(cut=2, others=6)),
        ("no support", a_blueprint(SERVED, flows=ASKED)),
    ],
    "R36": [("worth it", one(effort=3, customer_value=3)), ("not stated", one(effort=5))],
    "R37": [("both", taking_part(customer="involve", front_line="decide")), ("not begun", a_journey())],
    "R38": [
        ("named", enriched(entry("idea:tea"), {"datapoint:d": {"recipient": "Porter"}})),
        ("not begun", entry("datapoint:d")),
    ],
    "R39": [("complete", entry("empowerment:e", empowered_role="Porter", limit="50 EUR", escalation="Duty manager"))],
}


def dirty() -> Iterator[tuple[str, str, Document, Expected]]:
    """Give every document that breaks a rule."""
    yield from ((rule, name, document, expected) for rule, cases in DIRTY.items() for name, document, expected in cases)


def clean() -> Iterator[tuple[str, str, Document]]:
    """Give every document that keeps a rule."""
    yield from ((rule, name, document) for rule, cases in CLEAN.items() for name, document in cases)
