"""The service design as a graph for other programs: GraphML. Written only.

Nodes and edges are those of :func:`cxdesign.graph.build.build_graph`. GraphML knows numbers, texts and booleans: sets
and lists become texts joined by ``;``, what is missing is left out, characters that XML forbids are dropped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, NoReturn

import networkx as nx

from cxdesign.domain.document import Document
from cxdesign.errors import FormatError
from cxdesign.formats.format import DEFAULT_READ, DEFAULT_WRITE, Format, ReadOptions, WriteOptions
from cxdesign.graph.build import build_graph

_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SEPARATOR = ";"


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> NoReturn:  # noqa: ARG001  # the shape of every reader
    """Refuse: a graph holds less than a document.

    Raises
    ------
    FormatError
        ``graphml_write_only``, always.
    """
    raise FormatError("graphml_write_only")


def write(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:  # noqa: ARG001  # every writer has options
    """Return the graph of a document as GraphML, UTF-8."""
    buffer = io.BytesIO()
    nx.write_graphml_xml(plain_graph(build_graph(document)), buffer, infer_numeric_types=True)
    return buffer.getvalue()


def plain_graph(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return a graph with only the values GraphML can hold, and an id of its own for every edge."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(**_plain(graph.graph))
    for node, attributes in graph.nodes(data=True):
        plain.add_node(node, **_plain(attributes))
    for number, (source, target, attributes) in enumerate(graph.edges(data=True), start=1):
        plain.add_edge(source, target, key=f"e{number}", **_plain(attributes))
    return plain


def _plain(attributes: Mapping[str, Any]) -> dict[str, Any]:  # Any: attribute values of a graph
    values = {name: _value(value) for name, value in attributes.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(value: object) -> str | int | float | bool | None:
    if value is None:
        return None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, set | frozenset):
        return _joined(sorted(_text(item) for item in value))
    if isinstance(value, tuple | list):
        return _joined([_text(item) for item in value])
    return _text(value)


def _joined(texts: list[str]) -> str | None:
    return _SEPARATOR.join(texts) or None


def _text(value: object) -> str:
    return _ILLEGAL.sub("", str(value))


def _sniff(data: bytes) -> bool:
    return b"<graphml" in data[:4096]


FORMAT = Format(
    name="graphml",
    suffixes=(".graphml",),
    media_type="application/graphml+xml",
    sniff=_sniff,
    read=read,
    write=write,
    cannot_carry=("history", "views", "reading_back", "comments", "pictures", "environment", "room_ratings"),
)
