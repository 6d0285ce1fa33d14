# SPDX-License-Identifier: MIT
"""Mail texts of a home's own: every edit is a new version, and the text that came with the program stays in reach."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from golive_desktop.domain.communication import OWN_VERSIONS, MailTemplate
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.release import Language
from golive_desktop.domain.text import tidy
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import Rendered, TemplateText
from golive_desktop.ports.store import UnitOfWork
from golive_desktop.services.mail_kinds import SHIPPED, example, kind_of, shipped_text

__all__ = ["ChosenText", "choose_text", "preview_text", "read_text", "restore_text", "save_text", "text_versions"]

_EMPTY: Final = TemplateText(subject="", body="")


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenText:
    """The text that a mail is written from."""

    text: TemplateText
    version: int
    """Up to `OWN_VERSIONS` it came with the program."""

    @property
    def own(self) -> bool:
        """Whether this home made it."""
        return self.version > OWN_VERSIONS


def choose_text(work: UnitOfWork, kind: str, language: Language) -> ChosenText:
    """The home's own text where it has one, else the one that comes with the program.

    Raises:
        KnownError: ``letter.kind-unknown``.
    """
    versions = work.communication.templates(kind_of(kind).key, language)
    newest = versions[-1] if versions else None
    if newest is None or newest.origin == "shipped":
        return ChosenText(text=shipped_text(kind, language), version=SHIPPED)
    return ChosenText(text=TemplateText(subject=newest.subject, body=newest.body), version=newest.version)


def read_text(adapters: Adapters, kind: str, language: Language) -> ChosenText:
    """As `choose_text`, in a transaction of its own."""
    with adapters.store.reading() as work:
        return choose_text(work, kind, language)


def text_versions(adapters: Adapters, kind: str, language: Language) -> tuple[MailTemplate, ...]:
    """Every version that this home made of a mail's text, the oldest first."""
    with adapters.store.reading() as work:
        return work.communication.templates(kind_of(kind).key, language)


def preview_text(adapters: Adapters, kind: str, language: Language, text: TemplateText) -> Rendered:
    """A text filled with invented data, while it is edited.

    Raises:
        KnownError: ``template.…``, ``letter.kind-unknown``.
    """
    return adapters.mail.templates.render(text, example(kind, language))


def save_text(adapters: Adapters, kind: str, language: Language, text: TemplateText, *, now: datetime) -> ChosenText:
    """Keeps an edited text as a new version, once it can be filled; the same text again makes no version.

    Args:
        adapters: the parts to work with.
        kind: key of the mail.
        language: of the text.
        text: subject and body with placeholders.
        now: when.

    Raises:
        KnownError: ``template.…`` when it cannot be filled, ``letter.text-empty``, ``letter.kind-unknown``.
    """
    edited = TemplateText(subject=tidy(text.subject), body=f"{tidy(text.body)}\n")
    preview = preview_text(adapters, kind, language, edited)
    if not preview.subject.strip() or not preview.text.strip():
        raise KnownError.of("letter.text-empty", kind_of(kind).names[language])
    with adapters.store.writing() as work:
        before = choose_text(work, kind, language)
        if _same(before.text, edited):
            return before
        return _add(work, kind, language, edited, origin="own", now=now)


def restore_text(adapters: Adapters, kind: str, language: Language, *, now: datetime) -> ChosenText:
    """Goes back to the text that comes with the program; the home's own versions stay on record.

    Raises:
        KnownError: ``letter.kind-unknown``.
    """
    with adapters.store.writing() as work:
        before = choose_text(work, kind, language)
        return _add(work, kind, language, _EMPTY, origin="shipped", now=now) if before.own else before


def _same(one: TemplateText, other: TemplateText) -> bool:
    return (tidy(one.subject), tidy(one.body)) == (tidy(other.subject), tidy(other.body))


def _add(  # noqa: PLR0913 - each argument is one fact of the version
    work: UnitOfWork,
    kind: str,
    language: Language,
    text: TemplateText,
    *,
    origin: Literal["own", "shipped"],
    now: datetime,
) -> ChosenText:
    versions = work.communication.templates(kind, language)
    number = versions[-1].version + 1 if versions else OWN_VERSIONS + 1
    made = MailTemplate(
        kind=kind,
        language=language,
        version=number,
        origin=origin,
        subject=text.subject,
        body=text.body,
        made_at=now,
    )
    work.communication.add_template(made)
    payload = {"language": language, "version": str(number), "origin": origin}
    work.audit.record("template.changed", kind, payload, at=now)
    return choose_text(work, kind, language)
