"""What another program puts into the clipboard, pasted where the focus is."""

from __future__ import annotations

from tests.e2e.board import BoardPage

_PASTE = """(items) => {
  const clipboardData = new DataTransfer();
  for (const [type, text] of Object.entries(items)) clipboardData.setData(type, text);
  document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
_COPY = """(type) => {
  const clipboardData = new DataTransfer();
  document.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
  return Object.fromEntries([...clipboardData.types].map((type) => [type, clipboardData.getData(type)]));
}"""


def paste(board: BoardPage, text: str = "", **others: str) -> None:
    """Paste a text as if it came from another program; ``html`` and ``own`` are its other forms."""
    types = {"html": "text/html", "own": "application/x-cxdesign+json"}
    board.page.evaluate(_PASTE, {"text/plain": text, **{types[name]: value for name, value in others.items()}})


def copied(board: BoardPage) -> dict[str, str]:
    """Return what copying the selection puts into the clipboard, by type."""
    return dict(board.page.evaluate(_COPY))


def stand_in(board: BoardPage, touchpoint: str, role: str) -> None:
    """Put the cursor into an empty cell, or select its first card."""
    cell = board.cell(touchpoint, role)
    target = cell.locator(".card").first if cell.locator(".card").count() else cell
    target.focus()
