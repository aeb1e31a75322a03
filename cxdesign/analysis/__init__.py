"""Numbers computed from a document, a graph or a table: pure, in full precision, without language or display."""
