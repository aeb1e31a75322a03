"""Secrets that browsers keep: how they are made, and digests, also those nobody makes without the store's key."""

from __future__ import annotations

import hashlib
import hmac
import secrets

SECRET_BYTES = 24
"""192 random bits (ours; no secret needs more than 128)."""


def new_secret() -> str:
    """Return a new secret, fit for a link or a cookie."""
    return secrets.token_urlsafe(SECRET_BYTES)


def digest_of(text: str) -> str:
    """Return what the store keeps in the place of a secret: SHA-256 in 64 hexadecimal digits.

    >>> digest_of("secret")[:8]
    '2bb80d53'
    """
    return hashlib.sha256(text.encode()).hexdigest()


def is_digest_of(digest: str, text: str) -> bool:
    """Return whether a digest is that of a text, in a time that tells nothing of where they differ.

    >>> is_digest_of(digest_of("secret"), "secret"), is_digest_of(digest_of("secret"), "other")
    (True, False)
    """
    return secrets.compare_digest(digest.encode(), digest_of(text).encode())


def keyed_digest(key: str, *parts: str) -> str:
    """Return 32 hexadecimal digits that follow from the parts and a key: who has no key finds no part out by trying.

    >>> keyed_digest("key", "a"), keyed_digest("other", "a") == keyed_digest("key", "a")
    ('780c3db4ce3de5b9e55816fba98f5906', False)
    """
    return hmac.new(key.encode(), "\n".join(parts).encode(), hashlib.sha256).hexdigest()[:32]
