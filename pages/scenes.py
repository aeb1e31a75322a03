"""Scenes: touchpoints by scenes, judged from both views, and what cannot be bypassed."""

from cxdesign.ui import board, shell

bench = shell.project_page("scenes")
board.scenes_board(bench, key="scenes.board")
