"""What a board is told of a document beside its records, computed and in words.

A board asks for the parts its map shows. A new part is added to :data:`PARTS`, and to the map that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from cxdesign.domain.document import Document
from cxdesign.i18n import Translator
from cxdesign.live.frames import Message
from cxdesign.views.blueprint import build_blueprint_figures
from cxdesign.views.evidence import build_blueprint_evidence, build_journey_evidence
from cxdesign.views.figures import build_figures
from cxdesign.views.findings import build_findings, rule_titles
from cxdesign.views.needs import build_needs
from cxdesign.views.scenes import build_scenes

Part = Callable[[Document, Translator, date], Message]
"""How a part is made: of a document, in a language, on a day."""

PARTS: Mapping[str, Part] = MappingProxyType(
    {
        "figures": lambda document, translate, _today: dict(build_figures(document, translate)),
        "blueprint": lambda document, translate, _today: dict(build_blueprint_figures(document, translate)),
        "evidence": lambda document, translate, _today: dict(build_journey_evidence(document, translate)),
        "blueprint_evidence": lambda document, translate, _today: dict(build_blueprint_evidence(document, translate)),
        "needs": lambda document, translate, _today: dict(build_needs(document, translate)),
        "scenes": lambda document, translate, _today: dict(build_scenes(document, translate)),
        "findings": lambda document, translate, today: {
            "revision": document.revision,
            "list": build_findings(document, translate, today),
            "rules": rule_titles(translate),
        },
    }
)
"""Every part by its name."""

FOR_MAP: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "journey": ("figures", "evidence", "needs", "findings"),
        "blueprint": ("blueprint", "blueprint_evidence", "needs", "findings"),
        "empathy": ("needs", "findings"),
        "scenes": ("scenes", "needs", "findings"),
    }
)
"""The parts each map shows."""


def build_parts(names: Iterable[str], document: Document, translate: Translator, today: date) -> Message:
    """Return some parts of a document by name; names nobody knows are passed over, as an older page may ask."""
    return {name: PARTS[name](document, translate, today) for name in dict.fromkeys(names) if name in PARTS}
