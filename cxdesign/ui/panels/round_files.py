"""A revealed round as a file to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import streamlit as st

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound
from cxdesign.formats import round_file
from cxdesign.scoring.report import ScoreReport
from cxdesign.services.actor import Actor
from cxdesign.services.scores import side_report
from cxdesign.services.workbench import Workbench
from cxdesign.ui import session
from cxdesign.ui.panels import report_link
from cxdesign.ui.panels.exporting import file_stem

Write = Callable[[Document, str, ScoreReport, str], bytes]
WRITERS: Mapping[str, tuple[Write, str]] = MappingProxyType(
    {
        "xlsx": (
            round_file.write_workbook,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "csv": (round_file.write_ratings, "text/csv"),
        "json": (round_file.write_json, "application/json"),
    }
)


def downloads(bench: Workbench, shown: EvaluationRound) -> None:
    """Offer a round in every format; a file is made when it is asked for."""
    translate = session.translator()
    name = bench.document(session.actor()).project.name
    with st.popover(translate("score.export"), key="rounds.files"):
        for kind, (_, media_type) in WRITERS.items():
            st.download_button(
                translate(f"score.export_{kind}"),
                partial(_file, bench, session.actor(), shown.id, kind, session.locale()),
                file_name=f"{file_stem(f'{name} {shown.name}')}.{kind}",
                mime=media_type,
                key=f"rounds.file.{kind}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )
        report_link.link(bench)


def _file(bench: Workbench, actor: Actor, round_id: str, kind: str, locale: str) -> bytes:
    """Return the file; Streamlit asks for it outside the script, where there is no session."""
    document = bench.document(actor)
    return WRITERS[kind][0](document, round_id, side_report(document, round_id), locale)
