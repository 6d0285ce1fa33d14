# SPDX-License-Identifier: MIT
"""What is said about a received file beside its verdict, and whose number is to be compared."""

from dataclasses import replace

from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.plan import Stakeholder
from golive_desktop.domain.trust import Compared
from golive_desktop.services.overview import Overview
from golive_desktop.services.receive import Received
from golive_desktop.services.rosters import Comparison
from golive_desktop.services.verify import Verification
from golive_desktop.ui.checking.said import reasons, signer, verdict_sentence
from golive_desktop.ui.pages.receive.claimed import counting_said
from golive_desktop.ui.pages.receive.compare import Signer
from golive_desktop.ui.pages.receive.entries import outcome_now, role_of, task_of, verdict_of
from golive_desktop.ui.pages.receive.kept import Confirmation
from golive_desktop.ui.pages.receive.lines import EVIDENCE
from golive_desktop.ui.pages.receive.taking import Item
from golive_desktop.ui.words import Words
from golive_desktop.wording.explain import Explanation

__all__ = ["confirmation_of", "explanations", "if_differing", "manager_of", "sentence_of", "signer_of"]


def explanations(item: Item, overview: Overview, words: Words) -> tuple[Explanation, ...]:
    """What was done with a file, what was found in it, or why it could not be read.

    Args:
        item: the file.
        overview: the release that is open.
        words: the reader's language.
    """
    if item.problem is not None:
        return (words.explain(item.problem),)
    received = outcome_now(item, overview)
    if item.verification is None or received is None:
        return ()
    if received.override is not None and received.outcome == "kept":
        return (words.explain(received.override),)
    task = task_of(item, overview)
    if task in {"changed", "why"}:
        counting = counting_said(item.verification, overview, words) if task == "changed" else ()
        return (*counting, *reasons(item.verification, words))
    said: tuple[Explanation, ...] = (words.explain(received.problem),)
    if item.received is not None and item.received.outcome == "duplicate" != received.outcome:
        # note: what is to be done next follows from what became of it, not from its coming twice
        said = (*said, replace(words.explain(item.received.problem), next_step=""))
    # note: evidence is any file at all; what it is not as a signed file says nothing about it
    return said if received.outcome in EVIDENCE else (*said, *reasons(item.verification, words))


def sentence_of(item: Item, found: Verification, overview: Overview, words: Words) -> str:
    """What the verdict means; evidence has no signature of its own, and counts all the same."""
    received = outcome_now(item, overview)
    if received is not None and received.outcome in EVIDENCE and found.verdict in {"not-checkable", "changed"}:
        return _evidence_sentence(received, words)
    if found.verdict == "changed" and found.statement is not None:
        doubt = words.translate("Nothing confirms what it claims to be.")
        return f"{verdict_sentence(found, words)} {doubt}"
    if verdict_of(item, found, overview) != found.verdict:
        said = words.translate(
            "The file is unchanged since it was signed. Nobody has yet confirmed that this key belongs to {name}."
        )
        return said.format(name=signer(found))
    return verdict_sentence(found, words)


def if_differing(words: Words) -> tuple[Explanation, ...]:
    """What to do when the numbers differ."""
    _ = words.translate
    return (
        Explanation(
            sentence=_("The numbers differ: do not count this file."),
            meaning=_(
                "Somebody else may have signed in this name, or the person has another key by now. "
                "Nothing was recorded as confirmed; the file stays here and does not count."
            ),
            next_step=_(
                "Ask whether they signed this file at all, and on which laptop. If they did, have them announce "
                "their key and answer again. If they did not, keep the file and tell whoever looks after security."
            ),
        ),
    )


def confirmation_of(found: Verification, overview: Overview, *, how: Compared, role: str) -> Confirmation | None:
    """What is recorded once all groups match; None where no release manager has a key on this laptop.

    Args:
        found: the verification, with one signature.
        overview: the release that is open.
        how: how the number was compared.
        role: the role that was chosen; empty where the file names it.
    """
    certificate, manager = found.signatures[0].certificate, manager_of(overview)
    if not manager:
        return None
    comparison = Comparison(number=certificate.number, by=manager, how=how)
    return Confirmation(
        release=overview.release.id, certificate=certificate, role=role or role_of(found), comparison=comparison
    )


def signer_of(item: Item, found: Verification, overview: Overview) -> Signer:
    """Whose number is to be compared for a file.

    Args:
        item: the file.
        found: its verification, with one signature.
        overview: the release that is open.
    """
    certificate = found.signatures[0].certificate
    statement = found.statement
    announced = statement is not None and statement.release is None
    people = overview.release.plan.deciding() if announced else ()
    return Signer(
        key=item.key,
        name=statement.author.name if statement is not None else certificate.subject.name,
        number=certificate.number,
        roles=tuple((person.role, person.title) for person in people),
        likely=_likely(people, certificate.subject),
    )


def manager_of(overview: Overview) -> str:
    """Who compares: the release manager of this laptop."""
    key = overview.manager or next(iter(overview.own), None)
    return key.certificate.subject.name if key else ""


def _evidence_sentence(received: Received, words: Words) -> str:
    """By itself such a file is nobody's word; the statement that names its digest vouches for each byte of it."""
    _ = words.translate
    answer = _(
        "By itself the file proves nothing. It is, byte for byte, the one that the signed answer of {name} names as "
        "evidence."
    )
    closure = _(
        "By itself the file proves nothing. It is, byte for byte, the one that {name} names as evidence, in what they "
        "signed to close a condition."
    )
    return (closure if received.named_by == "closure" else answer).format(name=received.person)


def _likely(people: tuple[Stakeholder, ...], announced: Subject) -> str:
    """Key of the role that an announced key names, else of the only one that its person holds; else empty."""
    role = announced.role.casefold()
    titled = [person.role for person in people if role in {person.role, person.title.casefold()}]
    named = [person.role for person in people if person.person == announced.name]
    return next((found[0] for found in (titled, named) if len(found) == 1), "")
