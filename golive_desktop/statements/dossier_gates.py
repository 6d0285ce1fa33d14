# SPDX-License-Identifier: MIT
"""The gates on the pages of a dossier: what ran here, and what a CI system showed under whose signature."""

from collections.abc import Iterator
from typing import Final

from golive_desktop.domain.answer import Evidence
from golive_desktop.domain.blocks import Block, Cell, Column, Heading, Line, PageBreak, Paragraph, Status, Table, Title
from golive_desktop.domain.ci import CI_ROLE, attached_results, files_for, is_settled_here
from golive_desktop.domain.plan import GateCommand
from golive_desktop.i18n.moments import show_time
from golive_desktop.statements.delegation import signer_name
from golive_desktop.statements.dossier import DossierBody, GateRecord, SignOffRecord
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.frame import grouped_digest
from golive_desktop.statements.texts import Texts

__all__ = ["gate_pages"]

_NONE: Final = "\u2013"
_PRINTED: Final = 4_000
"""Characters of a gate's output that are printed; all that is kept of it is attached."""


def gate_pages(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    """The section; nothing for a release whose gates show nothing yet."""
    body = statement.body
    rows = tuple(_rows(statement, t))
    if not rows:
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
        rows=rows,
    )
    for record in body.gates:
        yield Heading(text=record.run.command)
        yield Paragraph(text=_printable(record.run.output_tail[-_PRINTED:]) or t("gate.no-output"), style="mono")


def _rows(statement: Statement[DossierBody], t: Texts) -> Iterator[tuple[Cell, ...]]:
    """What ran here, and after it what a CI system showed, for each gate of the plan."""
    body = statement.body
    runs = {record.run.key: record for record in body.gates}
    signed = _signed(body)
    for gate in body.plan.gates:
        record = runs.get(gate.key)
        if record is not None:
            yield _run_row(record, t)
        files = _files(statement, gate, signed, record) if signed is not None else ()
        if signed is not None and files:
            yield _ci_row(gate, files, signed, t)


def _signed(body: DossierBody) -> SignOffRecord | None:
    """The approval of the DevOps lead that counts; its state says that it does."""
    found = (record for record in body.sign_offs if record.role == CI_ROLE)
    return next((record for record in found if record.state in {"approved", "conditional"}), None)


def _files(
    statement: Statement[DossierBody], gate: GateCommand, signed: SignOffRecord, record: GateRecord | None
) -> tuple[Evidence, ...]:
    """The files on which a gate stands; the same rule as `golive_desktop.domain.signoff.ReleaseState.by_ci`."""
    if signed.form is None or signed.response is None or signed.signed_at is None or statement.release is None:
        return ()
    candidate = statement.release.candidate
    run = record.run if record is not None else None
    if not candidate.commit or is_settled_here(run, gate, candidate, signed_at=signed.signed_at):
        return ()
    return files_for(gate, statement.body.plan, tuple(attached_results(signed.form, signed.response)))


def _run_row(record: GateRecord, t: Texts) -> tuple[Cell, ...]:
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


def _ci_row(gate: GateCommand, files: tuple[Evidence, ...], signed: SignOffRecord, t: Texts) -> tuple[Cell, ...]:
    shown = (Line(text=f"{item.name} SHA-256 {grouped_digest(item.sha256)}", style="caption") for item in files)
    person = signer_name(signed.person, signed.principal, t)
    return (
        (Line(text=gate.key, style="muted"),),
        (Line(text=gate.command, style="mono"), *shown),
        (Line(text=t("gate.green"), style="strong", status="yes"), Line(text=t("gate.ci"), style="caption")),
        (
            Line(text=show_time(signed.signed_at, t.language) if signed.signed_at else _NONE),
            Line(text=t("gate.by-ci", person=f"{person}, {signed.title}"), style="caption"),
            Line(text=signed.original, style="caption"),
        ),
    )


def _printable(text: str) -> str:
    """What programs print, in letters that every shipped font has; the attachment keeps it as it was."""
    return "".join(
        letter if letter == "\n" or " " <= letter <= "~" or "\xa1" <= letter <= "\xff" else "?" for letter in text
    )
