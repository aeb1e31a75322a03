"""The Streamlit side: main script, session, frame, panels, and the board that is drawn by the browser."""
