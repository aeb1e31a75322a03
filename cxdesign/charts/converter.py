"""SVG turned into PNG and PDF, large drawings in a process of their own.

The drawing library lets nothing else of its process run while it works, and a large map takes it many seconds: in the
server, nobody could edit meanwhile. One drawing is made apart at a time, because each takes much memory. This file is
what the other process runs, so it needs nothing of this program but the errors, and those only where it is called.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path

import vl_convert

FONT_FOLDER = "CXDESIGN_FONTS"
"""Environment variable with a folder of further font files."""
LARGE = 30_000
"""Length of an SVG from which it is drawn apart (ours): a second or so."""
LONGEST_SECONDS = 600
"""How long a drawing may take (ours)."""
_one_at_a_time = threading.Lock()


def png(svg: str, scale: float) -> bytes:
    """Return an SVG as PNG of ``scale`` pixels for each unit.

    Raises
    ------
    FormatError
        ``drawing_failed`` when a large one could not be drawn.

    >>> png('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>', 1.0)[1:4]
    b'PNG'
    """
    return _apart(svg, "png", scale) if len(svg) >= LARGE else _drawn(svg, "png", scale)


def pdf(svg: str) -> bytes:
    """Return an SVG as PDF of one page; otherwise as :func:`png`."""
    return _apart(svg, "pdf", 1.0) if len(svg) >= LARGE else _drawn(svg, "pdf", 1.0)


@cache
def use_font_folder() -> None:
    """Make the fonts of the folder that ``CXDESIGN_FONTS`` names available to pictures."""
    folder = os.environ.get(FONT_FOLDER)
    if folder and Path(folder).is_dir():
        vl_convert.register_font_directory(folder)


def _drawn(svg: str, kind: str, scale: float) -> bytes:
    use_font_folder()
    return vl_convert.svg_to_png(svg, scale=scale) if kind == "png" else vl_convert.svg_to_pdf(svg)


def _apart(svg: str, kind: str, scale: float) -> bytes:
    from cxdesign.errors import FormatError  # noqa: PLC0415 – the other process has no package

    command = [sys.executable, "-P", __file__, kind, repr(scale)]
    try:
        with _one_at_a_time:
            done = subprocess.run(  # noqa: S603 – this file itself, and a number
                command, input=svg.encode(), capture_output=True, check=True, timeout=LONGEST_SECONDS
            )
    except (OSError, subprocess.SubprocessError) as error:
        raise FormatError("drawing_failed") from error
    return done.stdout


if __name__ == "__main__":
    sys.stdout.buffer.write(_drawn(sys.stdin.buffer.read().decode(), sys.argv[1], float(sys.argv[2])))
