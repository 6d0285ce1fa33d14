# SPDX-License-Identifier: MIT
"""Values travel between our processes, however a worker was started."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import pytest

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.system.errand import Limits, Outcome, frozen, thawed
from golive_desktop.system.worker import Start, StartMethod, Worker


def square(number: int) -> int:
    return number * number


def test_values_come_back_as_they_were() -> None:
    details: Mapping[str, str] = MappingProxyType({"page": "3"})
    values = (re.compile("a+"), Problem(code="a", details=details), Problem(code="b"), b"bytes", 1.5)
    assert thawed(frozen(values)) == values
    with pytest.raises(TypeError):
        thawed(frozen(details))["page"] = "4"


def test_a_known_error_keeps_its_problem() -> None:
    error = thawed(frozen(KnownError.of("document.unreadable", "a.pdf", page="3")))
    assert isinstance(error, KnownError)
    assert error.problem == Problem(code="document.unreadable", subject="a.pdf", details={"page": "3"})


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")  # Python 3.12; its threads idle
@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_workers_answer_one_argument_after_the_other(method: StartMethod) -> None:
    worker = Worker(Start(method=method), square, [3, 4], Limits(seconds=20, memory_bytes=1 << 30), 0)
    try:
        assert (heard(worker), worker.index, worker.earlier) == (Outcome(result=9), 0, 0)
        worker.take(1)
        assert (heard(worker), worker.index, worker.earlier) == (Outcome(result=16), 1, 1)
        assert worker.late() == Problem(code="bounded.time-out", details={"seconds": "20"})
    finally:
        worker.end()


def heard(worker: Worker) -> Outcome:
    while (outcome := worker.hear()) is None:
        pass
    return outcome
