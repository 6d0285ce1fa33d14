# SPDX-License-Identifier: MIT
"""Keys that are made and opened in a process beside the program: same results, same problems, no secret told."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

import pytest

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.signing.beside import BesideKeyMaker, BesideSigner
from golive_desktop.signing.certifying import PadesSigner
from golive_desktop.signing.keys import OpenKey, Pkcs12KeyMaker, open_key, unlocked
from golive_desktop.system.bounded import GIGABYTE, ProcessCalls

A = TypeVar("A")
R = TypeVar("R")
Codes = Callable[..., set[str]]


class NotedCalls(ProcessCalls):
    """Notes what goes to the other process and comes back; `seconds` is all the time that it gives."""

    def __init__(self, *, seconds: float | None = None, refusal: str = "") -> None:
        super().__init__(preload=("golive_desktop.signing.beside",))
        self._seconds, self._refusal = seconds, refusal
        self.printed: list[str] = []

    def run(self, function: Callable[[A], R], argument: A, *, seconds: float, memory_bytes: int = GIGABYTE) -> R:
        self.printed.append(repr(argument))
        if self._refusal:
            raise KnownError.of(self._refusal)
        result = super().run(function, argument, seconds=self._seconds or seconds, memory_bytes=memory_bytes)
        self.printed.append(repr(result))
        return result


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(KnownError) as error:
        yield
    assert error.value.problem.code == code


def test_a_key_is_made_opened_and_changed_in_another_process(
    subject: Subject, passphrase: str, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = NotedCalls()
    beside, here = BesideKeyMaker(calls), os.getpid()
    opening = Pkcs12KeyMaker.certificate

    def elsewhere(self: Pkcs12KeyMaker, key_file: bytes, *, passphrase: str) -> object:
        assert os.getpid() != here
        return opening(self, key_file, passphrase=passphrase)

    made = beside.create(subject, passphrase=passphrase, now=now)
    certificate = open_key(made, passphrase=passphrase).certificate
    changed = beside.change_passphrase(made, old=passphrase, new="another one")
    monkeypatch.setattr(Pkcs12KeyMaker, "certificate", elsewhere)
    assert certificate.subject == subject
    assert beside.certificate(changed, passphrase="another one") == certificate
    assert beside.describe(certificate.der) == certificate
    with refused("key.passphrase-wrong"):
        beside.certificate(changed, passphrase=passphrase)
    assert not any(passphrase in text or "another one" in text for text in calls.printed)


def test_problems_come_through_as_they_are(key_file: bytes, passphrase: str, now: datetime) -> None:
    beside = BesideKeyMaker(ProcessCalls())
    with refused("key.damaged"):
        beside.certificate(key_file[:-5], passphrase=passphrase)
    with refused("key.passphrase-wrong"):
        beside.change_passphrase(key_file, old="wrong", new="new")
    with refused("key.subject-unsuitable"):
        beside.create(Subject(name="N" * 65, role="", organisation="", email=""), passphrase=passphrase, now=now)


def test_a_signature_with_a_key_opened_beside_is_as_good(
    page: bytes, key_file: bytes, passphrase: str, now: datetime, codes: Codes
) -> None:
    calls = NotedCalls()
    signer = BesideSigner(calls, PadesSigner())
    pdf = signer.certify(page, key_file=key_file, passphrase=passphrase, meaning="m", signed_at=now, timestamp_url=None)
    assert pdf.startswith(page)
    assert codes(pdf) == set()
    assert not any(passphrase in text or "BEGIN" in text for text in calls.printed)
    with refused("key.passphrase-wrong"):
        signer.certify(page, key_file=key_file, passphrase="wrong", meaning="m", signed_at=now, timestamp_url=None)
    with refused("signing.not-signable"):
        signer.certify(pdf, key_file=key_file, passphrase=passphrase, meaning="m", signed_at=now, timestamp_url=None)


def test_what_takes_too_long_or_too_much_is_told_in_words_of_keys(key_file: bytes, passphrase: str) -> None:
    with refused("key.unfinished"):
        BesideKeyMaker(NotedCalls(seconds=0.001)).certificate(key_file, passphrase=passphrase)
    with refused("bounded.not-started"):
        BesideKeyMaker(NotedCalls(refusal="bounded.not-started")).certificate(key_file, passphrase=passphrase)


def test_an_unlocked_key_is_the_same_and_opens_with_its_secret_alone(
    key_file: bytes, own_key: OpenKey, passphrase: str
) -> None:
    opened = unlocked(key_file, passphrase=passphrase, secret="of this moment")
    same = open_key(opened, passphrase="of this moment")
    assert same.leaf == own_key.leaf
    assert same.private_key.public_key() == own_key.private_key.public_key()
    calls = NotedCalls()
    for keys in (Pkcs12KeyMaker(), BesideKeyMaker(calls)):
        again = keys.unlocked(key_file, passphrase=passphrase, secret="of this moment")
        assert open_key(again, passphrase="of this moment").leaf == own_key.leaf
    assert not any(word in calls.printed[0] for word in (passphrase, "of this moment"))
    with refused("key.passphrase-wrong"):
        open_key(opened, passphrase=passphrase)
    with refused("key.passphrase-wrong"):
        unlocked(key_file, passphrase="wrong", secret="any")
