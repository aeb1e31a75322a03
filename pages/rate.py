"""Rating: one criterion at a time, alone, until the round is revealed."""

from cxdesign.ui import board, shell

bench = shell.bare_project_page("rate")
board.rating_screen(bench, key="rate.screen")
