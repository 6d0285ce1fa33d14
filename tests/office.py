# SPDX-License-Identifier: MIT
"""Real laptops for tests: a home with a real database, real keys and real files each."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12

from golive_desktop.bootstrap import mail_parts
from golive_desktop.documents.characters import unsupported_characters
from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.documents.handbook.writer import write_handbook
from golive_desktop.documents.press import PdfPress
from golive_desktop.documents.reader import PdfReader
from golive_desktop.domain.answer import Answer, Response
from golive_desktop.domain.certificate import Certificate, Subject
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.trust import Trust
from golive_desktop.ports.adapters import Adapters
from golive_desktop.services.dossier import compile_dossier
from golive_desktop.services.identities import import_identity
from golive_desktop.services.issue import Issued, SigningKey
from golive_desktop.services.receive import Received, issue_receipt, receive
from golive_desktop.services.releases import create_release, judge_release, set_candidate, set_critical
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.services.rosters import Comparison, confirm_key, current_roster
from golive_desktop.services.signoffs import OpenedRequest, open_request, sign_request
from golive_desktop.services.trusting import named_roster
from golive_desktop.services.verify import Verification, Verifier
from golive_desktop.signing.authorities import X509AuthorityReader
from golive_desktop.signing.certifying import PadesSigner
from golive_desktop.signing.inspecting import PadesInspector
from golive_desktop.signing.keys import Pkcs12KeyMaker, _self_made
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.receipt import ReceiptBody
from golive_desktop.statements.request import RequestBody
from golive_desktop.statements.roster import RosterBody
from golive_desktop.store.sqlite import SqliteStore

PASSPHRASE = "correct horse battery"
HANDBOOK = """# Go-Live: Zebra

Stand: 2026-03-01 (Europe/Berlin)

| Stakeholder | Rolle | Freigabe? | Kommunikation | Deadline |
|---|---|---|---|---|
| **CEO / Business Lead** | Business-Owner | ✅ Final OK | Email | 2026-12-05 |
| **Legal / Compliance** | Data Protection | ✅ GDPR OK? | Email | 2026-12-04 |
| **DevOps Lead** | Infrastructure | ✅ Prod live? | Standup | 2026-12-04 |

```markdown
# Go-Live Approval: Zebra Production

Date: 2026-12-05
Release: rc-7

### ✅ Legal / Compliance
- [ ] Privacy checked
- [ ] Terms updated

### ✅ DevOps Lead
- [ ] Backups work

## Critical Go-Live Conditions

- [ ] No P0 bugs open

## Executive Sign-Off

CEO: I approve the release of rc-7 to production.
```

### Technical Readiness Check

```bash
# All gates
git diff --check
```
"""
COMMIT = "ab" * 20
_DATABASE = "golive.sqlite3"
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_READ_ONCE = cache(read_handbook)
"""Nearly every office has the same handbook; the plan in it is a value, so that it is read once in a run."""


def _numbers() -> Callable[[], str]:
    count = iter(range(1, 10**6))
    return lambda: f"00000000-0000-4000-8000-{next(count):012d}"


NEW_ID = _numbers()


@dataclass
class Laptop:
    """One person's laptop with their key."""

    adapters: Adapters
    key: SigningKey
    role: str

    @property
    def certificate(self) -> Certificate:
        return self.adapters.keys.describe(self.key.identity.certificate)

    def sign(self, request: bytes, response: Response, *, now: datetime) -> Issued[ApprovalBody]:
        return sign_request(self.adapters, self.key, self.open(request, now=now), response, now=now)

    def open(self, request: bytes, *, now: datetime) -> OpenedRequest:
        return open_request(self.adapters, request, now=now)


@dataclass
class Office:
    """A release manager with a small release and the laptops of its stakeholders; its clock ticks when asked."""

    folder: Path
    manager: Laptop
    release: ReleaseRecord
    laptops: dict[str, Laptop]
    time: datetime = START
    requests: dict[str, Issued[RequestBody]] = field(default_factory=dict)

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def confirm(self, role: str, *, laptop: Laptop | None = None) -> None:
        certificate = (laptop or self.laptops[role]).certificate
        comparison = Comparison(number=certificate.number, by="Anna Berger", how="phone")
        confirm_key(
            self.manager.adapters, self.release.id, certificate, role=role, comparison=comparison, now=self.now()
        )

    def bring_key(self, role: str) -> SigningKey:
        """The key of `role` on the release manager's laptop too: its owner signs there."""
        own = self.laptops[role].key.identity
        adapters, now = self.manager.adapters, self.now()
        identity = import_identity(adapters, role, own.key_file, passphrase=PASSPHRASE, now=now)
        return SigningKey(identity=identity, passphrase=PASSPHRASE)

    def ask(self, *roles: str) -> dict[str, Issued[RequestBody]]:
        asked = request_sign_offs(self.manager.adapters, self.manager.key, self.release.id, roles=roles, now=self.now())
        self.requests |= {request.statement.body.role: request for request in asked}
        return self.requests

    def answer(self, role: str, response: Response | None = None) -> Issued[ApprovalBody]:
        request = self.requests[role]
        given = response or approved(len(request.statement.body.form.items))
        return self.laptops[role].sign(request.data, given, now=self.now())

    def receive(self, data: bytes, name: str = "file.pdf") -> Received:
        return receive(self.manager.adapters, data, name=name, now=self.now())

    def receipt(self, received: Received) -> Issued[ReceiptBody]:
        return issue_receipt(self.manager.adapters, self.manager.key, received, now=self.now())

    def roster(self) -> Issued[RosterBody]:
        return current_roster(self.manager.adapters, self.manager.key, self.release.id, now=self.now())

    def verdict(self) -> str:
        return judge_release(self.manager.adapters, self.release.id, now=self.now())[1].verdict

    def why_not(self) -> list[tuple[str, str]]:
        found = judge_release(self.manager.adapters, self.release.id, now=self.now())[1]
        return [(problem.code, problem.subject) for problem in found.why_not]

    def state(self, role: str) -> str:
        board = judge_release(self.manager.adapters, self.release.id, now=self.now())[1].board
        return next(row.state for row in board if row.role == role)

    def verify(self, data: bytes, trust: Trust | None = None) -> Verification:
        adapters = self.manager.adapters
        known = trust or Trust(anchors=named_roster(self.roster().statement))
        verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
        return verifier.verify(data, trust=known, now=self.now(), name="file.pdf")

    def dossier(self) -> Issued[DossierBody]:
        return compile_dossier(
            self.manager.adapters,
            self.manager.key,
            self.release.id,
            words=lambda problem: problem.code,
            now=self.now(),
        )

    def pass_gates(self) -> None:
        """Records what a green gate run would: the runner itself has its own tests."""
        for gate in self.release.plan.gates:
            run = GateRun(
                key=gate.key,
                command=gate.command,
                started_at=self.now(),
                ended_at=self.now(),
                exit_code=0,
                outcome="green",
                reason="",
                output_tail="",
                output_bytes=0,
                output_sha256="e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                commit=COMMIT,
                tag=self.release.candidate.tag,
            )
            with self.manager.adapters.store.writing() as work:
                work.progress.add_gate_run(self.release.id, run)

    def meet_conditions(self) -> None:
        for number in range(1, len(self.release.plan.critical_conditions) + 1):
            set_critical(
                self.manager.adapters,
                self.release.id,
                number,
                note="seen in the tracker",
                evidence=(),
                by="Anna Berger",
                met=True,
                now=self.now(),
            )

    def go(self) -> dict[str, Issued[ApprovalBody]]:
        """The whole job up to GO."""
        for role in self.laptops:
            self.confirm(role)
        self.meet_conditions()
        self.pass_gates()
        answers = {}
        for roles in (("legal", "devops"), ("ceo",)):
            self.ask(*roles)
            for role in roles:
                answers[role] = self.answer(role)
                self.receipt(self.receive(answers[role].data, f"{role}.pdf"))
        return answers


def approved(items: int) -> Response:
    """Yes to everything."""
    answers = tuple(Answer(item=str(number), value="yes") for number in range(1, items + 1))
    return Response(answers=answers, decision="approved")


def rejected(items: int) -> Response:
    """No to the first item, and so rejected."""
    answers = (Answer(item="1", value="no"), *approved(items).answers[1:])
    return Response(answers=answers, decision="rejected", reason="Not yet.")


@cache
def _key_file(name: str, role: str, email: str) -> bytes:
    """A real key whose passphrase is cheap to check: 600,000 rounds at each signature would cost the tests minutes."""
    subject = Subject(name=name, role=role, organisation="Zebra", email=email or f"{role}@example.com".replace(" ", ""))
    key = ec.generate_private_key(ec.SECP256R1())
    cheap = (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(1_000)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(PASSPHRASE.encode())
    )
    certificate = _self_made(key, subject, START - timedelta(days=1))
    return pkcs12.serialize_key_and_certificates(b"own", key, certificate, None, cheap)


@cache
def _empty_home() -> bytes:
    """The database of a new home: made once in a run, since making its tables costs more than most tests."""
    with TemporaryDirectory() as folder:
        store = SqliteStore(Path(folder) / _DATABASE)
        with store.reading():
            pass  # the first look makes the tables
        store.close()
        return (Path(folder) / _DATABASE).read_bytes()


@cache
def _home(name: str, role: str, email: str) -> bytes:
    """The database of a home with its key."""
    with TemporaryDirectory() as folder:
        _put(_empty_home(), Path(folder))
        adapters = _adapters(Path(folder))
        key_file = _key_file(name, role, email)
        import_identity(adapters, "own", key_file, passphrase=PASSPHRASE, now=START - timedelta(days=1))
        adapters.store.close()
        (database,) = Path(folder).iterdir()
        return database.read_bytes()


def _put(home: bytes, folder: Path) -> None:
    database = folder / _DATABASE
    database.touch(mode=0o600)
    database.write_bytes(home)


def new_laptop(folder: Path, name: str, role: str, *, email: str = "") -> Laptop:
    """A fresh home; the key of one name, role and address is the same in a whole run."""
    folder.mkdir(parents=True)
    _put(_home(name, role, email), folder)
    adapters = _adapters(folder)
    with adapters.store.reading() as work:
        identity = work.identities.get("own")
    return Laptop(adapters=adapters, key=SigningKey(identity=identity, passphrase=PASSPHRASE), role=role)


def restored(laptop: Laptop, folder: Path) -> Laptop:
    """The same person with another home, the one in `folder`; the present one is closed."""
    laptop.adapters.store.close()
    return replace(laptop, adapters=_adapters(folder))


def _adapters(folder: Path) -> Adapters:
    return Adapters(
        store=SqliteStore(folder / _DATABASE),
        press=PdfPress(),
        reader=PdfReader(),
        keys=Pkcs12KeyMaker(),
        authorities=X509AuthorityReader(),
        signer=PadesSigner(),
        inspector=PadesInspector(),
        mail=mail_parts(folder),
        read_handbook=_READ_ONCE,
        write_handbook=write_handbook,
        unprintable=unsupported_characters,
        new_id=NEW_ID,
    )


def new_office(folder: Path) -> Office:
    """A release manager with a release of three stakeholders, nobody asked yet."""
    manager = new_laptop(folder / "manager", "Anna Berger", "Release Manager")
    release, _ = create_release(manager.adapters, HANDBOOK.encode(), language="en", now=START)
    assert len(release.plan.gates) == 1
    release = set_candidate(manager.adapters, release.id, commit=COMMIT, artefacts=(), now=START)
    people = {"ceo": "Łukasz Vogt", "legal": "Katrin Albers", "devops": "Tarek Yilmaz"}
    laptops = {role: new_laptop(folder / role, name, role) for role, name in people.items()}
    return Office(folder=folder, manager=manager, release=release, laptops=laptops)
