from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.domain.cards import Note
from cxdesign.domain.images import Depicted, image_digests
from cxdesign.domain.understanding import Persona

DIGEST = "ab" * 32


def test_a_picture_is_shown_only_when_its_size_is_known():
    assert Depicted(image=DIGEST, image_width=4, image_height=3).has_image
    assert not Depicted(image=DIGEST, image_width=4).has_image
    assert not Depicted().has_image


@pytest.mark.parametrize(
    "fields",
    [{"image": "AB" * 32}, {"image": "../secret"}, {"image_width": 0}, {"image_height": 1201}, {"image_width": 1.5}],
)
def test_what_cannot_be_a_picture_is_refused(fields):
    with pytest.raises(ValidationError):
        Depicted(**fields)


def test_pictures_are_named_once_however_many_show_them():
    place = {"touchpoint_id": "touchpoint:t", "lane_id": "lane:l", "order": "a0", "text": "x", "image": DIGEST}
    notes = [Note(id=f"note:{number}", **place) for number in (1, 2)]
    persona = Persona(id="persona:p", name="Ann", order="a0", image="cd" * 32)
    assert image_digests([*notes, persona]) == (DIGEST, "cd" * 32)
