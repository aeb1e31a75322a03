"""Ratings of a design, from raters to a verdict: pure, in full precision, without language or display."""
