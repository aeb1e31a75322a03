from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime

import pytest

from cxdesign.history.operation import Operation


def test_an_operation_cannot_be_changed():
    at = datetime(2025, 1, 1, tzinfo=UTC)
    operation = Operation(1, "id", "actor:ann", at, "rename_stage", "Before", ())
    assert (operation.payload, operation.undoes, operation.redoes, operation.is_sealed) == ({}, None, None, False)
    with pytest.raises(FrozenInstanceError):
        operation.revision = 2
