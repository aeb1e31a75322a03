"""A document as one directed graph, and the sub-graphs the maps and figures read."""
