"""What a browser does and the app's test harness has no word for.

Leans on two private things of the pinned Streamlit: the harness's ``_run`` and the id of a component's trigger.
"""

from __future__ import annotations

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest


def component(app: AppTest, key: str) -> Any:
    """Return the element of a component by the start of its key."""
    return next(element for element in app.get("bidi_component") if str(element.key).startswith(key))


def component_data(app: AppTest, key: str) -> dict[str, Any]:
    """Return what a component was handed."""
    return json.loads(component(app, key).proto.json)


def fire(app: AppTest, key: str, event: str, value: object) -> AppTest:
    """Deliver one trigger of a component."""
    states: WidgetStates = app._tree.get_widget_states()
    identity = component(app, key).proto.id
    states.widgets.add(
        id=f"$$STREAMLIT_INTERNAL_KEY_{identity}__events",
        json_trigger_value=json.dumps([{"event": event, "value": value}]),
    )
    return app._run(states)


def tell(app: AppTest, key: str, **state: object) -> AppTest:
    """Deliver state values of a component; unlike a trigger they last, so a test repeats them with every run."""
    states: WidgetStates = app._tree.get_widget_states()
    states.widgets.add(id=component(app, key).proto.id, json_value=json.dumps(state))
    return app._run(states)
