"""Maps as pictures: what the board shows, drawn by the server as SVG from a document, and from that PNG, PDF and HTML.

A drawing is a pure function of document and options, byte by byte the same on every machine. What only serves editing –
handles, prompts, selections – has no place here. Nothing in this package knows Streamlit.
"""
