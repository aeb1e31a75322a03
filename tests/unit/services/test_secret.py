from __future__ import annotations

import re

from cxdesign.services.secret import digest_of, is_digest_of, new_secret


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
