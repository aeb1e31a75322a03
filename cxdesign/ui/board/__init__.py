"""What the browser draws itself, beside Streamlit's own elements: the boards, and the rater's screen."""

from cxdesign.ui.board.component import blueprint_board, empathy_board, journey_board, scenes_board, seen
from cxdesign.ui.board.rating import rating_screen
from cxdesign.ui.board.still import DiffMark, Stillness, still_board

__all__ = [
    "DiffMark",
    "Stillness",
    "blueprint_board",
    "empathy_board",
    "journey_board",
    "rating_screen",
    "scenes_board",
    "seen",
    "still_board",
]
