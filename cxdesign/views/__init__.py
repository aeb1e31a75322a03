"""Plain data ready to draw: rounding, wording and geometry, no drawing library."""
