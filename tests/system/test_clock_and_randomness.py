# SPDX-License-Identifier: MIT
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from golive_desktop.ports.system import Clock, Randomness
from golive_desktop.system.clock import SystemClock
from golive_desktop.system.randomness import SystemRandomness

CLOCK: Clock = SystemClock()
RANDOMNESS: Randomness = SystemRandomness()


@pytest.fixture
def _kathmandu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "NPT-5:45")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_the_time_is_now_in_whole_seconds() -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    now = CLOCK.now()
    assert before <= now <= datetime.now(UTC)
    assert now.microsecond == 0


@pytest.mark.usefixtures("_kathmandu")
def test_the_time_is_local_with_its_offset() -> None:
    assert CLOCK.now().utcoffset() == timedelta(hours=5, minutes=45)
    assert CLOCK.now().isoformat().endswith("+05:45")


def test_a_token_is_a_random_uuid_and_never_comes_again() -> None:
    tokens = {RANDOMNESS.token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert {UUID(token).version for token in tokens} == {4}
    assert all(token == str(UUID(token)) for token in tokens)
