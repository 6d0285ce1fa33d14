# SPDX-License-Identifier: MIT
"""The wait that a wrong passphrase costs, for whoever opens keys and for whoever signs with them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar, cast

import pytest

from golive_desktop.bootstrap import open_home
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.problem import KnownError
from golive_desktop.ports.system import BoundedCall
from golive_desktop.signing.patience import Patience

T = TypeVar("T")
R = TypeVar("R")


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def patience(clock: Clock) -> Patience:
    return Patience(clock)


def wrong(patience: Patience, key_file: bytes) -> dict[str, str]:
    with pytest.raises(KnownError, match=r"key\.passphrase-wrong") as refused, patience.opening(key_file):
        raise KnownError.of("key.passphrase-wrong")
    return dict(refused.value.problem.details)


def test_the_wait_grows_for_each_key_and_is_forgotten_with_the_right_passphrase(
    patience: Patience, clock: Clock
) -> None:
    waits = []
    for _ in range(7):
        waits.append(int(wrong(patience, b"a")["wait"]))
        assert patience.seconds(b"a") == waits[-1]
        clock.at += waits[-1]
    assert waits == [10, 20, 40, 80, 160, 300, 300]
    assert patience.seconds(b"a") == 0
    clock.at -= 0.5
    assert (patience.seconds(b"a"), patience.seconds(b"b")) == (1, 0)
    with pytest.raises(KnownError, match=r"key\.passphrase-wait") as refused, patience.opening(b"a"):
        pytest.fail("it was tried")
    assert refused.value.problem.details == {"seconds": "1"}
    clock.at += 0.5
    with patience.opening(b"a"):
        pass
    assert wrong(patience, b"a") == {"wait": "10"}


def test_what_else_stands_against_a_key_costs_no_wait(patience: Patience) -> None:
    with pytest.raises(KnownError, match=r"key\.damaged"), patience.opening(b"a"):
        raise KnownError.of("key.damaged")
    assert patience.seconds(b"a") == 0


class Here:
    """Runs at once what a window has run in a process beside it."""

    def run(self, work: Callable[[T], R], order: T, *, seconds: float, memory_bytes: int) -> R:
        assert seconds > 0
        assert memory_bytes > 0
        return work(order)


def test_everything_that_tries_a_passphrase_for_a_window_waits_for_the_same_key(
    key_file: bytes, passphrase: str, page: bytes, subject: Subject, now: datetime
) -> None:
    adapters = open_home(Path(), beside=cast("BoundedCall", Here()))
    keys = adapters.keys

    def certify(secret: str) -> bytes:
        return adapters.signer.certify(
            page, key_file=key_file, passphrase=secret, meaning="m", signed_at=now, timestamp_url=None
        )

    assert keys.describe(keys.certificate(key_file, passphrase=passphrase).der).subject == subject
    assert certify(passphrase).startswith(page)
    with pytest.raises(KnownError, match=r"key\.passphrase-wrong"):
        certify("wrong")
    for tried in (
        lambda: certify(passphrase),
        lambda: keys.certificate(key_file, passphrase=passphrase),
        lambda: keys.unlocked(key_file, passphrase=passphrase, secret="s"),
        lambda: keys.change_passphrase(key_file, old=passphrase, new="another one"),
    ):
        with pytest.raises(KnownError, match=r"key\.passphrase-wait"):
            tried()
    other = keys.create(subject, passphrase="another one", now=now)
    with pytest.raises(KnownError, match=r"key\.passphrase-wrong"):
        keys.unlocked(other, passphrase="wrong", secret="s")
    with pytest.raises(KnownError, match=r"key\.passphrase-wait"):
        keys.certificate(other, passphrase="another one")
