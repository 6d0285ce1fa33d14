# SPDX-License-Identifier: MIT
"""The last pages of a dossier: critical conditions, gates with their output, audit trail, originals."""

from collections.abc import Iterator

from golive_desktop.domain.audit import AuditFacts, AuditLine
from golive_desktop.domain.blocks import Block, Column, Line, PageBreak, Paragraph, Table, Title
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.day_pages import day_pages
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.dossier_gates import gate_pages
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.frame import grouped_digest
from golive_desktop.statements.request import before_line
from golive_desktop.statements.texts import Texts

__all__ = ["appendix"]

_NONE = "\u2013"
_SHORT = 16
_UNNAMED = frozenset(
    {
        "identity.kept",
        "identity.passphrase-changed",
        "identity.issued",
        "roster.issued",
        "dossier.issued",
        "contact.kept",
        "contact.replaced",
        "authority.added",
        "authority.removed",
    }
)
"""Events whose subject says nothing to a reader: how somebody calls a key, or that the release manager did it."""


def appendix(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    """What the decision rests on besides the sign-offs."""
    yield from _critical(statement.body, t)
    yield from gate_pages(statement, t)
    yield from day_pages(statement, t)
    yield from _audit(statement, t)
    yield from _originals(statement, t)


def _critical(body: DossierBody, t: Texts) -> Iterator[Block]:
    if not body.critical:
        return
    yield PageBreak()
    yield Title(text=t("critical.title"))
    yield Table(
        columns=(
            Column(title="", share=6),
            Column(title=t("critical.condition"), share=70),
            Column(title=t("critical.state"), share=24),
        ),
        rows=tuple(
            (
                (Line(text=str(number), style="muted"),),
                (
                    Line(text=condition.text, style="strong"),
                    *((Line(text=condition.note, style="muted"),) if condition.note else ()),
                    *(
                        Line(text=f"{item.name} {grouped_digest(item.sha256)}".strip(), style="caption")
                        for item in condition.evidence
                    ),
                    *before_line(condition.before, t, met=condition.met),
                ),
                (
                    Line(
                        text=t("critical.met" if condition.met else "critical.open"),
                        status="yes" if condition.met else "no",
                    ),
                ),
            )
            for number, condition in enumerate(body.critical, 1)
        ),
    )


def _audit(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    body = statement.body
    about = _About(statement)
    yield PageBreak()
    yield Title(text=t("audit.title"))
    yield Paragraph(text=t("audit.sentence"))
    yield Table(
        columns=(
            Column(title=t("audit.number"), share=7),
            Column(title=t("audit.at"), share=34),
            Column(title=t("audit.event"), share=38),
            Column(title=t("audit.digest"), share=21),
        ),
        rows=tuple(
            (
                (Line(text=str(line.sequence), style="muted"),),
                *_entry(line, about, t),
                (Line(text=grouped_digest(line.digest[:_SHORT]), style="mono"),),
            )
            for line in body.audit
        ),
    )


def _entry(line: AuditLine, about: "_About", t: Texts) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    facts = line.facts
    if facts is None:
        return (Line(text=_NONE, style="muted"),), (Line(text=t("audit.sealed"), style="muted"),)
    more = about(facts)
    return (
        (Line(text=show_time(facts.at, t.language)),),
        (Line(text=t.event(facts.event)), *((Line(text=more, style="caption"),) if more else ())),
    )


class _About:
    """What an entry is about, as people call it: a role by its title, a file by the name that it has inside."""

    def __init__(self, statement: Statement[DossierBody]) -> None:
        self._titles = {person.role: person.title for person in statement.body.plan.stakeholders}
        self._names = {item.sha256: item.name for item in statement.attachments}

    def __call__(self, facts: AuditFacts) -> str:
        subject = self._titles.get(facts.subject, "" if facts.event in _UNNAMED else facts.subject)
        file = self._names.get(facts.file, f"SHA-256 {grouped_digest(facts.file[:_SHORT])} …" if facts.file else "")
        return " · ".join(part for part in (subject, file) if part)


def _originals(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    yield PageBreak()
    yield Title(text=t("original.title"))
    yield Paragraph(text=t("original.sentence"))
    yield Table(
        columns=(
            Column(title=t("original.file"), share=38),
            Column(title=t("original.kind"), share=16),
            Column(title="SHA-256", share=46),
        ),
        rows=tuple(
            (
                (Line(text=item.name), Line(text=t("original.size", bytes=item.size), style="caption")),
                (Line(text=t(f"kind.{item.kind}") if item.kind else t("original.other")),),
                (Line(text=grouped_digest(item.sha256), style="mono"),),
            )
            for item in statement.attachments
        ),
    )
