"""The pyramid with a project's features: a component of its own, and the commands that its moves mean."""

from cxdesign.ui.pyramid.component import BEGIN, MAP, last_move, pyramid

__all__ = ["BEGIN", "MAP", "last_move", "pyramid"]
