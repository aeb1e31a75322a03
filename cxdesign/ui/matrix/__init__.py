"""A matrix that is filled in where it stands: a component of its own, and what is done in it."""

from cxdesign.ui.matrix.component import Added, Filled, Leveled, Opened, Removed, Renamed, matrix

__all__ = ["Added", "Filled", "Leveled", "Opened", "Removed", "Renamed", "matrix"]
