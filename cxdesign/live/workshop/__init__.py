"""The channel of workshops: the phones' page and its entrance, their sockets, and the facilitator's."""
