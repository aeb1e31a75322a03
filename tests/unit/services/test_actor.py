from __future__ import annotations

import pytest

from cxdesign.errors import PermissionDenied
from cxdesign.services.actor import Actor, Role


@pytest.mark.parametrize(
    ("role", "may_edit", "owns"),
    [
        (Role.OWNER, True, True),
        (Role.EDITOR, True, False),
        (Role.PARTICIPANT, False, False),
        (Role.VIEWER, False, False),
    ],
)
def test_what_a_role_allows(role, may_edit, owns):
    actor = Actor("actor:x", role)
    assert actor.can_edit is may_edit
    for require, allowed in ((actor.require_edit, may_edit), (actor.require_owner, owns)):
        if allowed:
            require()
        else:
            with pytest.raises(PermissionDenied) as caught:
                require()
            assert caught.value.params == {"role": role.value}
