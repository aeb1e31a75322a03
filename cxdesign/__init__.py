"""A workbench for service design: journey maps as documents, and every document as a graph.

>>> import cxdesign
>>> journey = cxdesign.read(b"Touchpoint,Book,Ride,Arrive" + bytes([10]) + b"Emotion,1,-2,3")
>>> sorted(kind for _, kind in cxdesign.build_graph(journey).nodes(data="kind") if kind == "touchpoint")
['touchpoint', 'touchpoint', 'touchpoint']

``read(path_or_bytes)`` gives a document, ``write(document, path)`` stores one, ``build_graph(document)`` gives its
``networkx.MultiDiGraph``. They are loaded when first asked for, so that the import itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxdesign.formats.files import read, write
    from cxdesign.graph.build import build_graph

__all__ = ["build_graph", "read", "write"]

_HOMES = {"read": "cxdesign.formats.files", "write": "cxdesign.formats.files", "build_graph": "cxdesign.graph.build"}


def __getattr__(name: str) -> object:
    """Return a public function, loading its module at first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cxdesign' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
