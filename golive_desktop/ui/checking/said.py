# SPDX-License-Identifier: MIT
"""What a file says and what its check found, in sentences, without a widget."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.domain.release import ReleaseReference
from golive_desktop.services.verify import Verification
from golive_desktop.statements.delegation import OnBehalf
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.state import is_approval
from golive_desktop.ui.parts.facts import Fact
from golive_desktop.ui.words import Words
from golive_desktop.wording.explain import Explanation

__all__ = [
    "behalf_of",
    "claim",
    "decision_of",
    "file_name",
    "is_readable",
    "place",
    "reasons",
    "signer",
    "verdict_sentence",
]

_SAYS_CHANGED: Final = frozenset({"signature.broken", "signature.contents"})
"""What an altered byte shows as well; a reader needs the fact only once."""
_GENERAL: Final = frozenset({*_SAYS_CHANGED, "verify.bytes-changed"})
_SAID_BY_VERDICT: Final = frozenset({"verify.signer-unknown"})
_SAID_FOR_EACH: Final = frozenset({"verify.embedded-unknown-signer", "verify.embedded-not-checkable"})
"""Stands beside each file inside; one sentence tells what it means."""
_PLACES: Final = (
    "verify.attachment",
    "document.foreign-attachment",
    "verify.embedded-changed",
    "document.text-differs",
    "document.payload",
    "statement.",
    "document.",
    "verify.",
    "signature.",
)
"""Which problem tells a reader most about where a file was changed, the best first."""
_LONGEST_NAME: Final = 120


def is_readable(found: Verification) -> bool:
    """Whether what the file claims may be repeated: what a changed file claims is nobody's word."""
    return found.statement is not None and found.verdict in {"genuine", "unknown-signer"}


def signer(found: Verification) -> str:
    """Whom the file names as its author; empty where that is nobody's word."""
    return found.statement.author.name if found.statement is not None and is_readable(found) else ""


def decision_of(statement: Statement[object]) -> str:
    """The decision that the file carries; empty where its kind has none."""
    if is_approval(statement):
        return statement.body.response.decision
    return statement.body.decision if isinstance(statement.body, ReceiptBody) else ""


def behalf_of(statement: Statement[object]) -> OnBehalf | None:
    """In whose place the file was signed; None where whoever signed holds the role."""
    return statement.body.on_behalf if is_approval(statement) else None


def file_name(name: str) -> str:
    """A name from outside in one line, its middle left out where it is longer than a reader bears."""
    line = " ".join(name.split())
    half = _LONGEST_NAME // 2
    return line if len(line) <= _LONGEST_NAME else f"{line[:half]}…{line[-half:]}"


def verdict_sentence(found: Verification, words: Words) -> str:
    """What the verdict means, in one sentence or two."""
    _ = words.translate
    name = signer(found)
    match found.verdict:
        case "genuine":
            vouched = _("The file is unchanged since it was signed. A company authority vouches for the name {name}.")
            known = _("The file is unchanged since it was signed, and the key of {name} is known here.")
            return (vouched if found.vouched else known).format(name=name)
        case "unknown-signer" if any(item.code == "verify.signer-revoked" for item in found.problems):
            return _("The file is unchanged, but the key of {name} was revoked before it was signed.").format(name=name)
        case "unknown-signer" if found.trusted:
            return _("The file is unchanged, but something inside it has a signature that is not known here.")
        case "unknown-signer":
            sentence = _(
                "The file is unchanged since it was signed. Nobody has yet confirmed that this key belongs to {name}."
            )
            return sentence.format(name=name)
        case "changed":
            return _("This is not the file that was signed. It does not count.")
        case _:
            return _("Nothing can be said for or against this file. It does not count.")


def claim(found: Verification, words: Words, *, release: ReleaseReference | None = None) -> tuple[Fact, ...]:
    """Who says what about which release, and when; nothing of a file whose claims are nobody's word.

    Args:
        found: the verification.
        words: the reader's language.
        release: the release that is open, to say whether it is the same; None for no comparison.
    """
    statement = found.statement
    if statement is None or not is_readable(found):
        return ()
    _ = words.translate
    author = statement.author
    name = words.signer(author.name, behalf.principal if (behalf := behalf_of(statement)) else "")
    facts = [Fact(name=_("Says it is from"), value=", ".join(filter(None, (name, author.title))))]
    if decision := decision_of(statement):
        facts.append(Fact(name=_("Decision"), value=words.term("decision", decision), state=decision))
    elif isinstance(statement.body, DossierBody):
        verdict = statement.body.verdict
        facts.append(Fact(name=_("Verdict"), value=words.term("release", verdict), state=verdict))
    else:
        facts.append(Fact(name=_("Kind"), value=words.term("kind", statement.kind)))
    facts.append(Fact(name=_("Signed"), value=words.time(statement.issued_at)))
    if statement.release is not None:
        facts.append(Fact(name=_("Release"), value=_release(statement.release, release, words)))
    return tuple(facts)


def reasons(found: Verification, words: Words) -> tuple[Explanation, ...]:
    """What stands against the file or is worth reading, the best place first, one and the same fact only once."""
    said: dict[str, Explanation] = {}
    for problem in sorted(_told(found), key=_rank):
        about = words.translate("This file") if problem.subject == found.name else problem.subject
        explained = words.explain(replace(problem, subject=about))
        said.setdefault(explained.sentence, explained)
    return tuple(said.values())


def place(found: Verification, words: Words) -> str:
    """The one sentence that says best what is wrong; empty where nothing is."""
    told = reasons(found, words)
    return told[0].sentence if told else ""


def _told(found: Verification) -> Iterator[Problem]:
    changed = any(problem.code == "verify.bytes-changed" for problem in found.problems)
    seen: set[str] = set()
    for problem in found.problems:
        doubled = changed and problem.code in _SAYS_CHANGED
        again = problem.code in _SAID_FOR_EACH and problem.code in seen
        seen.add(problem.code)
        if not doubled and not again and problem.code not in _SAID_BY_VERDICT:
            yield problem


def _rank(problem: Problem) -> tuple[int, int]:
    """Heavier first; of those the one that names a place."""
    best = next((number for number, prefix in enumerate(_PLACES) if problem.code.startswith(prefix)), len(_PLACES))
    return (Severity.BLOCKS - problem.severity, len(_PLACES) if problem.code in _GENERAL else best)


def _release(said: ReleaseReference, here: ReleaseReference | None, words: Words) -> str:
    _ = words.translate
    tag = said.candidate.tag
    if here is None:
        return f"{said.product} {tag}"
    if said == here:
        return _("{candidate}, matches").format(candidate=tag)
    if said.id != here.id:
        return _("{product} {candidate}, another release").format(product=said.product, candidate=tag)
    if said.candidate.tag == here.candidate.tag and said.candidate != here.candidate:
        return _("{candidate}, but another build").format(candidate=tag)
    if said.candidate == here.candidate:
        return _("{candidate}, an earlier round").format(candidate=tag)
    return _("{candidate}, an older candidate").format(candidate=tag)
