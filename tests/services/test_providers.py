# SPDX-License-Identifier: MIT
"""The list of providers is whole, safe and sourced, and an address finds its own."""

import re
from typing import get_args

import pytest

from golive_desktop.domain.mail import Authentication, Encryption
from golive_desktop.domain.release import Language
from golive_desktop.services.providers import Provider, provider_of, providers, suggest, user_at


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("anna@gmail.com", "google"),
        (" Anna@GMX.de ", "gmx"),
        ("anna@firma.onmicrosoft.com", "microsoft-365"),
        ("anna@web.de", "web-de"),
        ("anna@t-online.de", "telekom"),
        ("anna@posteo.net", "posteo"),
        ("anna@outlook.de", "outlook"),
        ("anna@me.com", "icloud"),
    ],
)
def test_an_address_finds_its_provider(address: str, key: str) -> None:
    found = suggest(address)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("address", ["", "anna", "anna@", "gmail.com", "anna@example.com", "anna@notgmail.com", "@"])
def test_an_address_of_nobody_finds_none(address: str) -> None:
    assert suggest(address) is None


def test_a_domain_of_ones_own_gets_a_first_guess() -> None:
    guess = provider_of(" anna@Zebra.example ")
    assert guess is not None
    assert (guess.name, guess.host, guess.authentication) == ("", "smtp.zebra.example", Authentication.PASSWORD)
    assert provider_of("anna@gmail.com") is suggest("anna@gmail.com")
    assert provider_of("anna@gmail.com") is not None
    assert [provider_of(text) for text in ("", "anna", "anna@", "anna@x", "a@.")] == [None] * 5


def test_who_logs_in() -> None:
    assert [user_at(one, " anna@web.de") for one in providers() if one.key in {"web-de", "gmx"}] == [
        "anna@web.de",
        "anna",
    ]


@pytest.mark.parametrize("provider", providers(), ids=lambda provider: provider.key)
def test_every_provider_is_described_and_encrypted(provider: Provider) -> None:
    assert provider.source
    assert provider.notes.keys() == set(get_args(Language))
    assert all(note.endswith(".") for note in provider.notes.values())
    assert (provider.port, provider.encryption) in {(465, Encryption.TLS), (587, Encryption.STARTTLS)}
    assert provider.authentications
    assert re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]+", provider.host) or provider.key == "exchange"
    assert all(suggest(f"x@{domain}") is provider for domain in provider.domains)


def test_the_list_names_whom_people_use() -> None:
    names = {provider.key for provider in providers()}
    assert names >= {"microsoft-365", "google", "outlook", "ionos", "strato", "gmx", "web-de", "telekom", "mailbox-org"}
    assert names >= {"posteo", "fastmail", "icloud", "yahoo", "exchange", "infomaniak", "hetzner"}
    assert len(names) == len(providers())
    by_key = {provider.key: provider for provider in providers()}
    assert by_key["outlook"].authentications == (Authentication.MICROSOFT,)
