"""From a scene in its register to the matrix in which touchpoints take part in it."""

from __future__ import annotations

import streamlit as st

from cxdesign.domain.registers import Scene
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session


def way_to_matrix(bench: Workbench, scene: Scene) -> None:
    """Draw a button that opens the matrix of scenes with this scene selected."""
    translate = session.translator()
    st.caption(translate("scenes.open_matrix_text"))
    if st.button(translate("scenes.open_matrix"), key=f"scenes.open.{scene.id}", icon=":material/theater_comedy:"):
        navigation.go(bench.project_id, "scenes", [scene.id])
