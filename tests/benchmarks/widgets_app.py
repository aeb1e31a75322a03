"""The baseline: the same map made of plain Streamlit widgets, 200 touchpoints with name, emotion, peak and a button."""

import streamlit as st

COUNT = 200

st.set_page_config(layout="wide")
edits = st.session_state.setdefault("edits", 0)


def edited() -> None:
    st.session_state["edits"] += 1


for number in range(COUNT):
    name, emotion, peak, move = st.columns(4)
    name.text_input("Name", f"Touchpoint {number}", key=f"name.{number}", on_change=edited)
    emotion.select_slider("Emotion", range(-5, 6), 0, key=f"emotion.{number}", on_change=edited)
    peak.checkbox("Peak", key=f"peak.{number}", on_change=edited)
    move.button("Move on", key=f"move.{number}", on_click=edited)
st.text(f"edits {edits}", width="content")
