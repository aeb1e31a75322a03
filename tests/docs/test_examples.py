"""The examples in the pages of docs/ run and give what the pages say."""

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.stem)
def test_examples_run(page):
    failures, _ = doctest.testfile(
        str(page), module_relative=False, encoding="utf-8", optionflags=doctest.ELLIPSIS, raise_on_error=False
    )
    assert failures == 0


def test_the_pages_for_notebooks_and_on_method_hold_examples():
    for name in ("graph", "method"):
        text = (DOCS / f"{name}.md").read_text("utf-8")
        assert doctest.DocTestParser().get_examples(text)
