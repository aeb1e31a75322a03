from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from pypdf import PdfReader

from cxdesign.charts import converter
from cxdesign.errors import FormatError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><text x="2" y="15">客 Key</text></svg>'


@pytest.fixture
def apart(monkeypatch):
    """Take every drawing for a large one, and let this process draw none."""
    monkeypatch.setattr(converter, "LARGE", 1)
    monkeypatch.setattr(converter, "_drawn", None)


def pixels(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(data)))


def test_a_large_drawing_is_made_by_another_process_and_looks_the_same(monkeypatch):
    here = converter.png(SVG, 2.0)
    monkeypatch.setattr(converter, "LARGE", 1)
    monkeypatch.setattr(converter, "_drawn", None)
    assert (pixels(converter.png(SVG, 2.0)) == pixels(here)).all()


@pytest.mark.usefixtures("apart")
def test_a_large_page_has_the_size_of_its_drawing():
    (page,) = PdfReader(io.BytesIO(converter.pdf(SVG))).pages
    assert page.mediabox[2:] == [60, 20]


@pytest.mark.usefixtures("apart")
def test_a_drawing_that_fails_is_told():
    with pytest.raises(FormatError, match="drawing_failed"):
        converter.png("<svg", 1.0)


@pytest.mark.usefixtures("apart")
def test_a_process_that_cannot_be_started_is_told(monkeypatch):
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(FormatError, match="drawing_failed"):
        converter.png(SVG, 1.0)
