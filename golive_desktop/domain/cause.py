# SPDX-License-Identifier: MIT
"""What exactly stands behind a reason why not, so that letting it pass lets nothing else pass later."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.readiness import Readiness
from golive_desktop.domain.signoff import ReleaseState

__all__ = ["CAUSE", "with_causes"]

CAUSE: Final = "cause"
"""The detail of a problem that names its cause."""
_GATE: Final = "readiness.gate-"
_LENGTH: Final = 12


def with_causes(found: Readiness, state: ReleaseState) -> Readiness:
    """The verdict with the cause of each reason: another answer, another run of a gate, another plan has another one.

    Args:
        found: the verdict.
        state: what it was computed from.
    """
    return replace(found, why_not=tuple(_caused(state, problem) for problem in found.why_not))


def _caused(state: ReleaseState, problem: Problem) -> Problem:
    digest = hashlib.sha256("\0".join(_facts(state, problem)).encode()).hexdigest()
    return replace(problem, details={**problem.details, CAUSE: digest[:_LENGTH]})


def _facts(state: ReleaseState, problem: Problem) -> Iterator[str]:
    for pair in sorted(problem.details.items()):
        yield from pair
    if problem.code.startswith(_GATE):
        run = state.gate(problem.subject)
        # note: a second run with the same result is the same cause; its times are not
        yield from (run.command, run.outcome, str(run.exit_code), run.output_sha256) if run else ()
        return
    answer = state.sign_off(problem.subject)
    yield answer.sha256 if answer else ""
    if problem.subject == state.executive_role():
        # note: the executive lets pass that nobody signed over plan and policy as they are then
        yield from (line for line in state.basis() if line.startswith(("plan ", "policy ")))
