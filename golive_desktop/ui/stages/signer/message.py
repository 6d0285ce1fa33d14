# SPDX-License-Identifier: MIT
"""The message that hands a signed file over: to whom, its subject, and what it says, made without any window."""

from dataclasses import dataclass

from golive_desktop.domain.mail import Mailbox
from golive_desktop.domain.release import Language
from golive_desktop.services.answering import GivenAnswer
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.delegation import DelegationBody
from golive_desktop.statements.envelope import Author, Statement
from golive_desktop.statements.override import OverrideBody
from golive_desktop.ui.words import Words

__all__ = ["Message", "answer_message", "closure_message", "deputy_message", "mailbox_of", "override_message"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """A message in the language in which the signer was asked, since whoever asked reads it."""

    to: Mailbox
    subject: str
    text: str
    language: Language

    @property
    def letter(self) -> str:
        """Subject and text, as they are copied."""
        return f"{self.subject}\n\n{self.text}"


def mailbox_of(author: Author) -> Mailbox:
    """Where an author is reached, as their own statement says it."""
    return Mailbox(name=author.name, address=author.email)


def answer_message(statement: Statement[ApprovalBody], to: Mailbox, *, recall: bool = False) -> Message:
    """Hands over an answer.

    Args:
        statement: the answer.
        to: who asked.
        recall: whether the answer is taken back with it.
    """
    words = Words(language=statement.language)
    _ = words.translate
    body = statement.body
    decision = words.term("decision", body.response.decision)
    if recall:
        decision = _("Withdrawn")
        said = _("Hello {author},\n\nattached I withdraw my sign-off for {product} {tag}.\n\nKind regards\n{name}")
    else:
        said = _("Hello {author},\n\nattached is my signed sign-off for {product} {tag}.\n\nKind regards\n{name}")
    subject = _("Sign-off {title}, {tag}: {decision}")
    return _message(statement, to, subject, said, title=body.title, decision=decision)


def deputy_message(statement: Statement[DelegationBody], to: Mailbox) -> Message:
    """Hands over a delegation.

    Args:
        statement: the delegation.
        to: who asked.
    """
    _ = Words(language=statement.language).translate
    body = statement.body
    subject = _("Deputy for {title}: {product} {tag}")
    said = _(
        "Hello {author},\n\nI cannot sign for {product} {tag} myself. Attached is my delegation: {deputy}, {mail}, "
        "signs in my place.\n\nKind regards\n{name}"
    )
    return _message(statement, to, subject, said, title=body.title, deputy=body.deputy.name, mail=body.deputy.email)


def override_message(statement: Statement[OverrideBody], to: Mailbox) -> Message:
    """Hands over an approved override.

    Args:
        statement: the approval of the override.
        to: who asked.
    """
    _ = Words(language=statement.language).translate
    subject = _("Override approved: {product} {tag}")
    said = _("Hello {author},\n\nattached is my signed override for {product} {tag}.\n\nKind regards\n{name}")
    return _message(statement, to, subject, said)


def closure_message(given: GivenAnswer, condition: str, to: Mailbox) -> Message:
    """Hands over the closure of a condition, and names the evidence that travels beside it.

    Args:
        given: the answer that set the condition, with its closure.
        condition: its key.
        to: who asked.
    """
    _ = Words(language=given.statement.language).translate
    subject = _("Condition {key} closed: {title}, {tag}")
    said = _(
        "Hello {author},\n\ncondition {key} of my sign-off for {product} {tag} is met. The signed closure is attached."
        "\n\nKind regards\n{name}"
    )
    beside = next((item.beside for item in given.closures if item.condition == condition), ())
    if beside:
        said += "\n\n" + _("These files belong to it and are attached too: {files}")
    return _message(
        given.statement, to, subject, said, key=condition, title=given.statement.body.title, files=", ".join(beside)
    )


def _message(statement: Statement[object], to: Mailbox, subject: str, text: str, **told: str) -> Message:
    """Fills subject and text with what each of them may name."""
    release = statement.release
    names = {
        "author": to.name,
        "name": statement.author.name,
        "product": release.product if release else "",
        "tag": release.candidate.tag if release else "",
        **told,
    }
    return Message(to=to, subject=subject.format(**names), text=text.format(**names), language=statement.language)
