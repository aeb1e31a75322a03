"""The board: a component the browser draws, beside Streamlit's own elements."""

from cxdesign.ui.board.component import blueprint_board, empathy_board, journey_board, scenes_board

__all__ = ["blueprint_board", "empathy_board", "journey_board", "scenes_board"]
