"""Documents for tests, with readable defaults; tests make documents only here.

Ids are spelled out: the touchpoint ``t1`` has the id ``touchpoint:t1``, the lane of the pains ``lane:pains``. A card is
named by its full id, because the kind belongs to it: ``step:c1``.

>>> journey = a_journey(stages={"before": ["t1"], "stay": ["t2", "t3"]}, now={"t1": 2, "t3": -1}, end="t3")
>>> [touchpoint.id for touchpoint in journey.touchpoints]
['touchpoint:t1', 'touchpoint:t2', 'touchpoint:t3']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.environment import CANVAS_ID, EnvironmentCanvas, Participation, participation_id
from cxdesign.domain.integrity import check_all
from cxdesign.domain.journey import PROJECT_ID, Emotion, Lane, Path, Project, Stage, Touchpoint, emotion_id
from cxdesign.domain.map_views import MapName, MapView
from cxdesign.domain.order import keys_between
from cxdesign.domain.records import Record, kind_of, suffix_of
from cxdesign.domain.registers import SceneCell
from cxdesign.domain.relations import Dismissal, Relation, dismissal_id, relation_id, scene_cell_id
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import (
    CurveState,
    EmpathyArea,
    LaneRole,
    ParticipationLevel,
    RaterRole,
    RelationType,
)
from tests.evaluations import with_evaluation, with_picking

STAGES: Mapping[str, Sequence[str]] = {"s1": ("t1", "t2"), "s2": ("t3",)}
LANES: Mapping[str, str] = {role.value: role.value for role in LaneRole if role is not LaneRole.NOTES}
CARDS: Mapping[str, tuple[str, ...]] = {
    "step:c1": ("t1", "customer_actions", "Books a room"),
    "step:c2": ("t1", "customer_actions", "Reads the confirmation"),
    "note:c3": ("t2", "pains", "Waits in line"),
    "feature:c4": ("t3", "opportunities", "A letter after the stay"),
}
WEIGHTS = ("weight_tangibles", "weight_reliability", "weight_responsiveness", "weight_assurance", "weight_empathy")
CARD_LANES: Mapping[str, str] = {"step": "customer_actions", "note": "thinking", "feature": "opportunities"}


def a_journey(
    stages: Mapping[str, Sequence[str]] = STAGES,
    *,
    name: str = "A stay at the hotel",
    lanes: Mapping[str, str] = LANES,
    cards: Mapping[str, tuple[str, ...]] | None = None,
    now: Mapping[str, int] | None = None,
    target: Mapping[str, int] | None = None,
    peak: str | None = None,
    end: str | None = None,
    paths: Mapping[str, tuple[str, str]] | None = None,
    repeats: Mapping[str, tuple[str, str]] | None = None,
    attributes: Mapping[str, Mapping[str, Any]] | None = None,
    revision: int = 0,
) -> Document:
    """Return a sound document.

    Parameters
    ----------
    stages : mapping
        Suffixes of the stages to those of their touchpoints, in order.
    lanes : mapping
        Suffixes of the lanes to their roles, in order; by default every role but ``notes``, named like the role.
    cards : mapping, optional
        Ids of the cards to (touchpoint, lane, text); lane and text may be left out. By default :data:`CARDS`, as far
        as their touchpoints and lanes exist.
    now, target : mapping, optional
        Suffixes of touchpoints to emotions.
    peak, end : str, optional
        Suffix of the planned peak and the planned end.
    paths, repeats : mapping, optional
        Suffixes of extra paths to (source, target); those of ``repeats`` are marked as such.
    attributes : mapping, optional
        Suffixes of touchpoints to further fields.
    """
    places = [touchpoint for touchpoints in stages.values() for touchpoint in touchpoints]
    if cards is None:
        cards = {card: place for card, place in CARDS.items() if place[0] in places and place[1] in lanes}
    records: list[Record] = [Project(id=PROJECT_ID, name=name)]
    records += _stages(stages)
    records += _touchpoints(stages, {**(attributes or {})}, peak=peak, end=end)
    records += [
        Lane(id=f"lane:{suffix}", role=LaneRole(role), order=key, name="Notes" if role == "notes" else None)
        for (suffix, role), key in zip(lanes.items(), keys_between(None, None, len(lanes)), strict=True)
    ]
    records += _cards(cards)
    records += [*_emotions(now or {}, CurveState.NOW), *_emotions(target or {}, CurveState.TARGET)]
    records += [*_paths(paths or {}, is_repeat=False), *_paths(repeats or {}, is_repeat=True)]
    return _sound(Document(records, revision=revision))


def a_blueprint(
    steps: Mapping[str, tuple[str, ...]],
    *,
    flows: Iterable[tuple[str, str]] = (),
    repeats: Iterable[tuple[str, str]] = (),
    non_visual: Iterable[tuple[str, str]] = (),
    attributes: Mapping[str, Mapping[str, Any]] | None = None,
    **journey: Any,
) -> Document:
    """Return a document of steps and arrows; it may break the rules of the blueprint, but not integrity.

    Parameters
    ----------
    steps : mapping
        Suffixes of the steps to (touchpoint, lane, text); the text may be left out. Their touchpoints are the
        columns, in the order in which they occur, unless ``stages`` names others.
    flows, repeats, non_visual : iterable of pairs
        Suffixes of source and target; the arrow from ``a`` to ``b`` is ``flow:a-b``.
    attributes : mapping, optional
        Suffixes of steps to further fields.
    **journey
        What else :func:`a_journey` takes; touchpoints' fields are given there as ``touchpoints``.

    Examples
    --------
    >>> shine = a_blueprint({"ask": ("t1", "customer_actions"), "brush": ("t1", "onstage")}, flows=[("ask", "brush")])
    >>> [record.id for record in shine.of_kind("flow")]
    ['flow:ask-brush']
    """
    journey.setdefault("stages", {"s1": tuple(dict.fromkeys(place[0] for place in steps.values()))})
    cards = {f"step:{suffix}": place for suffix, place in steps.items()}
    document = a_journey(cards=cards, attributes=journey.pop("touchpoints", None), **journey)
    more = {f"step:{suffix}": fields for suffix, fields in (attributes or {}).items()}
    records: list[Record] = [document.expect(step, RECORD_TYPES["step"]).replaced(dict(f)) for step, f in more.items()]
    records += [*_flows(flows), *_flows(repeats, is_repeat=True), *_flows(non_visual, is_non_visual=True)]
    return _sound(document.with_records(changed=records))


def rated_by_a_room(
    document: Document, touchpoint: str = "t1", counts: tuple[int, ...] = (0, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0)
) -> Document:
    """Return the document with what a workshop's room stated at a touchpoint: how many each value, −5 first."""
    place = f"touchpoint:{touchpoint}"
    record_id = emotion_id(place, CurveState.NOW)
    return document.with_records(
        changed=[Emotion(id=record_id, touchpoint_id=place, state="now", value=-1, room_counts=counts)]
    )


def enriched(
    document: Document,
    entries: Mapping[str, Mapping[str, Any]] | None = None,
    *,
    notes: Mapping[str, tuple[str, str, str]] | None = None,
    relations: Iterable[tuple[str, str, str]] = (),
    cells: Mapping[tuple[str, str], tuple[int | None, int | None]] | None = None,
    dismissals: Mapping[tuple[str, ...], str] | None = None,
) -> Document:
    """Return the document with personas, needs, registers and what joins them.

    Parameters
    ----------
    entries : mapping
        Ids of entries to their fields, in order: ``{"persona:ann": {}, "need:quiet": {"persona_id": "persona:ann"}}``.
        The name, when not given, is the suffix of the id.
    notes : mapping
        Suffixes of empathy notes to (persona, area, text).
    relations : iterable
        Relation, id of the source and id of the target.
    cells : mapping
        Suffixes of touchpoint and scene to the relevance for customer and enterprise.
    dismissals : mapping
        Rule and ids of records to the reason: ``{("R02", "step:a"): "on purpose"}``.

    Examples
    --------
    >>> study = enriched(a_journey(), {"persona:ann": {"segment": "Families"}}, notes={"n": ("ann", "say", "Too loud")})
    >>> [note.text for note in study.empathy_notes("persona:ann", EmpathyArea.SAY)]
    ['Too loud']
    """
    records = [*_entries(entries or {}), *_notes(notes or {})]
    records += [_relation(RelationType(name), source, target) for name, source, target in relations]
    records += [_scene_cell(*ends, *values) for ends, values in (cells or {}).items()]
    records += [_dismissal(finding, reason) for finding, reason in (dismissals or {}).items()]
    return _sound(document.with_records(changed=records))


def a_whole_project() -> Document:
    """Return a small document that holds at least one record of every kind."""
    blueprint = a_blueprint(
        {
            "sign": ("t1", "evidence", "Sign over the door"),
            "ask": ("t1", "customer_actions", "Asks for a room"),
            "greet": ("t1", "onstage", "Greets"),
            "assign": ("t1", "backstage", "Assigns a room"),
            "book": ("t1", "support", "Booking system"),
            "sleep": ("t2", "customer_actions", "Sleeps"),
        },
        flows=[("ask", "greet"), ("greet", "assign"), ("assign", "book"), ("ask", "sleep")],
        repeats=[("book", "assign")],
        now={"t1": 1, "t2": -2},
        target={"t1": 3},
        end="t2",
        paths={"p": ("t1", "t2")},
    )
    letter = {"feature:letter": ("t2", "opportunities", "A letter"), "note:loud": ("t2", "pains", "Loud street")}
    document = enriched(
        blueprint.with_records(changed=_cards(letter)),
        {
            "persona:ann": {"name": "Ann", "is_target": True, **dict.fromkeys(WEIGHTS, 20)},
            "persona:ben": {"name": "Ben"},
            "need:quiet": {"name": "a quiet night", "persona_id": "persona:ann", "evidence": "observation"},
            "performer:desk": {"name": "Front desk"},
            "standard:answer": {"name": "Answer calls", "target": 30, "unit": "s"},
            "promise:quiet": {"name": "Quiet or free", "promised_minutes": 5, "is_total": True},
            "datapoint:room": {"name": "Room preference"},
            "objective:rest": {"name": "Guests sleep well", "due_on": "2026-03-31"},
            "risk:works": {"name": "Road works", "likelihood": 3, "severity": 2, "controllability": 4},
            "scene:arrival": {"name": "Arrival", "senses": ["sight"]},
            "peak_criterion:value": {"name": "Value", "points": 60},
            "peak_criterion:cost": {"name": "Cost", "points": 40, "is_cost": True},
            "empowerment:late": {"name": "Room not ready", "empowered_role": "Front desk"},
            "session:first": {"name": "Walk the lobby together", "roles": ["customer", "front_line"]},
            "idea:tea": {"name": "Tea while waiting", "raised_by": "customer"},
        },
        notes={"loud": ("ann", "say", "I could not sleep"), "tired": ("ann", "pains", "Tired at work")},
        relations=[
            ("serves", "feature:letter", "need:quiet"),
            ("meets", "standard:answer", "need:quiet"),
            ("promises", "promise:quiet", "need:quiet"),
            ("kept_by", "promise:quiet", "standard:answer"),
            ("governed_by", "step:greet", "standard:answer"),
            ("captures", "touchpoint:t1", "datapoint:room"),
            ("adapts", "datapoint:room", "step:assign"),
            ("threatened_by", "touchpoint:t2", "risk:works"),
            ("performed_by", "step:greet", "performer:desk"),
            ("arises_at", "need:quiet", "stage:s1"),
            ("stems_from", "need:quiet", "empathy_note:loud"),
            ("answers", "touchpoint:t2", "need:quiet"),
            ("empowered_by", "step:greet", "empowerment:late"),
        ],
        cells={("t1", "arrival"): (5, 3)},
        dismissals={("R09", "step:book"): "On purpose"},
    )
    talk = {
        "ask": ("step:ask", "Is R09 still true, @Ben?"),
        "yes": ("step:ask", "Yes", "ask"),
        "all": ("lane:pains", "Go"),
    }
    document = commented(with_picking(with_evaluation(document)), talk)
    view = MapView(id="view:pains", name="Only pains", map_name=MapName.JOURNEY, order="a0", lane_ids=("lane:pains",))
    frame = EnvironmentCanvas(id=CANVAS_ID, participants="Six guests")
    document = document.with_records(changed=[view, frame, a_participation("s1", "customer", "involve")])
    assert {record.kind for record in document} == set(RECORD_TYPES)
    return document


def a_participation(stage: str, role: str, level: str) -> Participation:
    """Return how far a role takes part in a stage, which is named by the suffix of its id."""
    found = {"stage_id": f"stage:{stage}", "stakeholder": RaterRole(role), "level": ParticipationLevel(level)}
    return Participation(id=participation_id(f"stage:{stage}", RaterRole(role)), **found)


def commented(document: Document, comments: Mapping[str, tuple[str, ...]], *, author: str = "actor:ann") -> Document:
    """Return the document with comments, a minute apart: what each is about, its text, and which one it answers."""
    return _sound(document.with_records(changed=_comments(comments, author)))


def an_empty_journey(name: str = "A stay at the hotel") -> Document:
    """Return a document of a project and its lanes, without a stage."""
    return a_journey(stages={}, name=name)


def a_large_journey(record_count: int) -> Document:
    """Return a document of about so many records: eight touchpoints a stage, five cards and two emotions each."""
    count = max(1, record_count // 8)
    suffixes = [f"t{number}" for number in range(1, count + 1)]
    lanes = ("customer_actions", "thinking", "pains", "pains", "opportunities")
    kinds = ("step", "note", "note", "note", "feature")
    return a_journey(
        stages={f"s{start // 8 + 1}": suffixes[start : start + 8] for start in range(0, count, 8)},
        cards={
            f"{kind}:{suffix}-{number}": (suffix, lane, f"Card {number} of {suffix}")
            for suffix in suffixes
            for number, (kind, lane) in enumerate(zip(kinds, lanes, strict=True))
        },
        now={suffix: number % 11 - 5 for number, suffix in enumerate(suffixes)},
        target=dict.fromkeys(suffixes, 3),
        end=suffixes[-1],
    )


def _stages(stages: Mapping[str, Sequence[str]]) -> Iterable[Record]:
    for suffix, key in zip(stages, keys_between(None, None, len(stages)), strict=True):
        yield Stage(id=f"stage:{suffix}", name=f"Stage {suffix}", order=key)


def _touchpoints(
    stages: Mapping[str, Sequence[str]], attributes: dict[str, Mapping[str, Any]], *, peak: str | None, end: str | None
) -> Iterable[Record]:
    for stage, touchpoints in stages.items():
        for suffix, key in zip(touchpoints, keys_between(None, None, len(touchpoints)), strict=True):
            fields = {
                "name": f"Touchpoint {suffix}",
                "is_peak": suffix == peak,
                "is_end": suffix == end,
                **attributes.get(suffix, {}),
            }
            yield Touchpoint(id=f"touchpoint:{suffix}", stage_id=f"stage:{stage}", order=key, **fields)


def _cards(cards: Mapping[str, tuple[str, ...]]) -> Iterable[Record]:
    cells: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for card_id, (touchpoint, *rest) in cards.items():
        lane = rest[0] if rest else CARD_LANES[kind_of(card_id)]
        text = rest[1] if len(rest) > 1 else f"Card {card_id}"
        cells.setdefault((touchpoint, lane), []).append((card_id, text))
    for (touchpoint, lane), cell in cells.items():
        for (card_id, text), key in zip(cell, keys_between(None, None, len(cell)), strict=True):
            place = {"touchpoint_id": f"touchpoint:{touchpoint}", "lane_id": f"lane:{lane}", "order": key}
            yield RECORD_TYPES[kind_of(card_id)].model_validate({"id": card_id, "text": text, **place})


def _emotions(values: Mapping[str, int], state: CurveState) -> Iterable[Record]:
    for suffix, value in values.items():
        touchpoint_id = f"touchpoint:{suffix}"
        yield Emotion(id=emotion_id(touchpoint_id, state), touchpoint_id=touchpoint_id, state=state, value=value)


def _paths(paths: Mapping[str, tuple[str, str]], *, is_repeat: bool) -> Iterable[Record]:
    for suffix, (source, target) in paths.items():
        ends = {"source_id": f"touchpoint:{source}", "target_id": f"touchpoint:{target}"}
        yield Path(id=f"path:{suffix}", is_repeat=is_repeat, **ends)


def _flows(flows: Iterable[tuple[str, str]], **marks: bool) -> Iterable[Record]:
    for source, target in flows:
        yield Flow(id=f"flow:{source}-{target}", source_id=f"step:{source}", target_id=f"step:{target}", **marks)


def _entries(entries: Mapping[str, Mapping[str, Any]]) -> Iterable[Record]:
    for key, (entry_id, fields) in zip(keys_between(None, None, len(entries)), entries.items(), strict=True):
        values = {"id": entry_id, "name": suffix_of(entry_id), "order": key, **fields}
        yield RECORD_TYPES[kind_of(entry_id)].model_validate(values)


def _notes(notes: Mapping[str, tuple[str, str, str]]) -> Iterable[Record]:
    for key, (suffix, (persona, area, text)) in zip(keys_between(None, None, len(notes)), notes.items(), strict=True):
        place = {"persona_id": f"persona:{persona}", "area": EmpathyArea(area), "order": key}
        yield EmpathyNote(id=f"empathy_note:{suffix}", text=text, **place)


def _relation(relation: RelationType, source_id: str, target_id: str) -> Relation:
    new_id = relation_id(relation, source_id, target_id)
    return Relation(id=new_id, relation=relation, source_id=source_id, target_id=target_id)


def _scene_cell(touchpoint: str, scene: str, customer: int | None, enterprise: int | None) -> SceneCell:
    ends = (f"touchpoint:{touchpoint}", f"scene:{scene}")
    values = {"customer_relevance": customer, "enterprise_relevance": enterprise}
    return SceneCell(id=scene_cell_id(*ends), source_id=ends[0], target_id=ends[1], **values)


def _dismissal(finding: tuple[str, ...], reason: str) -> Dismissal:
    rule, *record_ids = finding
    return Dismissal(id=dismissal_id(rule, record_ids), rule=rule, record_ids=tuple(record_ids), reason=reason)


def _comments(comments: Mapping[str, tuple[str, ...]], author: str) -> Iterable[Record]:
    for minute, (suffix, (about_id, text, *answered)) in enumerate(comments.items()):
        yield Comment(
            id=f"comment:{suffix}",
            about_id=about_id,
            text=text,
            author=author,
            written_at=datetime(2026, 3, 1, 9, minute, tzinfo=UTC),
            reply_to_id=f"comment:{answered[0]}" if answered else None,
        )


def _sound(document: Document) -> Document:
    check_all(document)
    return document
