# SPDX-License-Identifier: MIT
"""The last pages of a dossier: critical conditions, gates with their output, audit trail, originals."""

from collections.abc import Iterator

from golive_desktop.domain.blocks import Block, Column, Heading, Line, PageBreak, Paragraph, Status, Table, Title
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.dossier import DossierBody, GateRecord
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.frame import grouped_digest
from golive_desktop.statements.texts import Texts

__all__ = ["appendix"]

_NONE = "\u2013"
_SHORT = 16


def appendix(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    """What the decision rests on besides the sign-offs."""
    yield from _critical(statement.body, t)
    yield from _gates(statement.body, t)
    yield from _audit(statement.body, t)
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


def _gates(body: DossierBody, t: Texts) -> Iterator[Block]:
    if not body.gates:
        return
    yield PageBreak()
    yield Title(text=t("gate.title"))
    yield Table(
        columns=(
            Column(title="", share=6),
            Column(title=t("gate.command"), share=44),
            Column(title=t("gate.result"), share=16),
            Column(title=t("gate.started"), share=34),
        ),
        rows=tuple(_gate_row(record, t) for record in body.gates),
    )
    for record in body.gates:
        yield Heading(text=record.run.command)
        yield Paragraph(text=record.run.output_tail or t("gate.no-output"), style="mono")


def _gate_row(record: GateRecord, t: Texts) -> tuple[tuple[Line, ...], ...]:
    run = record.run
    status: Status = "yes" if run.outcome == "green" else "no"
    code = _NONE if run.exit_code is None else str(run.exit_code)
    digest = f"SHA-256 {grouped_digest(run.output_sha256)}"
    return (
        (Line(text=run.key, style="muted"),),
        (Line(text=run.command, style="mono"), Line(text=digest, style="caption")),
        (
            Line(text=t(f"gate.{run.outcome}"), style="strong", status=status),
            Line(text=t("gate.exit", code=code), style="caption"),
        ),
        (
            Line(text=show_time(run.started_at, t.language)),
            Line(text=t("gate.seconds", seconds=int((run.ended_at - run.started_at).total_seconds())), style="caption"),
        ),
    )


def _audit(body: DossierBody, t: Texts) -> Iterator[Block]:
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
                (Line(text=show_time(line.at, t.language)),),
                (
                    Line(text=line.event, style="mono"),
                    *((Line(text=line.subject, style="caption"),) if line.subject else ()),
                ),
                (Line(text=grouped_digest(line.digest[:_SHORT]), style="mono"),),
            )
            for line in body.audit
        ),
    )


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
