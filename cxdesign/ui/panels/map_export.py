"""A map as a picture, page or table: what of it is shown, how, a preview, what is left out, and the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName, MapView, Shown
from cxdesign.domain.understanding import Persona
from cxdesign.domain.vocabulary import BLUEPRINT_ONLY_ROLES, BLUEPRINT_ROLES, CurveState, LaneRole
from cxdesign.drawing.beside import target_persona_id
from cxdesign.drawing.board import lane_name
from cxdesign.drawing.export import FILE_FORMATS, MEDIA_TYPES, FileFormat, FileOptions, export
from cxdesign.drawing.losses import DRAWN, losses, told
from cxdesign.drawing.maps import Drawing, draw_map
from cxdesign.drawing.options import Comments, DrawOptions
from cxdesign.drawing.outline import map_lanes
from cxdesign.drawing.paper import PAPERS
from cxdesign.services.actor import Actor
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.board import seen
from cxdesign.ui.panels import report_link
from cxdesign.ui.panels.exporting import file_stem
from cxdesign.ui.plain import escaped
from cxdesign.views.texts import told_apart

_SHOWN, _DRAWN = "map_export.shown", "map_export.drawn"
SCOPES = ("seen", "all", "chosen")
COMMENTS: tuple[Comments, ...] = ("none", "marks", "notes")
WIDTHS = (0, 1280, 1600, 1920, 2560, 3840)
"""Widths of a picture in pixels; 0 is as wide as its columns."""
SCALES = (1, 2, 3)
"""Pixels of a PNG for each unit."""


@dataclass(frozen=True)
class _Wanted:
    """What was chosen: which file of which map, and how."""

    file_format: FileFormat
    options: DrawOptions
    file: FileOptions


def offer(bench: Workbench, name: MapName) -> None:
    """Draw the button that opens the dialog."""
    translate = session.translator()
    with st.container(key="map_export.place", width="content"):
        st.button(
            translate("map_export.open"),
            key="map_export.open",
            type="tertiary",
            icon=":material/download:",
            help=translate("map_export.open_help"),
            on_click=partial(session.keep, _SHOWN, (name, session.visit())),
        )
    if session.kept(_SHOWN) == (name, session.visit()):
        title = translate("map_export.title", map=translate(f"shell.page_{name}"))
        st.dialog(title, width="large", on_dismiss=partial(session.forget, _SHOWN))(_dialog)(bench, name)


def _dialog(bench: Workbench, name: MapName) -> None:
    with dispatch.guarded(dispatch.block):
        document = bench.document(session.actor())
        wanted = _with_pictures(bench, document, _choices(bench, document, name))
        _download(bench, document, name, wanted)
        drawing = _drawn(bench, document, name, wanted.options)
        _left_out(document, name, wanted, drawing)
        if wanted.file_format in DRAWN or wanted.file_format == "html":
            _preview(drawing)
        report_link.link(bench)


def _with_pictures(bench: Workbench, document: Document, wanted: _Wanted) -> _Wanted:
    pictures = session.services().pictures.of(bench.project_id, document)
    return replace(wanted, options=replace(wanted.options, pictures=pictures))


def _drawn(bench: Workbench, document: Document, name: MapName, options: DrawOptions) -> Drawing:
    """Return the map as it will be, drawn once for each revision and choice."""
    wish = (bench.project_id, document.revision, name, options, tuple(options.pictures))
    kept: tuple[tuple[object, ...], Drawing] | None = session.kept(_DRAWN)
    if kept is None or kept[0] != wish:
        kept = (wish, draw_map(document, name, options))
        session.keep(_DRAWN, kept)
    return kept[1]


def _choices(bench: Workbench, document: Document, name: MapName) -> _Wanted:
    translate = session.translator()
    file_format: FileFormat = st.segmented_control(
        translate("map_export.format"),
        FILE_FORMATS,
        format_func=lambda key: translate(f"map_export.format_{key}"),
        default=FILE_FORMATS[0],
        required=True,
        key="map_export.format",
    )
    st.caption(translate(f"map_export.for_{file_format}"))
    options = _what(bench, document, name)
    if file_format in {*DRAWN, "html"}:
        options = _with_findings(name, _with_comments(document, options))
    if file_format in DRAWN:
        return _how(name, file_format, options)
    return _Wanted(file_format, options, FileOptions())


def _what(bench: Workbench, document: Document, name: MapName) -> DrawOptions:
    """Let a person choose what of the map is shown."""
    translate = session.translator()
    scope = st.segmented_control(
        translate("map_export.what"),
        SCOPES,
        format_func=lambda key: translate(f"map_export.what_{key}"),
        default=SCOPES[0],
        required=True,
        key="map_export.what",
    )
    note = translate("map_export.note", revision=document.revision, date=session.services().today().isoformat())
    options = DrawOptions(locale=session.locale(), hidden_too=scope == "all", note=note)
    if not session.actor().can_edit:
        options = replace(options, comments="none")
    elif name == "blueprint":
        options = replace(options, findings_on=session.services().today())
    if scope == "all":
        return options
    shown, view = _view(bench, document, name) if scope == "seen" else (seen(bench, name), "")
    options = options.as_seen(document, shown)
    if name == "journey" and options.persona_id is None:
        options = replace(options, persona_id=target_persona_id(document))
    if name == "empathy":
        return _of_persona(document, options, view)
    return _chosen(document, name, options) if scope == "chosen" else options


def _view(bench: Workbench, document: Document, name: MapName) -> tuple[Shown, str]:
    """Let a person choose between what they see now and the saved views of the map; return it and the view's id."""
    views = {view.id: view for view in document.entries(MapView) if view.map_name == name}
    if not views:
        return seen(bench, name), ""
    translate = session.translator()
    labels = told_apart({"": translate("map_export.view_now"), **{key: view.name for key, view in views.items()}})
    chosen = st.selectbox(
        translate("map_export.view"), list(labels), format_func=labels.__getitem__, key="map_export.view"
    )
    return (views[chosen], chosen) if chosen in views else (seen(bench, name), "")


def _of_persona(document: Document, options: DrawOptions, view: str) -> DrawOptions:
    personas = {persona.id: persona.name for persona in document.entries(Persona)}
    if len(personas) < 2:
        return options
    labels = told_apart(personas)
    chosen = st.selectbox(
        session.translator()("empathy.persona"),
        list(labels),
        index=list(labels).index(options.persona_id) if options.persona_id in labels else 0,
        format_func=labels.__getitem__,
        key=f"map_export.persona.{view}",
    )
    return replace(options, persona_id=chosen)


def _chosen(document: Document, name: MapName, options: DrawOptions) -> DrawOptions:
    """Let a person choose lanes, stages, those folded, and curves."""
    translate = session.translator()
    stages = told_apart({stage.id: stage.name for stage in document.stages})
    shown = _several("stages", stages, list(stages))
    if name == "scenes":
        return replace(options, stage_ids=shown)
    lanes = {lane.id: lane for lane in document.lanes if _is_of(lane.role, name)}
    labels = told_apart({lane.id: lane_name(lane, translate) for lane in lanes.values()})
    lane_ids = _several("lanes", labels, [lane.id for lane in map_lanes(document, name, options) if lane.id in labels])
    if name == "blueprint":
        return replace(options, stage_ids=shown, lane_ids=lane_ids)
    foldable = {stage_id: stages[stage_id] for stage_id in shown}
    folded = _several("folded", foldable, [stage_id for stage_id in options.folded_ids if stage_id in foldable])
    states = {state.value: translate(f"enum.state.{state.value}") for state in CurveState}
    curves = tuple(CurveState(value) for value in _several("curves", states, [state.value for state in options.curves]))
    return replace(options, stage_ids=shown, lane_ids=lane_ids, folded_ids=folded, curves=curves)


def _is_of(role: LaneRole, name: MapName) -> bool:
    return role in BLUEPRINT_ROLES if name == "blueprint" else role not in BLUEPRINT_ONLY_ROLES


def _several(noun: str, labels: dict[str, str], default: list[str]) -> tuple[str, ...]:
    found = st.multiselect(
        session.translator()(f"map_export.{noun}"),
        list(labels),
        default=default,
        format_func=lambda key: labels.get(key, key),
        placeholder=session.translator()("map_export.none"),
        key=f"map_export.{noun}",
    )
    return tuple(found)


def _with_comments(document: Document, options: DrawOptions) -> DrawOptions:
    """Let a person leave comments out, mark them, or have them written below; who may only look sees none of them."""
    if options.comments == "none" or not document.all(Comment):
        return options
    translate = session.translator()
    chosen: Comments = st.segmented_control(
        translate("map_export.comments"),
        COMMENTS,
        format_func=lambda key: translate(f"map_export.comments_{key}"),
        default="marks",
        required=True,
        key="map_export.comments",
        help=translate("map_export.comments_help"),
    )
    if chosen != "notes":
        return replace(options, comments=chosen)
    authors = {one.author for one in document.all(Comment)}
    names = session.names()
    return replace(options, comments="notes", names=tuple((one, names[one]) for one in sorted(authors) if one in names))


def _with_findings(name: MapName, options: DrawOptions) -> DrawOptions:
    """Let a person leave out the marks of findings; who may only look is shown none."""
    if name != "blueprint" or options.findings_on is None:
        return options
    translate = session.translator()
    has_findings = st.toggle(
        translate("map_export.findings"),
        value=True,
        key="map_export.findings",
        help=translate("map_export.findings_help"),
    )
    return options if has_findings else replace(options, findings_on=None)


def _how(name: MapName, file_format: FileFormat, options: DrawOptions) -> _Wanted:
    """Let a person choose width, ground, colours, title and legend, and the paper of a PDF or the pixels of a PNG."""
    translate = session.translator()
    with st.container(key="map_export.how", horizontal=True, gap="medium", vertical_alignment="bottom"):
        width = st.selectbox(
            translate("map_export.width"),
            WIDTHS,
            format_func=lambda value: translate("map_export.width_own") if value == 0 else f"{value} px",
            key="map_export.width",
            width=200,
        )
        file = _file(file_format)
        has_title = st.toggle(translate("map_export.has_title"), value=True, key="map_export.has_title")
        has_legend = st.toggle(translate("map_export.has_legend"), value=True, key="map_export.has_legend")
        has_paper = st.toggle(translate("map_export.has_paper"), value=True, key="map_export.has_paper")
        is_dark = st.toggle(translate("map_export.is_dark"), value=False, key="map_export.is_dark")
        has_path = name != "blueprint" or st.toggle(
            translate("board.toggle_critical_path"), value=True, key="map_export.has_path"
        )
    chosen = replace(
        options,
        width=width or None,
        has_title=has_title,
        has_legend=has_legend,
        background="paper" if has_paper else "none",
        theme="dark" if is_dark else "light",
        has_critical_path=has_path,
    )
    return _Wanted(file_format, chosen, file)


def _file(file_format: FileFormat) -> FileOptions:
    translate = session.translator()
    if file_format == "pdf":
        paper = st.selectbox(
            translate("map_export.paper"),
            PAPERS,
            format_func=lambda key: translate(f"map_export.paper_{key}"),
            key="map_export.paper",
            width=240,
        )
        return FileOptions(paper=paper)
    if file_format == "png":
        scale = st.selectbox(
            translate("map_export.scale"),
            SCALES,
            index=1,
            format_func=lambda value: translate("map_export.scale_times", count=value),
            key="map_export.scale",
            width=160,
        )
        return FileOptions(scale=scale)
    return FileOptions()


def _preview(drawing: Drawing) -> None:
    """Show the drawing as a picture, in which nothing can act."""
    with st.container(key="map_export.preview"):
        st.image(drawing.svg, width="stretch")


def _left_out(document: Document, name: MapName, wanted: _Wanted, drawing: Drawing) -> None:
    """Say what the file will not hold, before it is made."""
    translate = session.translator()
    found = losses(document, name, wanted.file_format, wanted.options, drawn=drawing)
    if not found:
        st.caption(translate("map_export.complete"))
        return
    lines = [f"- {escaped(told(loss, translate))}" for loss in found]
    st.caption("\n".join([translate("map_export.left_out"), *lines]))


def _download(bench: Workbench, document: Document, name: MapName, wanted: _Wanted) -> None:
    translate = session.translator()
    day = session.services().today().isoformat()
    stem = file_stem(f"{document.project.name} {translate(f'shell.page_{name}')} {day}")
    st.download_button(
        translate("map_export.download"),
        partial(_bytes, bench, session.actor(), name, wanted),
        file_name=f"{stem}.{wanted.file_format}",
        mime=MEDIA_TYPES[wanted.file_format],
        key="map_export.download",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def _bytes(bench: Workbench, actor: Actor, name: MapName, wanted: _Wanted) -> bytes:
    """Return the file; Streamlit asks for it outside the script, where there is no session."""
    return export(bench.document(actor), name, wanted.file_format, wanted.options, file=wanted.file)
