# SPDX-License-Identifier: MIT
"""A link is https with a host, and nothing that looks like another address."""

import pytest

from golive_desktop.domain.link import MAX_LINK, link_of


@pytest.mark.parametrize(
    "text",
    [
        "https://tracker.example.com/T-1",
        "https://example.com",
        " HTTPS://example.com:8443/a?b=c#d ",
        "https://büro.example/<b>x</b>",
    ],
)
def test_an_address_is_kept_as_it_was_typed(text: str) -> None:
    assert link_of(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://example.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://localhost",
        "https://bank.example@evil.example/",
        "https://bank.example\\@evil.example/",
        "https://example.com/a b",
        "https://example.com/\u202efdp",
        "https://example.com/\nhttps://other.example",
        "see https://example.com",
        "https://example.com/" + "a" * MAX_LINK,
    ],
)
def test_what_is_no_such_address_is_none(text: str) -> None:
    assert link_of(text) == ""
