# SPDX-License-Identifier: MIT
"""What the signer's view says about a request, made from it without any window."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from golive_desktop.domain.answer import Decision, Response
from golive_desktop.domain.draft import AnswerDraft, open_items, standing_against
from golive_desktop.domain.plan import Form, Item
from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.domain.release import Candidate
from golive_desktop.services.answering import Asked
from golive_desktop.services.overview import OwnKey
from golive_desktop.services.signoffs import OpenedRequest
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.decision import sentence
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.texts import texts
from golive_desktop.ui.words import Words

__all__ = [
    "Heading",
    "answer_counts",
    "candidate_words",
    "colleagues",
    "decision_words",
    "default_due",
    "file_name",
    "fitting_keys",
    "heading",
    "how_far",
    "may_delegate",
    "numbered",
    "other_person",
    "recall_name",
    "report_line",
    "resumed",
    "rule_words",
    "shortened",
    "signed_sentence",
]

_EVENING = time(18, 0)
_MORNING = time(9, 0)
_LONGEST_NAME = 60
_DAY_AHEAD = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """What stands above the three steps."""

    title: str
    tag: str
    subtitle: str


def heading(request: OpenedRequest, words: Words, *, laptop_of: str = "") -> Heading:
    """Whose sign-off it is, for what, asked by whom, until when.

    Args:
        request: as opened.
        words: the reader's language.
        laptop_of: the owner of this laptop, when the signer is a guest.
    """
    _ = words.translate
    body, release = request.statement.body, request.statement.release
    product = release.product if release else ""
    title = _("Executive sign-off for {product}") if body.executive else _("{title}: sign-off for {product}")
    if body.person:
        asked = _("Requested from you, {person} ({title}), by {author}")
    else:
        asked = _("Requested from {title}, by {author}")
    parts = [asked.format(person=body.person, title=body.title, author=request.statement.author.name)]
    if body.deadline is not None:
        parts.append(_("please sign by {day}").format(day=words.date(body.deadline)))
    if laptop_of:
        parts.append(_("on the laptop of {name}").format(name=laptop_of))
    return Heading(
        title=title.format(title=body.title, product=product),
        tag=release.candidate.tag if release else "",
        subtitle=" · ".join(parts),
    )


def how_far(asked: Asked, draft: AnswerDraft, words: Words) -> str:
    """How many points are answered, and that it may be gone on with later."""
    form = asked.request.statement.body.form
    done = len(form.items) - len(open_items(form, draft))
    sentence_ = words.translate("{done} of {all} answered. You can stop and go on later.")
    return sentence_.format(done=done, all=len(form.items))


def rule_words(item: Item, words: Words) -> str:
    """What the form asks of an answer to `item`."""
    _ = words.translate
    rule = _("must be yes") if item.blocking else _("for information")
    evidence = _("evidence is asked for")
    return f"{rule} · {evidence}" if item.evidence_required else rule


def report_line(body: RequestBody, place: int, words: Words) -> str:
    """What was reported about the critical condition at `place`, counted from 0; empty where nothing was."""
    if place >= len(body.critical):
        return ""
    _ = words.translate
    fact = body.critical[place]
    # note: the digest behind a file's name is printed in the request; here the name says enough
    names = [shortened(line.rsplit(" ", 1)[0]) for line in fact.evidence]
    more = ", ".join(text for text in (fact.note, *names) if text)
    said = _("Reported as met") if fact.met else _("Reported as open")
    if fact.met and fact.before is not None:
        said = _("Reported as still met, with evidence from before the candidate changed")
    return f"{said}: {more}" if more else said


def colleagues(body: RequestBody, words: Words) -> tuple[str, str]:
    """That colleagues have signed, and how many in which way; empty for a request that stands on nothing."""
    if not body.approvals:
        return "", ""
    _ = words.translate
    counts = Counter(fact.decision for fact in body.approvals)
    parts = []
    if counts["approved"]:
        parts.append(_("{count} approved").format(count=counts["approved"]))
    if counts["conditional"]:
        parts.append(_("{count} approved with conditions").format(count=counts["conditional"]))
    green = sum(gate.outcome == "green" for gate in body.gates)
    if body.gates:
        parts.append(_("{green} of {all} technical gates green").format(green=green, all=len(body.gates)))
    return _("Your colleagues have signed:"), ", ".join(parts) + "."


def signed_sentence(request: OpenedRequest, response: Response) -> str:
    """The sentence that a signature stands for, letter for letter as it is printed on the signed page."""
    statement = request.statement
    t = texts(SCHEMA, statement.language)
    tag = statement.release.candidate.tag if statement.release else ""
    body = statement.body
    return t("sentence.quoted", sentence=sentence(body.form, response, tag=tag, executive=body.executive, t=t))


def answer_counts(response: Response, words: Words) -> str:
    """``5 yes, 0 no, 0 n/a; comments: 1``."""
    _ = words.translate
    values = Counter(answer.value for answer in response.answers)
    comments = sum(bool(answer.comment.strip()) for answer in response.answers)
    said = _("{yes} yes, {no} no, {none} n/a").format(yes=values["yes"], no=values["no"], none=values["n/a"])
    more = _("comments: {count}").format(count=comments)
    return f"{said}; {more}" if comments else said


def candidate_words(candidate: Candidate, version: int, words: Words) -> str:
    """``Commit 7f3a91c, form version 3``."""
    _ = words.translate
    commit = candidate.commit[:12] or _("not known")
    return _("Commit {commit}, form version {version}").format(commit=commit, version=version)


def fitting_keys(asked: Asked, *, guest: bool = False) -> tuple[OwnKey, ...]:
    """The keys of this laptop that the person who is asked may sign with.

    Args:
        asked: the request with the keys of this laptop.
        guest: whether this is the laptop of whoever asks; then their own key is not offered to another person.
    """
    statement = asked.request.statement
    person, owner = statement.body.person, statement.author.fingerprint
    if person:
        return tuple(key for key in asked.keys if key.certificate.subject.name == person)
    return tuple(key for key in asked.keys if not guest or key.certificate.fingerprint != owner)


def may_delegate(asked: Asked, *, guest: bool) -> bool:
    """Whether whoever is asked can name a deputy here: on their own laptop, unsigned yet, and no deputy themselves."""
    return not guest and asked.given is None and asked.request.statement.body.on_behalf is None


def other_person(asked: Asked, *, guest: bool) -> Iterator[Problem]:
    """That the keys of this laptop belong to somebody else than who is asked; nothing where that is no surprise.

    Args:
        asked: the request with the keys of this laptop.
        guest: whether the signer is a guest on the laptop of whoever asks.
    """
    person = asked.request.statement.body.person
    if guest or not person or not asked.keys or fitting_keys(asked):
        return
    names = ", ".join(dict.fromkeys(key.certificate.subject.name for key in asked.keys))
    yield Problem(code="sign.other-person", severity=Severity.ASKS, subject=names, details={"asked": person})


def resumed(form: Form, draft: AnswerDraft) -> int:
    """The step at which a saved draft goes on: never behind something that is still missing."""
    if open_items(form, draft) and draft.decision not in {"rejected", "not-competent"}:
        return 1
    if not draft.decision or standing_against(form, draft, draft.decision):
        return min(draft.step, 2)
    return draft.step


def default_due(asked: Asked, now: datetime) -> datetime:
    """The evening of the deadline, or its morning where the launch is on that day; else the evening of tomorrow."""
    here, body = now.astimezone(), asked.request.statement.body
    # note: the last sign-off is due on the day of the launch, and its evening is after T-0
    hour = _MORNING if body.executive else _EVENING
    first = datetime.combine(body.deadline or here.date(), hour).astimezone()
    return first if first > here else datetime.combine((here + _DAY_AHEAD).date(), _EVENING).astimezone()


def file_name(body: ApprovalBody | RequestBody, candidate: Candidate | None, words: Words) -> str:
    """The name under which the answer is saved: ``Sign-off_CEO_rc-2026-03-01.pdf``."""
    parts = (words.term("kind", "approval"), body.role, candidate.tag if candidate else "")
    plain = "_".join("".join(letter if letter.isalnum() else "-" for letter in part) for part in parts if part)
    return f"{plain[:80]}.pdf"


def recall_name(body: ApprovalBody, words: Words) -> str:
    """The name under which a withdrawal is saved: ``Withdrawal_CEO.pdf``."""
    return f"{words.term('kind', 'withdrawal')}_{body.role}.pdf"


def shortened(name: str) -> str:
    """A file's name that fits into a line; the middle gives way, because the ending tells what it is."""
    tail = 20
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - tail - 1]}…{name[-tail:]}"


def numbered(path: Path, number: int) -> Path:
    """The name to try when `number` files of the name are there already."""
    return path.with_name(f"{path.stem}-{number + 1}{path.suffix}") if number else path


def decision_words(decision: Decision, words: Words) -> str:
    """``Sign as APPROVED``."""
    return words.translate("Sign as {decision}").format(decision=words.term("decision", decision))
