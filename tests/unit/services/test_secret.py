from __future__ import annotations

import re

from cxdesign.services.secret import digest_of, is_digest_of, keyed_digest, new_secret


def test_no_two_secrets_are_alike_and_each_fits_a_link():
    found = {new_secret() for _ in range(50)}
    assert len(found) == 50
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", secret) for secret in found)


def test_the_digest_of_a_secret_opens_to_it_alone():
    secret = new_secret()
    assert secret not in digest_of(secret)
    assert is_digest_of(digest_of(secret), secret)
    assert not is_digest_of(digest_of(secret), secret[:-1])
    assert not is_digest_of("", secret)
    assert not is_digest_of("ü", secret)


def test_a_keyed_digest_follows_from_the_key_and_every_part():
    found = {keyed_digest("k", "a", "b"), keyed_digest("l", "a", "b"), keyed_digest("k", "ab"), keyed_digest("k", "b")}
    assert len(found) == 4
    assert keyed_digest("k", "a", "b") in found
