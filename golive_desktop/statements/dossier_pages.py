# SPDX-License-Identifier: MIT
"""The dossier's pages: decision first, then a page for each stakeholder, gates, audit trail, originals."""

from collections.abc import Iterator

from golive_desktop.domain.blocks import (
    Block,
    Box,
    Column,
    Facts,
    Heading,
    Line,
    PageBreak,
    PageOf,
    Pages,
    Paragraph,
    Signatures,
    Slot,
    Status,
    Table,
    Title,
    Verdict,
)
from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.readiness import ReleaseVerdict, StakeholderState
from golive_desktop.domain.signoff import Closure
from golive_desktop.i18n.moments import show_date, show_day_time, show_time, show_zone
from golive_desktop.statements.day_pages import overrides
from golive_desktop.statements.decision import decision_blocks, evidence_lines
from golive_desktop.statements.delegation import signer_name
from golive_desktop.statements.dossier import Acceptance, DossierBody, EarlierAnswer, SignOffRecord
from golive_desktop.statements.dossier_appendix import appendix
from golive_desktop.statements.dossier_mark import marked, release_void
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.frame import check_box, fact, framed, grouped_digest
from golive_desktop.statements.texts import Texts

__all__ = ["compose"]

_VERDICT_STATUS: dict[ReleaseVerdict, Status] = {"GO": "approved", "CONDITIONAL": "conditional", "NO-GO": "rejected"}
_STATE_STATUS: dict[StakeholderState, Status] = {
    "not-requested": "not-requested",
    "requested": "requested",
    "overdue": "overdue",
    "identity-open": "identity-open",
    "approved": "approved",
    "conditional": "conditional",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
    "not-competent": "not-competent",
    "inform-only": "inform-only",
    "waits": "identity-open",
    "conflict": "rejected",
    "older-candidate": "not-requested",
}
_NONE = "\u2013"
_SHORT = 16


def compose(statement: Statement[DossierBody], t: Texts) -> Pages:
    """Everything that is printed of a dossier."""
    pages = framed(
        statement,
        t,
        (
            *_first_page(statement, t),
            *(block for record in statement.body.sign_offs for block in _stakeholder(statement, record, t)),
            *appendix(statement, t),
        ),
    )
    return marked(pages, statement.body, t)


def _first_page(statement: Statement[DossierBody], t: Texts) -> Iterator[Block]:
    body = statement.body
    product = statement.release.product if statement.release else body.plan.product
    yield Title(text=t("dossier.title", product=product, tag=_tag(statement)))
    yield Verdict(text=t(f"release-verdict.{body.verdict}"), status=_VERDICT_STATUS[body.verdict], size="page")
    void = release_void(body)
    if void is not None:
        time = show_time(void.at, t.language)
        yield Paragraph(text=t("void.dossier", tag=_tag(statement), time=time, reason=void.reason), style="lead")
    yield Paragraph(text=_summary(body, t), style="lead")
    yield _facts(statement, t)
    if body.why_not:
        yield Heading(text=t("dossier.why-not"))
        for point in body.why_not:
            yield Paragraph(text=f"{_NONE} {point.text}")
    yield from overrides(statement, t)
    yield Heading(text=t("dossier.decisions"))
    yield _decisions(body, t)
    yield Paragraph(text=t("dossier.times", zone=show_zone(statement.issued_at)), style="caption")
    for answer in body.earlier:
        yield Paragraph(text=_earlier(answer, t), style="caption")
    yield from _conditions(body, t)
    yield _box(statement, t)
    caption = t("dossier.closing", time=show_time(statement.issued_at, t.language))
    yield Signatures(slots=(Slot(name=f"{statement.author.name}, {statement.author.title}", caption=caption),))


def _tag(statement: Statement[DossierBody]) -> str:
    return statement.release.candidate.tag if statement.release else statement.body.plan.candidate


def _summary(body: DossierBody, t: Texts) -> str:
    signed = sum(record.response is not None for record in body.sign_offs)
    deciding = sum(stakeholder.decides for stakeholder in body.plan.stakeholders)
    key = f"dossier.summary-{body.verdict.lower()}"
    return t(
        key,
        signed=signed,
        deciding=deciding,
        gates=len(body.plan.gates),
        open=len(body.why_not),
        later=len(body.follow_ups),
    )


def _facts(statement: Statement[DossierBody], t: Texts) -> Facts:
    body, language = statement.body, t.language
    day = show_date(body.plan.date, language) if body.plan.date else t("release.unknown")
    commit = statement.release.candidate.commit if statement.release else ""
    creator = t("dossier.creator-may" if body.policy.creator_may_approve else "dossier.creator-may-not")
    return Facts(
        columns=2,
        rows=(
            fact(t("dossier.go-live"), day),
            fact(t("dossier.decided"), show_time(body.decided_at, language)),
            fact(t("release.commit"), f"{commit[:_SHORT]} …" if commit else t("release.unknown"), "mono"),
            fact(t("dossier.compiled"), statement.author.name),
            fact(t("dossier.edition"), str(body.edition)),
            fact(t("dossier.separation"), creator),
        ),
    )


def _earlier(answer: EarlierAnswer, t: Texts) -> str:
    return t(
        "dossier.earlier",
        title=answer.title,
        person=signer_name(answer.person, answer.principal, t),
        decision=t(f"state.{answer.decision}"),
        time=show_time(answer.signed_at, t.language),
        original=answer.original,
    )


def _decisions(body: DossierBody, t: Texts) -> Table:
    return Table(
        columns=(
            Column(title=t("person.role"), share=23),
            Column(title=t("person.name"), share=20),
            Column(title=t("dossier.decision"), share=25),
            Column(title=t("dossier.signed"), share=14),
            Column(title=t("dossier.identity"), share=12),
            Column(title=t("dossier.page"), share=6, align="right"),
        ),
        rows=tuple(_decision_row(record, body.closures, t) for record in body.sign_offs),
    )


def _decision_row(
    record: SignOffRecord, closures: tuple[Closure, ...], t: Texts
) -> tuple[tuple[Line | PageOf, ...], ...]:
    status = _STATE_STATUS[record.state]
    signed = show_day_time(record.signed_at, t.language) if record.signed_at else _NONE
    compared = t(f"how.{record.compared_how}") if record.compared_how else _NONE
    return (
        (Line(text=record.title, style="strong"),),
        (Line(text=_signer(record, t) or _NONE),),
        (Line(text=_state_words(record, closures, t), style="strong", status=status),),
        (Line(text=signed),),
        (Line(text=compared),),
        (PageOf(anchor=record.role),) if _has_page(record) else (Line(text=_NONE),),
    )


def _signer(record: SignOffRecord, t: Texts) -> str:
    return signer_name(record.person, record.principal, t)


def _signed_caption(record: SignOffRecord, t: Texts) -> str:
    moment = show_time(record.signed_at, t.language) if record.signed_at else _NONE
    return t("signed.caption", title=record.title, time=moment)


def _state_words(record: SignOffRecord, closures: tuple[Closure, ...], t: Texts) -> str:
    closed = sum(closure.approval == record.approval for closure in closures)
    if record.state == "conditional" and closed:
        return t("state.conditional-closed", closed=closed)
    return t(f"state.{record.state}")


def _has_page(record: SignOffRecord) -> bool:
    return None not in (record.response, record.form, record.signed_at)


def _conditions(body: DossierBody, t: Texts) -> Iterator[Block]:
    closed = {(closure.approval, closure.condition): closure for closure in body.closures}
    shown_by = {item.closure: item.evidence for item in body.closure_evidence}
    rows = []
    for record in body.sign_offs:
        for condition in record.response.conditions if record.response else ():
            closure = closed.get((record.approval, condition.key))
            state = (
                Line(text=t("condition.closed", time=show_day_time(closure.closed_at, t.language)), status="approved")
                if closure
                else Line(text=t("condition.open", when=t(f"condition.{condition.when}")), status="conditional")
            )
            rows.append(
                (
                    (Line(text=condition.key, style="strong"),),
                    (
                        Line(text=condition.text),
                        *evidence_lines(shown_by.get(closure.sha256, ()) if closure else (), t),
                    ),
                    (Line(text=record.title),),
                    (state,),
                )
            )
    if not rows:
        return
    yield Heading(text=t("condition.title"))
    yield Table(
        columns=(
            Column(title="", share=8),
            Column(title=t("condition.condition"), share=44),
            Column(title=t("condition.set-by"), share=22),
            Column(title=t("condition.state"), share=26),
        ),
        rows=tuple(rows),
    )


def _box(statement: Statement[DossierBody], t: Texts) -> Box:
    body = statement.body
    last = body.audit[-1].digest[:_SHORT] if body.audit else ""
    return check_box(
        statement,
        t,
        fact(t("dossier.originals"), t("dossier.originals-text", count=len(statement.attachments))),
        fact(t("audit.title"), t("audit.summary", count=len(body.audit), last=grouped_digest(last))),
        fact(t("check.not"), t("check.not-revocation")),
    )


def _stakeholder(statement: Statement[DossierBody], record: SignOffRecord, t: Texts) -> Iterator[Block]:
    if record.response is None or record.form is None or record.signed_at is None:
        return  # note: the rule of `_has_page`
    yield PageBreak()
    subtitle = t("approval.subtitle", title=record.form.title, person=_signer(record, t), version=record.form.version)
    yield Title(text=record.title, subtitle=subtitle, anchor=record.role)
    yield from decision_blocks(record.form, record.response, tag=_tag(statement), executive=record.executive, t=t)
    yield Signatures(slots=(Slot(name=_signer(record, t), caption=_signed_caption(record, t)),))
    facts = [
        fact(t("approval.signed"), t("approval.signed-at", time=show_time(record.signed_at, t.language))),
        fact(t("approval.meaning"), t(f"meaning.{record.response.decision}")),
        fact(t("approval.original"), record.original),
    ]
    if record.on_laptop_of:
        facts.append(fact(t("approval.laptop"), record.on_laptop_of))
    facts += [fact(t("approval.accepted"), _accepted(item, t)) for item in _own(statement.body, record)]
    yield Facts(rows=tuple(facts))
    status: Status = "genuine" if record.compared_at and record.compared_how else "unknown-signer"
    yield Box(
        status=status,
        title=t(f"verdict.{status}"),
        facts=(
            fact(t("verdict.file"), t("verdict.unchanged", digest=grouped_digest(record.approval[:_SHORT]))),
            fact(t("verdict.signer"), _compared(record, t)),
            fact(t("check.not"), t("check.not-revocation")),
        ),
    )


def _own(body: DossierBody, record: SignOffRecord) -> Iterator[Acceptance]:
    return (item for item in body.accepted if item.approval == record.approval)


def _accepted(item: Acceptance, t: Texts) -> str:
    return t("approval.accepted-by", name=item.by or _NONE, time=show_time(item.at, t.language), reason=item.reason)


def _compared(record: SignOffRecord, t: Texts) -> str:
    number = spoken_number(record.fingerprint) if record.fingerprint else _NONE
    if record.compared_at is None or not record.compared_how:
        return t("verdict.not-compared", number=number)
    how = t(f"compared.{record.compared_how}", name=record.compared_by)
    return t("verdict.compared", number=number, how=how, time=show_time(record.compared_at, t.language))
