"""The board: a component the browser draws, beside Streamlit's own elements."""

from cxdesign.ui.board.component import journey_board

__all__ = ["journey_board"]
