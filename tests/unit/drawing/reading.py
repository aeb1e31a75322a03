"""A drawing read back: its texts, where each line stands, and the boxes of its cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from defusedxml import ElementTree

from cxdesign.domain.document import Document
from cxdesign.domain.registers import Scene
from cxdesign.domain.understanding import EmpathyNote, Need, Persona
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES, BLUEPRINT_ROLES, LaneRole
from cxdesign.drawing.lettering import Lettering

SVG = "{http://www.w3.org/2000/svg}"
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOVED = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float
    name: str = ""

    def overlaps(self, other: Box, room: float = 0.5) -> bool:
        return (
            self.left < other.right - room
            and other.left < self.right - room
            and self.top < other.bottom - room
            and other.top < self.bottom - room
        )

    def holds(self, other: Box, room: float = 0.5) -> bool:
        return (
            self.left - room <= other.left
            and other.right <= self.right + room
            and self.top - room <= other.top
            and other.bottom <= self.bottom + room
        )


def flat(text: str) -> str:
    """A text without its spaces, which lines and cells may change, and the marks that would turn what follows."""
    return "".join(TURNS.sub("", text).split())


def texts(svg: str) -> list[str]:
    """Every text of a drawing, each with its lines joined."""
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def lines(svg: str, *, locale: str) -> list[Box]:
    """Every line of text as a box, from the lettering's widths; what is inside a scaled sign is left out."""
    lettering = Lettering(locale)
    return [
        Box(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy, box.name)
        for node, (dx, dy) in _placed(ElementTree.fromstring(svg), f"{SVG}text")
        for box in _lines(node, lettering)
    ]


def _lines(node, lettering: Lettering) -> Iterator[Box]:
    size = float(node.get("font-size"))
    for part in list(node) or [node]:
        text = (part.text or "").rstrip()
        width = lettering.width(text, size, is_bold=node.get("font-weight") == "600")
        x, y = float(part.get("x")), float(part.get("y"))
        left = {"middle": x - width / 2, "end": x - width}.get(node.get("text-anchor", "start"), x)
        yield Box(left, y - 0.72 * size, left + width, y + 0.2 * size, text)


def _placed(node, tag: str, move: tuple[float, float] = (0.0, 0.0)) -> Iterator[tuple[object, tuple[float, float]]]:
    """Give nodes of a tag with how far their groups have moved them; groups that scale are passed over."""
    transform = node.get("transform", "")
    if "scale" in transform:
        return
    if moved := _MOVED.match(transform):
        move = (move[0] + float(moved[1]), move[1] + float(moved[2]))
    if node.tag == tag:
        yield node, move
        return
    for child in node:
        yield from _placed(child, tag, move)


def boxes_of_cards(svg: str) -> list[Box]:
    """The boxes of all cards that have one, named by the card's id, as they stand inside the map."""
    found = []
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        if group.get("class") == "card card":
            rect = group.find(f"{SVG}rect")
            x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
            found.append(Box(x, y, x + width, y + height, group.get("data-id")))
    return found


def lines_of_cards(svg: str, *, locale: str) -> dict[str, list[Box]]:
    """The lines of text on every card by its id, as they stand inside the map."""
    lettering = Lettering(locale)
    found = {}
    for group in ElementTree.fromstring(svg).iter(f"{SVG}g"):
        if group.get("class", "").startswith("card"):
            found[group.get("data-id")] = [
                box for node in group.findall(f"{SVG}text") for box in _lines(node, lettering)
            ]
    return found


def collisions(boxes: list[Box]) -> list[tuple[str, str]]:
    """The pairs of boxes that overlap."""
    ordered = sorted(boxes, key=lambda box: box.left)
    return [(a.name, b.name) for a, b in combinations(ordered, 2) if b.left < a.right and a.overlaps(b)]


def words_of(document: Document, name: str) -> list[str]:
    """Every text that people wrote and a map shows, hidden lanes left out."""
    if name == "empathy":
        personas = [
            text for p in document.all(Persona) for text in (p.name, p.description, p.goal, p.situation, p.rests_on)
        ]
        needs = [text for need in document.all(Need) for text in (need.name, need.occasion, need.outcome)]
        return [text for text in (*personas, *needs, *(note.text for note in document.all(EmpathyNote))) if text]
    touchpoints = [touchpoint.name for touchpoint in document.touchpoints]
    if name == "scenes":
        return [
            *touchpoints,
            *(stage.name for stage in document.stages),
            *(scene.name for scene in document.all(Scene)),
        ]
    roles = set(BLUEPRINT_ROLES) if name == "blueprint" else set(LaneRole) - BLUEPRINT_ONLY_ROLES
    lanes = [lane for lane in document.lanes if lane.role in roles and not lane.is_hidden]
    shown = {lane.id for lane in lanes}
    stages = [] if name == "blueprint" else [stage.name for stage in document.stages]
    channels = [t.channel for t in document.touchpoints if t.channel] if name == "journey" else []
    written = [
        card.text for kind in ("step", "note", "feature") for card in document.of_kind(kind) if card.lane_id in shown
    ]
    return [*touchpoints, *stages, *channels, *written, *(lane.name for lane in lanes if lane.name)]
