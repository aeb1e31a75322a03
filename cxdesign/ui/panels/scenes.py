"""Which touchpoints take part in a scene, and how relevant they are for the customer and for the enterprise."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cxdesign.commands.relation import RemoveSceneCell, SetSceneCell
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.domain.relations import scene_cell_id
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import register_form

LEAST, MOST = 0, 5


def cells(bench: Workbench, document: Document, scene: Scene) -> None:
    """Draw the touchpoints as a table: takes part, customer view, enterprise view."""
    translate = session.translator()
    if not document.touchpoints:
        st.caption(translate("scenes.no_touchpoints"))
        return
    known = {cell.source_id: cell for cell in document.all(SceneCell) if cell.target_id == scene.id}
    rows = [
        {
            "touchpoint": touchpoint.name,
            "takes_part": touchpoint.id in known,
            "customer": known[touchpoint.id].customer_relevance if touchpoint.id in known else None,
            "enterprise": known[touchpoint.id].enterprise_relevance if touchpoint.id in known else None,
        }
        for touchpoint in document.touchpoints
    ]
    ids = tuple(touchpoint.id for touchpoint in document.touchpoints)
    table = pd.DataFrame(rows).astype({"customer": "Int64", "enterprise": "Int64"})
    key = f"scenes.cells.{scene.id}.{register_form.digest((ids, rows))}"
    number = st.column_config.NumberColumn
    st.data_editor(
        table,
        key=key,
        hide_index=True,
        disabled=["touchpoint"],
        column_config={
            "touchpoint": st.column_config.TextColumn(translate("scenes.touchpoint")),
            "takes_part": st.column_config.CheckboxColumn(translate("scenes.takes_part")),
            "customer": number(translate("scenes.customer"), min_value=LEAST, max_value=MOST, step=1),
            "enterprise": number(translate("scenes.enterprise"), min_value=LEAST, max_value=MOST, step=1),
        },
        on_change=dispatch.doing(_keep, bench, scene.id, key, ids),
    )
    st.caption(translate("scenes.scale"))


def _keep(bench: Workbench, scene_id: str, key: str, drawn: Sequence[str]) -> None:
    """Carry over what the reader has changed of the rows drawn, wherever these touchpoints stand by now."""
    document = bench.document(session.actor())
    for row, changed in (session.kept(key) or {}).get("edited_rows", {}).items():
        touchpoint = document.expect(drawn[int(row)], Touchpoint)
        known = document.get(scene_cell_id(touchpoint.id, scene_id))
        if changed.get("takes_part") is False:
            if known is not None:
                command = RemoveSceneCell(scene_cell_id=known.id)
                bench.execute(session.actor(), session.new_command_id(), command)
            continue
        now = {
            "customer": known.customer_relevance if isinstance(known, SceneCell) else None,
            "enterprise": known.enterprise_relevance if isinstance(known, SceneCell) else None,
            **{name: _whole(value) for name, value in changed.items() if name != "takes_part"},
        }
        bench.execute(
            session.actor(),
            session.new_command_id(),
            SetSceneCell(
                touchpoint_id=touchpoint.id,
                scene_id=scene_id,
                customer_relevance=now["customer"],
                enterprise_relevance=now["enterprise"],
            ),
        )


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
