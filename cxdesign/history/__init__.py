"""The log of operations as values: what was done by whom, what may be undone, what somebody may see of it."""
