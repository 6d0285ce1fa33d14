# SPDX-License-Identifier: MIT
"""The words for states, verdicts, decisions, kinds and outcomes, the same in window, console and mail."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from golive_desktop.i18n.catalogue import translator
from golive_desktop.wording.sentences import N_

__all__ = ["TERMS", "term"]

_STATES: Final = {
    "not-requested": N_("Not requested"),
    "requested": N_("Requested"),
    "overdue": N_("Overdue"),
    "identity-open": N_("Identity unconfirmed"),
    "approved": N_("Approved"),
    "conditional": N_("Conditional"),
    "rejected": N_("Rejected"),
    "withdrawn": N_("Withdrawn"),
    "not-competent": N_("Not competent"),
    "inform-only": N_("Inform only"),
    "waits": N_("Waits for a look"),
    "conflict": N_("Two answers"),
    "older-candidate": N_("Older candidate"),
}

_STEPS: Final = {
    "done": N_("Done"),
    "late": N_("Done, late or off plan"),
    "skipped": N_("Left out"),
    "next": N_("Next"),
    "overdue": N_("Overdue"),
    "open": N_("Not done yet"),
}

_PHASES: Final = {
    "ahead": N_("Before the launch"),
    "held": N_("HOLD"),
    "launched": N_("Launched, decision open"),
    "live": N_("Live"),
    "rolled-back": N_("Rolled back"),
    "aborted": N_("Called off"),
}

_OUTCOMES: Final = {
    "counted": N_("Counted"),
    "identity-open": N_("Identity unconfirmed"),
    "waits": N_("Waits for a look"),
    "conflict": N_("Two answers"),
    "duplicate": N_("Already read in"),
    "same-answer": N_("Same answer"),
    "older-candidate": N_("Older candidate"),
    "request-unknown": N_("Request unknown"),
    "request-void": N_("Request void"),
    "voided": N_("Declared void"),
    "withdrawn": N_("Withdrawn"),
    "closed": N_("Condition closed"),
    "closure-waits": N_("Waits for evidence"),
    "not-own": N_("Not the signer"),
    "delegated": N_("Deputy named"),
    "delegation-over": N_("Delegation is over"),
    "delegation-not-held": N_("Not theirs to delegate"),
    "kept": N_("Kept"),
    "evidence": N_("Evidence"),
    "evidence-complete": N_("Evidence complete"),
    "evidence-closes": N_("Evidence complete"),
    "approval-missing": N_("Approval not here yet"),
    "changed": N_("Changed"),
    "not-checkable": N_("Not checkable"),
}

_KINDS: Final = {
    "identity": N_("Identity"),
    "roster": N_("Key list"),
    "request": N_("Request for sign-off"),
    "approval": N_("Sign-off"),
    "delegation": N_("Delegation"),
    "withdrawal": N_("Withdrawal"),
    "closure": N_("Condition closed"),
    "void": N_("Declared void"),
    "receipt": N_("Receipt"),
    "poll": N_("Go/no-go poll"),
    "override": N_("Override"),
    "launch-decision": N_("Launch decision"),
    "review": N_("Review after the launch"),
    "dossier": N_("Go-live dossier"),
}

_REASONS: Final = {
    "key-type": N_("the type of the key is not supported"),
    "key-size": N_("the key is too short or too long"),
    "key-usage": N_("the certificate is not meant for signatures"),
    "encryption": N_("the key file is encrypted in a way that is not supported"),
    "no-key": N_("the file holds no key"),
    "no-certificate": N_("the file holds no certificate that fits the key"),
    "no-answer": N_("no answer"),
    "bad-answer": N_("the answer could not be used"),
}

_POSTINGS: Final = {
    "prepared": N_("Prepared"),
    "queued": N_("Queued"),
    "sending": N_("Being sent"),
    "sent": N_("Sent"),
    "perhaps": N_("Perhaps sent"),
    "failed": N_("Failed"),
    "cancelled": N_("Cancelled"),
}

_LEFT_BEHIND: Final = {
    "candidate": N_("Commit and files of the candidate"),
    "signed": N_("Signed files"),
    "keys": N_("Compared keys"),
    "critical": N_("Critical conditions that were met"),
    "gates": N_("Runs of gates"),
    "precheck": N_("Ticks of the communication pre-check"),
    "training": N_("That the training was held"),
    "rollback-test": N_("The day on which the way back was tested"),
    "day": N_("What happened on the go-live day"),
    "rehearsals": N_("Rehearsals"),
    "schedules": N_("Planned mails"),
    "deadlines": N_("Deadlines, which had no launch to be counted from"),
    "t0": N_("T-0, which has to be set"),
}

TERMS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "answer": {"yes": N_("Yes"), "no": N_("No"), "n/a": N_("Not applicable")},
        "check": {"ok": N_("In order"), "failed": N_("Failed"), "absent": N_("Not there")},
        "compared": {
            "own": N_("own key"),
            "phone": N_("by phone"),
            "phone-directory": N_("by phone, number from the company directory"),
            "phone-known": N_("by phone, on a number known before"),
            "phone-switchboard": N_("by phone, through the switchboard"),
            "in-person": N_("in person"),
            "video": N_("by video"),
            "demo": N_("demo, not compared"),
        },
        "condition": {"before-t0": N_("before T-0"), "after-t0": N_("after T-0")},
        "decision": {
            "approved": N_("APPROVED"),
            "conditional": N_("APPROVED WITH CONDITIONS"),
            "rejected": N_("REJECTED"),
            "not-competent": N_("NOT COMPETENT"),
        },
        "left-behind": _LEFT_BEHIND,
        "verdict": {
            "genuine": N_("Genuine"),
            "changed": N_("Changed"),
            "unknown-signer": N_("Unknown signer"),
            "not-checkable": N_("Not checkable"),
        },
        "gate": {"green": N_("Green"), "red": N_("Red")},
        "kind": _KINDS,
        "limit": {"5 MB": N_("5 MB"), "50 000 lines": N_("50,000 lines")},
        "outcome": _OUTCOMES,
        "step": _STEPS,
        "phase": _PHASES,
        "posting": _POSTINGS,
        "probe": {
            "name": N_("Name of the server"),
            "connection": N_("Connection"),
            "tls": N_("Encryption"),
            "login": N_("Login"),
            "sender": N_("Sender"),
        },
        "reason": _REASONS,
        "release": {"GO": N_("GO"), "NO-GO": N_("NO-GO"), "CONDITIONAL": N_("CONDITIONAL")},
        "schedule": {
            "reminder": N_("Reminders"),
            "weekly-status": N_("Weekly status"),
            "t-60": N_("Note to executives before the launch"),
        },
        "state": _STATES,
        "template-part": {"subject": N_("subject line"), "body": N_("text")},
    }
)
"""By group and by the value as the domain spells it: the English words."""


def term(group: str, key: str, language: str) -> str:
    """The word for `key`, for example ``term("verdict", "genuine", "de")`` gives ``Echt``.

    Args:
        group: what sort of word, see `TERMS`.
        key: the value as the domain spells it.
        language: ``de`` or ``en``.

    Returns:
        The word, or `key` itself where there is none.
    """
    word = TERMS.get(group, {}).get(key)
    return translator(language)(word) if word else key
