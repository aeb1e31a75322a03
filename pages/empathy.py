"""Empathy map: what one persona sees, says, does, hears, thinks and feels, and the needs that follow from it."""

from cxdesign.ui import board, shell

bench = shell.project_page("empathy")
board.empathy_board(bench, key="empathy.board")
