"""Documents for tests, with readable defaults; tests make documents only here.

Ids are spelled out: the touchpoint ``t1`` has the id ``touchpoint:t1``, the lane of the pains ``lane:pains``. A card is
named by its full id, because the kind belongs to it: ``step:c1``.

>>> journey = a_journey(stages={"before": ["t1"], "stay": ["t2", "t3"]}, now={"t1": 2, "t3": -1}, end="t3")
>>> [touchpoint.id for touchpoint in journey.touchpoints]
['touchpoint:t1', 'touchpoint:t2', 'touchpoint:t3']
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.integrity import check_all
from cxdesign.domain.journey import PROJECT_ID, Emotion, Lane, Path, Project, Stage, Touchpoint, emotion_id
from cxdesign.domain.order import keys_between
from cxdesign.domain.records import Record, kind_of
from cxdesign.domain.vocabulary import CurveState, LaneRole

STAGES: Mapping[str, Sequence[str]] = {"s1": ("t1", "t2"), "s2": ("t3",)}
LANES: Mapping[str, str] = {role.value: role.value for role in LaneRole if role is not LaneRole.NOTES}
CARDS: Mapping[str, tuple[str, ...]] = {
    "step:c1": ("t1", "customer_actions", "Books a room"),
    "step:c2": ("t1", "customer_actions", "Reads the confirmation"),
    "note:c3": ("t2", "pains", "Waits in line"),
    "feature:c4": ("t3", "opportunities", "A letter after the stay"),
}
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
    document = Document(records, revision=revision)
    check_all(document)
    return document


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
