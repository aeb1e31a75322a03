"""Service blueprint: the journey's touchpoints over five lanes, the three lines, and the arrows between steps."""

from cxdesign.ui import board, shell

bench = shell.project_page("blueprint")
board.blueprint_board(bench, key="blueprint.board")
