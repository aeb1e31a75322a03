"""Panels: a page chooses which stands where, a panel knows how."""
