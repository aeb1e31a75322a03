"""The channel beside Streamlit: routes, tickets, the gate, and news for everybody in a project.

Nothing here holds a rule of the domain.
"""
