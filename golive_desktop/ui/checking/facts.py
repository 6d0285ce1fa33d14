# SPDX-License-Identifier: MIT
"""What stands behind a verdict: the certificate, the digests, the times, and each check that was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from golive_desktop.domain.problem import Severity
from golive_desktop.ports.signing import SignatureFacts
from golive_desktop.services.verify import Verification
from golive_desktop.ui.words import Words
from golive_desktop.wording.sentences import N_

__all__ = ["Check", "checks", "technical"]

_AUTHOR: Final = (
    "verify.author",
    "verify.name",
    "verify.time",
    "verify.in-future",
    "verify.description",
    "verify.panel",
)
_CHECKS: Final = (
    (N_("The signature covers the whole file, and no byte is another"), ("signature.", "verify.bytes-changed")),
    (N_("The data inside keep their form and the rules"), ("statement.", "form.")),
    (N_("The pages say exactly what the data say"), ("document.",)),
    (N_("Author and time are those of the signature"), _AUTHOR),
    (N_("Files inside are the ones that were signed for"), ("verify.attachment", "verify.embedded", "dossier.")),
)
_TRUST: Final = N_("The signer is known here")


Result = Literal["ok", "failed", "absent"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One check that was made."""

    title: str
    result: Result
    """Absent: it could not be made."""


def checks(found: Verification, words: Words) -> tuple[Check, ...]:
    """Each check with its result; none is called in order that could not be made.

    Args:
        found: the verification.
        words: the reader's language.
    """
    made = [Check(title=words.translate(title), result=_result(found, prefixes)) for title, prefixes in _CHECKS]
    return (*made, Check(title=words.translate(_TRUST), result=_trust(found)))


def technical(found: Verification, words: Words) -> tuple[tuple[str, str], ...]:
    """Name and value of each fact, for the reader who wants to know."""
    _ = words.translate
    facts: list[tuple[str, str]] = [(_("File name"), found.name), (_("SHA-256 of the file"), found.sha256)]
    for item in found.signatures:
        facts += _of_signature(item, words)
    if found.statement is not None:
        facts += [
            (_("Kind"), words.term("kind", found.statement.kind)),
            (_("Id of the statement"), found.statement.id),
        ]
        if found.statement.release is not None:
            facts.append((_("Commit"), found.statement.release.candidate.commit))
    return tuple((name, value) for name, value in facts if value)


def _of_signature(item: SignatureFacts, words: Words) -> Iterator[tuple[str, str]]:
    _ = words.translate
    certificate, subject = item.certificate, item.certificate.subject
    yield _("Signed by"), ", ".join(filter(None, (subject.name, subject.role, subject.organisation, subject.email)))
    yield _("Number of the key"), certificate.number
    yield _("SHA-256 of the certificate"), certificate.fingerprint
    valid = _("from {start} to {end}")
    yield (
        _("Certificate valid"),
        valid.format(
            start=words.date(certificate.not_before.astimezone().date()),
            end=words.date(certificate.not_after.astimezone().date()),
        ),
    )
    made = _("made by its owner") if certificate.self_signed else _("issued by a company")
    yield _("Certificate"), made
    yield _("Signed at"), _("{time}, by the signer's clock").format(time=words.time(item.signed_at))
    stamp = words.time(item.timestamped_at) if item.timestamped_at else _("none")
    yield _("Time stamp"), stamp
    yield _("Level"), "" if item.level == "none" else f"PAdES {item.level}"
    yield _("Revocation"), _("Not checked (offline)")


def _result(found: Verification, prefixes: tuple[str, ...]) -> Result:
    against = [problem for problem in found.problems if problem.code.startswith(prefixes)]
    if found.verdict == "not-checkable" or found.statement is None or not found.signatures:
        blocked = any(problem.severity is Severity.BLOCKS for problem in against)
        return "failed" if blocked and found.verdict == "changed" else "absent"
    return "failed" if any(problem.severity is not Severity.INFORMS for problem in against) else "ok"


def _trust(found: Verification) -> Result:
    if found.verdict not in {"genuine", "unknown-signer"}:
        return "absent"
    return "ok" if found.trusted else "failed"
