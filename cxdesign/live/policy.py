"""What a page of this server may load: from this server, and from nowhere else."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@cache
def content_security_policy() -> str:
    """Return the policy for every page.

    The frame's page has one inline script; its hash is taken from the installed version. ``blob:`` and WebAssembly are
    what the frame's own components and charts need.
    """
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in _inline_scripts())
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: 'wasm-unsafe-eval' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' data: blob:",
            "connect-src 'self' ws: wss:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def _inline_scripts() -> list[str]:
    spec = find_spec("streamlit")
    if spec is None or not spec.submodule_search_locations:
        return []
    page = Path(spec.submodule_search_locations[0]) / "static" / "index.html"
    return _INLINE_SCRIPT.findall(page.read_text("utf-8")) if page.is_file() else []


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
