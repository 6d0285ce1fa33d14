# SPDX-License-Identifier: MIT
"""What happened in the sample release during the last days: asked, answered, compared, closed, still open."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from golive_desktop.domain.answer import Answer, Condition, Evidence, Response
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact, Language
from golive_desktop.i18n.catalogue import translator
from golive_desktop.ports.adapters import Adapters
from golive_desktop.resources import resource_bytes
from golive_desktop.services.identities import announce_identity, import_identity
from golive_desktop.services.invented import CONDITION, MANAGER, PEOPLE, approves, conditional, person_of, retention
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.recalls import close_condition, withdraw_approval
from golive_desktop.services.receive import Received, issue_receipt, receive
from golive_desktop.services.releases import change_plan, create_release, set_candidate, set_critical
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.services.rosters import Comparison, confirm_key
from golive_desktop.services.signoffs import EvidenceFile, open_request, sign_request

__all__ = ["STEPS", "Steps", "Told", "play"]

STEPS: Final = 26
"""How many steps the story has, for whoever waits."""
_HOW: Final[Mapping[str, Literal["phone", "in-person", "video"]]] = {
    "support": "phone",
    "product": "in-person",
    "cto": "phone",
    "legal": "phone",
    "security": "video",
    "cfo": "phone",
    "sre": "in-person",
}
"""Whose number was compared, and how; not that of DevOps."""
_ASKED: Final = ("product", "legal", "cfo", "cto", "support", "devops", "sre", "security")
_FIRST_DAY: Final = date(2026, 3, 4)
_OPEN: Final = "C-2"
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_RED: Final = "4"


class Steps:
    """Counts the steps of the story, and ends it when the user wants no more.

    Args:
        tell: called with the steps that are done and their number.
        cancelled: asked before each step.
    """

    def __init__(self, tell: Callable[[int, int], object], cancelled: Callable[[], bool]) -> None:
        self._tell, self._cancelled, self._done = tell, cancelled, 0

    def step(self) -> None:
        """One more thing is done.

        Raises:
            KnownError: ``sample.cancelled``.
        """
        if self._cancelled():
            raise KnownError.of("sample.cancelled")
        self._done += 1
        self._tell(self._done, STEPS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the story leaves outside the home's records."""

    release: str
    request: bytes
    inbox: Mapping[str, bytes]


@dataclass(kw_only=True)
class _Story:
    """The story so far."""

    adapters: Adapters
    signers: Adapters
    language: Language
    passphrase: str
    now: datetime
    steps: Steps
    keys: dict[str, SigningKey] = field(default_factory=dict)
    requests: dict[str, bytes] = field(default_factory=dict)
    approvals: dict[str, bytes] = field(default_factory=dict)
    release: str = ""

    @property
    def manager(self) -> SigningKey:
        return self.keys["manager"]

    def say(self, text: str) -> str:
        return translator(self.language)(text)

    def ago(self, before: timedelta) -> datetime:
        return self.now - before


def play(  # noqa: PLR0913 - what a story needs to be told
    adapters: Adapters, signers: Adapters, *, language: Language, passphrase: str, now: datetime, steps: Steps
) -> Told:
    """Fills an empty home with the sample release.

    Args:
        adapters: of the release manager's home.
        signers: of a home that all signers share; it is not needed afterwards.
        language: of the release.
        passphrase: of all keys.
        now: when the story ends.
        steps: told after each step.

    Raises:
        KnownError: ``sample.cancelled``, and what stands against writing.
    """
    story = _Story(adapters=adapters, signers=signers, language=language, passphrase=passphrase, now=now, steps=steps)
    release = _planned(story)
    _make_keys(story, release.plan)
    _compare_and_ask(story)
    _answer(story, release)
    _reach_conditions(story, release.plan)
    _run_gates(story, release)
    return Told(release=release.id, request=story.requests["sre"], inbox=_inbox(story))


def _planned(story: _Story) -> ReleaseRecord:
    """Created four days ago from the handbook, whose days are moved so that the launch is tomorrow."""
    at = story.ago(4 * _DAY)
    release, imported = create_release(
        story.adapters, resource_bytes("sample/handbook.md"), language=story.language, now=at
    )
    story.release = release.id
    change_plan(story.adapters, release.id, _moved(imported.plan, story.now), now=at + 20 * _MINUTE)
    artefact = Artefact(name="lifetimecircle-web.tar.gz", sha256=_digest("lifetimecircle-web.tar.gz"))
    commit = _digest(release.candidate.tag)[:40]
    story.steps.step()
    return set_candidate(story.adapters, release.id, commit=commit, artefacts=(artefact,), now=at + _HOUR)


def _moved(plan: Plan, now: datetime) -> Plan:
    today = now.astimezone(ZoneInfo(plan.timezone)).date()
    later = today - _FIRST_DAY
    people = tuple(
        replace(
            person,
            person=PEOPLE.get(person.role, ""),
            deadline=person.deadline + later if person.deadline else None,
        )
        for person in plan.stakeholders
    )
    return replace(plan, date=plan.date + later if plan.date else None, stakeholders=people)


def _make_keys(story: _Story, plan: Plan) -> None:
    """The manager's and the SRE's in the home, so that both can be played; the others at the signers'."""
    people = {"manager": MANAGER, **{person.role: person_of(person) for person in plan.stakeholders}}
    for role in ("manager", *_ASKED):
        home = story.adapters if role in {"manager", "sre"} else story.signers
        story.keys[role] = _key(story, home, people[role])
        story.steps.step()


def _key(story: _Story, home: Adapters, person: Subject) -> SigningKey:
    at = story.ago(4 * _DAY - 2 * _HOUR)
    data = home.keys.create(person, passphrase=story.passphrase, now=at)
    identity = import_identity(home, person.name, data, passphrase=story.passphrase, now=at)
    return SigningKey(identity=identity, passphrase=story.passphrase)


def _compare_and_ask(story: _Story) -> None:
    for number, (role, how) in enumerate(_HOW.items()):
        certificate = story.adapters.keys.describe(story.keys[role].identity.certificate)
        comparison = Comparison(number=certificate.number, by=MANAGER.name, how=how)
        at = story.ago(3 * _DAY + 3 * _HOUR - 10 * number * _MINUTE)
        confirm_key(story.adapters, story.release, certificate, role=role, comparison=comparison, now=at)
    story.steps.step()
    at = story.ago(3 * _DAY)
    for request in request_sign_offs(story.adapters, story.manager, story.release, roles=_ASKED, now=at):
        story.requests[request.statement.body.role] = request.data
    story.steps.step()


def _answer(story: _Story, release: ReleaseRecord) -> None:
    """Who answered when, in the order in which it came in."""
    say = story.say
    _receive(story, "support", approves(4), at=story.ago(2 * _DAY))
    _receipt(story, _receive(story, "product", _product(story), at=story.ago(_DAY + 5 * _HOUR)), _DAY + 4 * _HOUR)
    legal = conditional(story.language, _conditions(story, release.plan))
    _receipt(story, _receive(story, "legal", legal, at=story.ago(8 * _HOUR)), 7 * _HOUR)
    _receive(story, "cto", approves(1), at=story.ago(6 * _HOUR))
    rejected = Response(
        answers=(
            Answer(item="1", value="yes"),
            Answer(item="2", value="no", comment=say("Two admin accounts lack a second factor.")),
        ),
        decision="rejected",
        reason=say("Two admin accounts lack a second factor."),
    )
    _receive(story, "security", rejected, at=story.ago(5 * _HOUR))
    _receive(story, "devops", approves(4), at=story.ago(3 * _HOUR))
    _close(story, CONDITION, say("Retention policy, section 4"), at=story.ago(2 * _HOUR))
    reason = say("A load test of the new database version is missing.")
    at = story.ago(_HOUR)
    withdrawal = withdraw_approval(story.signers, story.keys["cto"], story.approvals["cto"], reason=reason, now=at)
    receive(story.adapters, withdrawal.data, name="withdrawal-cto.pdf", now=at + _MINUTE)
    story.steps.step()


def _product(story: _Story) -> Response:
    comment = story.say("Three features are deferred; they are listed in the release notes.")
    answers = approves(4).answers
    return Response(
        answers=(*answers[:2], replace(answers[2], comment=comment), answers[3]),
        decision="approved",
    )


def _conditions(story: _Story, plan: Plan) -> tuple[Condition, ...]:
    zone = ZoneInfo(plan.timezone)
    today = story.now.astimezone(zone).date()
    first = retention(story.language, due=datetime.combine(today, time(12), tzinfo=zone))
    second = Condition(
        key=_OPEN,
        text=story.say("The processing record names the new hosting provider"),
        owner=PEOPLE["legal"],
        due=datetime.combine(today, time(18), tzinfo=zone),
        when="before-t0",
    )
    return first, second


def _signed(story: _Story, role: str, response: Response, *, at: datetime) -> bytes:
    home = story.signers
    opened = open_request(home, story.requests[role], now=at)
    number = next((problem.details["number"] for problem in opened.problems if "number" in problem.details), "")
    compared = Comparison(number=number, by=PEOPLE[role], how="phone") if number else None
    files = [_evidence(story)] if role == "product" else []
    approval = sign_request(home, story.keys[role], opened, response, files=files, compared=compared, now=at)
    story.approvals[role] = approval.data
    return approval.data


def _evidence(story: _Story) -> EvidenceFile:
    text = story.say("Three features are deferred; they are listed in the release notes.")
    return EvidenceFile(item="3", name="release-notes.txt", data=f"{text}\n".encode())


def _receive(story: _Story, role: str, response: Response, *, at: datetime) -> Received:
    data = _signed(story, role, response, at=at)
    story.steps.step()
    return receive(story.adapters, data, name=f"{role}.pdf", now=at + 12 * _MINUTE)


def _receipt(story: _Story, received: Received, before: timedelta) -> None:
    issue_receipt(story.adapters, story.manager, received, now=story.ago(before))
    story.steps.step()


def _close(story: _Story, condition: str, note: str, *, at: datetime) -> bytes:
    key, approval = story.keys["legal"], story.approvals["legal"]
    closure = close_condition(story.signers, key, approval, condition=condition, note=note, now=at)
    if condition == CONDITION:
        receive(story.adapters, closure.data, name=f"closure-legal-{condition}.pdf", now=at + _MINUTE)
    story.steps.step()
    return closure.data


def _reach_conditions(story: _Story, plan: Plan) -> None:
    """Three of the critical conditions are met, with what shows it."""
    say = story.say
    report = Evidence(name="load-test.csv", sha256=_digest("load-test.csv"), size=48_213)
    evidence = {
        2: (say("The tag stands on the commit that was built."), ()),
        3: (say("Staging held 400 requests a second for an hour."), (report,)),
        4: (say("The list of bugs was looked through in the morning meeting."), ()),
    }
    for number, (note, pieces) in evidence.items():
        if number <= len(plan.critical_conditions):
            set_critical(
                story.adapters,
                story.release,
                number,
                note=note,
                evidence=pieces,
                by=MANAGER.name,
                met=True,
                now=story.ago(_HOUR - number * _MINUTE),
            )
    story.steps.step()


def _run_gates(story: _Story, release: ReleaseRecord) -> None:
    """Runs as they might have been: the sample needs no git, no npm and no time."""
    for number, gate in enumerate(release.plan.gates):
        started = story.ago(40 * _MINUTE - 3 * number * _MINUTE)
        red = gate.key == _RED
        output = b"212 passed, 1 failed: test_export_grant_expires\n" if red else b"ok\n"
        run = GateRun(
            key=gate.key,
            command=gate.command,
            started_at=started,
            ended_at=started + _MINUTE,
            exit_code=int(red),
            outcome="red" if red else "green",
            reason="gate.exit-code" if red else "",
            detail="1" if red else "",
            output_tail=output.decode(),
            output_bytes=len(output),
            output_sha256=hashlib.sha256(output).hexdigest(),
            commit=release.candidate.commit,
            tag=release.candidate.tag,
        )
        with story.adapters.store.writing() as work:
            work.progress.add_gate_run(release.id, run)
            payload = {"command": run.command, "reason": run.reason, "output": run.output_sha256}
            work.audit.record(f"gate.{run.outcome}", run.key, payload, at=run.ended_at, release=release.id)
    story.steps.step()


def _inbox(story: _Story) -> Mapping[str, bytes]:
    """What came in and nobody has read yet, one of each sort."""
    budget = _signed(story, "cfo", approves(1), at=story.ago(20 * _MINUTE))
    closure = _close(story, _OPEN, story.say("Processing record of today, entry 12"), at=story.ago(15 * _MINUTE))
    number = story.keys["devops"]
    announced = announce_identity(story.signers, number, language=story.language, now=story.ago(10 * _MINUTE))
    story.steps.step()
    return {
        "cfo.pdf": budget,
        f"closure-legal-{_OPEN}.pdf": closure,
        "identity-devops.pdf": announced.data,
        "support-forwarded.pdf": _tampered(story.approvals["support"]),
        "scan.pdf": _SCAN,
    }


def _tampered(data: bytes) -> bytes:
    """One byte is another one, as after a careless conversion."""
    middle = data.index(b"endstream") + len(b"endstream")
    return data[:middle] + b" " + data[middle + 1 :]


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


_SCAN: Final = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)
"""A page without a signature, as a scanner makes it."""
