# SPDX-License-Identifier: MIT
"""What happened in the sample release during the last days: asked, answered, compared, closed, still open."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from golive_desktop.domain.answer import Answer, Response
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.plan import Plan
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact
from golive_desktop.ports.adapters import Adapters
from golive_desktop.resources import resource_bytes, resource_text
from golive_desktop.services.identities import announce_identity, import_identity
from golive_desktop.services.invented import CONDITION, MANAGER, PEOPLE, approves, conditional, person_of
from golive_desktop.services.issue import SigningKey, opened_key
from golive_desktop.services.recalls import close_condition, withdraw_approval
from golive_desktop.services.receive import Received, issue_receipt, receive
from golive_desktop.services.sample_conditions import OPEN, conditions_of_legal, digest_of, reach_critical
from golive_desktop.services.sample_day import play_first_steps, set_launch
from golive_desktop.services.sample_earlier import play_earlier
from golive_desktop.services.sample_gates import run_gates
from golive_desktop.services.sample_mail import Post, refuses, silent, takes
from golive_desktop.services.sample_stage import How, Story
from golive_desktop.services.setup import NewRelease, set_up_release
from golive_desktop.services.signoffs import EvidenceFile

__all__ = ["Told", "play"]

_HOW: Final[Mapping[str, How]] = {
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
"""The handbook's day before the launch."""
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_KEYS_MADE: Final = 13 * _DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What the story leaves outside the home's records."""

    release: str
    request: bytes
    inbox: Mapping[str, bytes]


def play(story: Story, *, second: Adapters) -> Told:
    """Fills an empty home with the sample release, and with an earlier one of the same product.

    Args:
        story: with empty homes.
        second: of another laptop of one of the signers.

    Raises:
        KnownError: ``sample.cancelled``, and what stands against writing.
    """
    imported = story.adapters.read_handbook(resource_bytes("sample/handbook.md"))
    plan = _moved(imported.plan, story.now)
    _make_keys(story, plan)
    evidence = play_earlier(story, plan, second=second)
    release = _planned(story, plan)
    story.compare(release.id, _HOW, at=story.ago(3 * _DAY + 3 * _HOUR))
    story.ask(release.id, _ASKED, at=story.ago(3 * _DAY))
    request = story.requests["sre"]
    post = Post(story=story, release=release.id)
    _mail_requests(post)
    set_launch(story, release, at=story.ago(2 * _DAY + 5 * _HOUR))
    _answer(story, release, post)
    reach_critical(story, release)
    run_gates(story, release)
    _mail_news(post)
    return Told(release=release.id, request=request, inbox={**_inbox(story), **evidence})


def _planned(story: Story, plan: Plan) -> ReleaseRecord:
    """Set up four days ago."""
    new = NewRelease(
        plan=plan,
        language=story.language,
        commit=digest_of(plan.candidate)[:40],
        artefacts=(Artefact(name="lifetimecircle-web.tar.gz", sha256=digest_of("lifetimecircle-web.tar.gz")),),
        identity=MANAGER.name,
    )
    story.steps.step()
    return set_up_release(story.adapters, new, now=story.ago(4 * _DAY))


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


def _make_keys(story: Story, plan: Plan) -> None:
    """The manager's and the SRE's in the home, so that both can be played; the others at the signers'."""
    people = {"manager": MANAGER, **{person.role: person_of(person) for person in plan.stakeholders}}
    for role in ("manager", *_ASKED):
        home = story.adapters if role in {"manager", "sre"} else story.signers
        story.keys[role] = _key(story, home, people[role])
        story.steps.step()


def _key(story: Story, home: Adapters, person: Subject) -> SigningKey:
    at = story.ago(_KEYS_MADE)
    data = home.keys.create(person, passphrase=story.passphrase, now=at)
    identity = import_identity(home, person.name, data, passphrase=story.passphrase, now=at)
    return opened_key(home, SigningKey(identity=identity, passphrase=story.passphrase))


def _answer(story: Story, release: ReleaseRecord, post: Post) -> None:
    """Who answered when, in the order in which it came in."""
    _ = story.say
    story.answer("support", approves(4), at=story.ago(2 * _DAY))
    product = story.answer("product", _product(story), at=story.ago(_DAY + 5 * _HOUR), files=[_evidence(story)])
    _receipt(story, product, _DAY + 4 * _HOUR)
    play_first_steps(story, release)
    legal = conditional(story.language, conditions_of_legal(story, release.plan))
    _receipt(story, story.answer("legal", legal, at=story.ago(8 * _HOUR), drawing=_drawn()), 7 * _HOUR)
    post.send("receipt", "legal", silent, at=story.ago(7 * _HOUR - _MINUTE))
    story.answer("cto", approves(1), at=story.ago(6 * _HOUR))
    rejected = Response(
        answers=(
            Answer(item="1", value="yes"),
            Answer(item="2", value="no", comment=_("Two admin accounts lack a second factor.")),
        ),
        decision="rejected",
        reason=_("Two admin accounts lack a second factor."),
    )
    story.answer("security", rejected, at=story.ago(5 * _HOUR))
    story.answer("devops", approves(4), at=story.ago(3 * _HOUR))
    policy = (_("Retention policy, section 4"), "retention-policy.txt")
    _close(story, CONDITION, *policy, at=story.ago(2 * _HOUR))
    reason = _("A load test of the new database version is missing.")
    at = story.ago(_HOUR)
    withdrawal = withdraw_approval(story.signers, story.keys["cto"], story.approvals["cto"], reason=reason, now=at)
    receive(story.adapters, withdrawal.data, name="withdrawal-cto.pdf", now=at + _MINUTE)
    story.steps.step()


def _mail_requests(post: Post) -> None:
    """One request arrived; that to the SRE did not, and its file lies beside the home."""
    ago = post.story.ago
    post.begin(at=ago(3 * _DAY - _MINUTE))
    post.send("request", "legal", takes, at=ago(3 * _DAY - 2 * _MINUTE))
    post.send("request", "sre", refuses, at=ago(3 * _DAY - 3 * _MINUTE))


def _mail_news(post: Post) -> None:
    """The account ends before anything is left waiting, so that nothing can leave the sample."""
    ago = post.story.ago
    post.cancel("reminder", "security", at=ago(20 * _MINUTE))
    post.draft("reminder", "cfo", at=ago(18 * _MINUTE))
    post.end(at=ago(16 * _MINUTE))
    post.wait("withdrawal", "cto", at=ago(15 * _MINUTE))
    post.story.steps.step()


def _drawn() -> Drawing:
    """How Legal signs by hand: a stroke in each line."""
    lines = resource_text("sample/signature.txt").splitlines()
    points = ([point.split(",") for point in line.split()] for line in lines)
    return Drawing(strokes=tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in points))


def _product(story: Story) -> Response:
    _ = story.say
    comment = _("Three features are deferred; they are listed in the release notes.")
    answers = approves(4).answers
    return Response(
        answers=(*answers[:2], replace(answers[2], comment=comment), answers[3]),
        decision="approved",
    )


def _evidence(story: Story) -> EvidenceFile:
    _ = story.say
    text = _("Three features are deferred; they are listed in the release notes.")
    return EvidenceFile(item="3", name="release-notes.txt", data=f"{text}\n".encode())


def _receipt(story: Story, received: Received, before: timedelta) -> None:
    issue_receipt(story.adapters, story.keys["manager"], received, now=story.ago(before))
    story.steps.step()


def _close(story: Story, condition: str, note: str, name: str, *, at: datetime) -> bytes:
    key, approval = story.keys["legal"], story.approvals["legal"]
    shown = EvidenceFile(item=condition, name=name, data=f"{note}\n".encode())
    closure = close_condition(story.signers, key, approval, condition=condition, note=note, files=(shown,), now=at)
    if condition == CONDITION:
        receive(story.adapters, closure.data, name=f"closure-legal-{condition}.pdf", now=at + _MINUTE)
    story.steps.step()
    return closure.data


def _inbox(story: Story) -> Mapping[str, bytes]:
    """What came in and nobody has read yet, one of each sort."""
    _ = story.say
    budget = story.sign("cfo", approves(1), at=story.ago(20 * _MINUTE))
    record = (_("Processing record of today, entry 12"), "processing-record.txt")
    closure = _close(story, OPEN, *record, at=story.ago(15 * _MINUTE))
    number = story.keys["devops"]
    announced = announce_identity(story.signers, number, language=story.language, now=story.ago(10 * _MINUTE))
    story.steps.step()
    return {
        "cfo.pdf": budget,
        f"closure-legal-{OPEN}.pdf": closure,
        "identity-devops.pdf": announced.data,
        "support-forwarded.pdf": _tampered(story.approvals["support"]),
        "scan.pdf": _SCAN,
    }


def _tampered(data: bytes) -> bytes:
    """One byte is another one, as after a careless conversion."""
    middle = data.index(b"endstream") + len(b"endstream")
    return data[:middle] + b" " + data[middle + 1 :]


_SCAN: Final = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)
"""A page without a signature, as a scanner makes it."""
