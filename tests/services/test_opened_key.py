# SPDX-License-Identifier: MIT
"""A key that was opened for several signatures signs as the same person, and its passphrase is gone from it."""

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.identities import announce_identity
from golive_desktop.services.issue import SigningKey, opened_key
from tests.office import PASSPHRASE, Office


def test_an_opened_key_signs_as_its_owner_under_a_secret_of_its_own(office: Office) -> None:
    laptop = office.laptops["legal"]
    ready, other = (opened_key(laptop.adapters, laptop.key) for _ in range(2))
    assert PASSPHRASE not in {ready.passphrase, other.passphrase}
    assert ready.passphrase != other.passphrase
    issued = announce_identity(laptop.adapters, ready, language="en", now=office.now())
    assert issued.statement.author.fingerprint == laptop.certificate.fingerprint
    with pytest.raises(KnownError, match=r"key\.passphrase-wrong"):
        laptop.adapters.keys.certificate(ready.identity.key_file, passphrase=PASSPHRASE)


def test_a_wrong_passphrase_opens_nothing(office: Office) -> None:
    laptop = office.laptops["legal"]
    with pytest.raises(KnownError, match=r"key\.passphrase-wrong"):
        opened_key(laptop.adapters, SigningKey(identity=laptop.key.identity, passphrase="wrong"))


def test_what_was_opened_to_ask_several_people_is_kept_nowhere(office: Office) -> None:
    office.ask("legal", "devops")
    kept = office.manager.key.identity
    with office.manager.adapters.store.reading() as work:
        assert [identity.key_file for identity in work.identities.all()] == [kept.key_file]
