"""Records, documents and changes: what a service design is made of.

Nothing here reads a clock, a file, the environment or a random source; ids and times come in.
"""
