"""Journey map: stages over touchpoints, lanes of cards, and the emotion curve."""

from cxdesign.ui import board, shell

bench = shell.project_page("journey")
board.journey_board(bench, key="journey.board")
