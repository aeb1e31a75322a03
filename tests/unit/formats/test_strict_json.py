from __future__ import annotations

import pytest

from cxdesign.errors import FormatError
from cxdesign.formats import strict_json
from cxdesign.formats.format import SIZE_LIMIT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" ", "file_empty"),
        (b" " * (SIZE_LIMIT + 1), "file_too_large"),
        (b'{"a": "\xff"}', "file_encoding"),
        (b'{"a": 1', "json_syntax"),
        (b'{"a": 1, "a": 2}', "json_duplicate_key"),
        (b'{"a": NaN}', "json_not_finite"),
        (b"[" * 40 + b"]" * 40, "json_too_deep"),
        (b"[" * 200_000, "json_too_deep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_sound_json_is_refused(data, code):
    with pytest.raises(FormatError) as refused:
        strict_json.read(data)
    assert refused.value.code == code


def test_a_byte_order_mark_is_passed_over():
    assert strict_json.read('\ufeff{"名": 1}'.encode()) == {"名": 1}
