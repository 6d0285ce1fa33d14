# SPDX-License-Identifier: MIT
"""A key gets another passphrase without ever being lost, and its end is told in time."""

from datetime import timedelta

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.key_care import change_passphrase, free_name, validity_of
from tests.office import PASSPHRASE, Laptop, Office

NEW = "four other plain words"


def key_file(laptop: Laptop) -> bytes:
    with laptop.adapters.store.reading() as work:
        return work.identities.get("own").key_file


def test_the_new_passphrase_opens_the_same_key_and_the_old_one_no_more(office: Office) -> None:
    manager = office.manager
    before = manager.certificate
    change_passphrase(manager.adapters, "own", old=PASSPHRASE, new=NEW, now=office.now())
    assert manager.adapters.keys.certificate(key_file(manager), passphrase=NEW) == before
    with pytest.raises(KnownError, match=r"key\.passphrase-wrong"):
        manager.adapters.keys.certificate(key_file(manager), passphrase=PASSPHRASE)


def test_it_is_recorded_without_any_secret(office: Office) -> None:
    manager = office.manager
    change_passphrase(manager.adapters, "own", old=PASSPHRASE, new=NEW, now=office.now())
    with manager.adapters.store.reading() as work:
        entry = work.audit.entries()[-1]
    assert (entry.event, entry.subject) == ("identity.passphrase-changed", "own")
    assert entry.payload == {"fingerprint": manager.certificate.fingerprint}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [(PASSPHRASE, "short", "identity.passphrase-short"), ("not this one", NEW, "key.passphrase-wrong")],
)
def test_what_is_refused_changes_nothing(office: Office, old: str, new: str, code: str) -> None:
    before = key_file(office.manager)
    with pytest.raises(KnownError, match=code.replace(".", r"\.")):
        change_passphrase(office.manager.adapters, "own", old=old, new=new, now=office.now())
    assert key_file(office.manager) == before
    with pytest.raises(KnownError, match=r"store\.identity-unknown"):
        change_passphrase(office.manager.adapters, "nobody", old=PASSPHRASE, new=NEW, now=office.now())


def test_a_free_name_gets_a_number(office: Office) -> None:
    assert free_name(office.manager.adapters, "Anna") == "Anna"
    assert free_name(office.manager.adapters, "own") == "own 2"


def test_the_end_of_a_key_is_told_thirty_days_before(office: Office) -> None:
    certificate = office.manager.certificate
    end, second = certificate.not_after, timedelta(seconds=1)
    for moment, state, days in (
        (certificate.not_before - second, "not-yet", (end - certificate.not_before).days),
        (certificate.not_before, "valid", (end - certificate.not_before).days),
        (end - timedelta(days=30) - second, "valid", 30),
        (end - timedelta(days=30), "ending", 30),
        (end, "ending", 0),
        (end + second, "expired", 0),
    ):
        found = validity_of(certificate, now=moment)
        assert (found.state, found.days) == (state, days)
