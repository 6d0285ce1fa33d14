# SPDX-License-Identifier: MIT
"""Exit codes, so that a script knows what happened without reading a word."""

from golive_desktop.domain.problem import Problem

__all__ = ["BUG", "DONE", "EXIT_OF_VERDICT", "NEGATIVE", "NOT_CHECKABLE", "UNKNOWN_SIGNER", "USAGE", "exit_of"]

DONE = 0
NEGATIVE = 1
USAGE = 2
UNKNOWN_SIGNER = 3
NOT_CHECKABLE = 4
BUG = 70
"""EX_SOFTWARE of sysexits.h: an error of ours; 1 to 4 would be taken for an answer."""

EXIT_OF_VERDICT = {
    "genuine": DONE,
    "changed": NEGATIVE,
    "unknown-signer": UNKNOWN_SIGNER,
    "not-checkable": NOT_CHECKABLE,
}

_NEGATIVE = frozenset(
    {
        "authority.known",
        "authority.no-authority",
        "authority.not-valid",
        "authority.number-differs",
        "authority.unsuitable",
        "demo.failed",
        "gate.not-confirmed",
        "key.expired",
        "outbox.moved-on",
        "outbox.not-now",
        "outbox.other-sends",
        "override.answered",
        "override.identity-open",
        "override.key-revoked",
        "override.other-person",
        "override.own-request",
        "receipt.not-counted",
        "release.commit-missing",
        "release.other-manager",
        "request.changed",
        "request.executive-too-early",
        "request.nobody-due",
        "request.release-void",
        "request.requester-key-changed",
        "request.requester-replaced",
        "request.roster-older",
        "requester.not-changed",
        "roster.key-has-role",
        "roster.number-differs",
        "sign.answered",
        "sign.clock-behind",
        "sign.other-person",
        "sign.requester-number-differs",
        "sign.void",
        "signing.timestamp-unavailable",
        "store.identity-exists",
        "store.release-exists",
        "verify.roster-older",
        "watch.not-confirmed",
    }
)
"""The question was understood and could be read; the answer is no."""
_NEGATIVE_ROOMS = ("accept.", "audit.", "delegation.", "form.", "recall.", "statement.", "void.")
_USAGE = frozenset({"form.item-twice", "form.item-unknown"})
"""Of those rooms, what only a wrong word in the command can bring about."""
_NOT_CHECKABLE = frozenset({"request.not-checkable"})
_NOT_CHECKABLE_ROOMS = ("bounded.",)


def exit_of(problem: Problem) -> int:
    """The exit code for a command that could not be done because of `problem`."""
    if problem.code in _NOT_CHECKABLE or problem.code.startswith(_NOT_CHECKABLE_ROOMS):
        return NOT_CHECKABLE
    if problem.code in _USAGE:
        return USAGE
    if problem.code in _NEGATIVE or problem.code.startswith(_NEGATIVE_ROOMS):
        return NEGATIVE
    return USAGE
