# SPDX-License-Identifier: MIT
"""The whole job once on the handbook's release: ten laptops, real keys, real files, one sealed dossier."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path

from golive_desktop.domain.answer import Response
from golive_desktop.domain.certificate import Subject
from golive_desktop.domain.plan import GateCommand, Stakeholder
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Language
from golive_desktop.domain.trust import Trust
from golive_desktop.domain.verdict import FileVerdict
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.system import Clock, Files, GateRunner
from golive_desktop.resources import resource_bytes
from golive_desktop.services.dossier import compile_dossier
from golive_desktop.services.gates import run_gate
from golive_desktop.services.identities import announce_identity, create_identity
from golive_desktop.services.invented import CONDITION, MANAGER, PEOPLE, approves, conditional, person_of, retention
from golive_desktop.services.issue import SigningKey, opened_key
from golive_desktop.services.recalls import close_condition
from golive_desktop.services.receive import issue_receipt, receive
from golive_desktop.services.releases import change_plan, create_release, judge_release, set_candidate, set_critical
from golive_desktop.services.requests import request_sign_offs
from golive_desktop.services.rosters import Comparison, confirm_key, current_roster
from golive_desktop.services.signoffs import EvidenceFile, open_request, sign_request
from golive_desktop.services.trusting import named_roster
from golive_desktop.services.verify import Verifier
from golive_desktop.wording.explain import explain

__all__ = ["DemoMachine", "DemoReport", "run_demo"]

GATES = (
    "git diff --check",
    "git fsck --strict",
    "git status --short",
    "git describe --tags --exact-match",
    "git log -1 --format=%H",
)
"""They replace the handbook's builds and tests: a demo can only run what is on every laptop."""
LABEL = "DEMO"


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoMachine:
    """What the demo needs of the computer."""

    open_home: Callable[[Path], Adapters]
    files: Files
    clock: Clock
    gate_runner: GateRunner
    sample_repository: Callable[[Path, str], str]
    """Makes a git repository with one commit under a tag; returns the commit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DemoReport:
    """What the demo left behind."""

    dossier: Path
    roster: Path
    verdict: str
    """Of the release."""
    checked: tuple[tuple[Path, FileVerdict], ...]
    """Every file that travelled, checked as a stranger would who knows nothing but the roster."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Laptop:
    """One person's laptop."""

    adapters: Adapters
    key: SigningKey
    folder: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class _Demo:
    """The running demo: the manager's laptop, the release, where files go."""

    machine: DemoMachine
    out: Path
    manager: _Laptop
    release: ReleaseRecord
    passphrase: str

    def now(self) -> datetime:
        return self.machine.clock.now()

    def put(self, folder: str, name: str, data: bytes) -> Path:
        self.machine.files.make_folder(self.out / folder)
        path = self.out / folder / name
        self.machine.files.write(path, data)
        return path


def run_demo(machine: DemoMachine, out: Path, *, passphrase: str, language: Language) -> DemoReport:
    """Plans, asks nine stakeholders, lets each sign on a home of their own, receives, runs gates, seals, verifies.

    Args:
        machine: the computer.
        out: an empty or missing folder.
        passphrase: of all identities of this demo; it is written to ``passphrase.txt``.
        language: of the pages.

    Raises:
        KnownError: ``demo.folder-not-empty``, ``files.…``, ``demo.failed`` when a file did not come out genuine.
    """
    demo = _prepare(machine, out, passphrase, language)
    laptops = {stakeholder.role: _laptop(demo, stakeholder) for stakeholder in demo.release.plan.deciding()}
    for role, laptop in laptops.items():
        _enrol(demo, role, laptop)
    _ask_and_count(demo, laptops)
    _close_condition(demo, laptops["legal"])
    _meet_conditions(demo)
    _run_gates(demo)
    _ask_and_count(demo, laptops)
    return _seal(demo)


def _prepare(machine: DemoMachine, out: Path, passphrase: str, language: Language) -> _Demo:
    machine.files.make_folder(out)
    if any(out.iterdir()):
        raise KnownError.of("demo.folder-not-empty", str(out))
    machine.files.write(out / "passphrase.txt", f"{passphrase}\n".encode(), private=True)
    manager = _own_laptop(machine, out / "home", MANAGER, passphrase)
    now = machine.clock.now()
    release, imported = create_release(
        manager.adapters, resource_bytes("sample/handbook.md"), language=language, now=now
    )
    gates = tuple(GateCommand(key=str(number), command=command) for number, command in enumerate(GATES, 1))
    people = tuple(replace(item, person=PEOPLE.get(item.role, "")) for item in imported.plan.stakeholders)
    plan = replace(imported.plan, gates=gates, stakeholders=people)
    change_plan(manager.adapters, release.id, plan, now=now)
    commit = machine.sample_repository(out / "home" / "repository", release.candidate.tag)
    release = set_candidate(manager.adapters, release.id, commit=commit, artefacts=(), now=now)
    return _Demo(
        machine=machine,
        out=out,
        manager=manager,
        release=release,
        passphrase=passphrase,
    )


def _own_laptop(machine: DemoMachine, folder: Path, subject: Subject, passphrase: str) -> _Laptop:
    machine.files.make_folder(folder, private=True)
    adapters = machine.open_home(folder)
    identity = create_identity(adapters, "demo", subject, passphrase=passphrase, now=machine.clock.now())
    machine.files.write(folder / "identity.p12", identity.key_file, private=True)
    key = opened_key(adapters, SigningKey(identity=identity, passphrase=passphrase))
    return _Laptop(adapters=adapters, key=key, folder=folder)


def _laptop(demo: _Demo, stakeholder: Stakeholder) -> _Laptop:
    return _own_laptop(demo.machine, demo.out / "laptops" / stakeholder.role, person_of(stakeholder), demo.passphrase)


def _enrol(demo: _Demo, role: str, laptop: _Laptop) -> None:
    """The stakeholder's identity arrives; its number counts as compared, and the record says that this is a demo."""
    issued = announce_identity(laptop.adapters, laptop.key, language=demo.release.language, now=demo.now())
    demo.put(f"laptops/{role}", "identity.pdf", issued.data)
    receive(demo.manager.adapters, issued.data, name=f"identity-{role}.pdf", now=demo.now())
    certificate = laptop.adapters.keys.describe(laptop.key.identity.certificate)
    comparison = Comparison(number=issued.statement.body.number, by=MANAGER.name, how="demo")
    confirm_key(demo.manager.adapters, demo.release.id, certificate, role=role, comparison=comparison, now=demo.now())


def _ask_and_count(demo: _Demo, laptops: dict[str, _Laptop]) -> None:
    """Everybody who is due gets a request, answers on their own laptop, and gets a receipt."""
    manager = demo.manager
    for request in request_sign_offs(manager.adapters, manager.key, demo.release.id, now=demo.now()):
        role = request.statement.body.role
        demo.put("requests", f"{role}.golive", request.data)
        laptop = laptops[role]
        opened = open_request(laptop.adapters, request.data, now=demo.now())
        number = next((problem.details["number"] for problem in opened.problems if "number" in problem.details), "")
        comparison = Comparison(number=number, by=PEOPLE[role], how="demo") if number else None
        response = _conditional(demo) if role == "legal" else approves(len(opened.statement.body.form.items))
        approval = sign_request(laptop.adapters, laptop.key, opened, response, compared=comparison, now=demo.now())
        demo.put("approvals", f"{role}.pdf", approval.data)
        received = receive(manager.adapters, approval.data, name=f"{role}.pdf", now=demo.now())
        receipt = issue_receipt(manager.adapters, manager.key, received, now=demo.now())
        demo.put("receipts", f"{role}.pdf", receipt.data)
        receive(laptop.adapters, receipt.data, name=f"receipt-{role}.pdf", now=demo.now())


def _conditional(demo: _Demo) -> Response:
    language = demo.release.language
    due = datetime.combine(demo.now().date() + timedelta(days=1), time(15, 0), tzinfo=demo.now().tzinfo)
    return conditional(language, (retention(language, due=due),))


def _close_condition(demo: _Demo, laptop: _Laptop) -> None:
    approval = (demo.out / "approvals" / "legal.pdf").read_bytes()
    note = "Löschkonzept, Abschnitt 4" if demo.release.language == "de" else "Policy, section 4"
    shown = EvidenceFile(item=CONDITION, name="policy.txt", data=f"{note}\n".encode())
    closure = close_condition(
        laptop.adapters, laptop.key, approval, condition=CONDITION, note=note, files=(shown,), now=demo.now()
    )
    demo.put("laptops/legal", "closure.pdf", closure.data)
    receive(demo.manager.adapters, closure.data, name="closure-legal.pdf", now=demo.now())


def _meet_conditions(demo: _Demo) -> None:
    note = "Demo: als erfüllt angenommen" if demo.release.language == "de" else "Demo: taken as met"
    for number in range(1, len(demo.release.plan.critical_conditions) + 1):
        set_critical(
            demo.manager.adapters,
            demo.release.id,
            number,
            note=note,
            evidence=(),
            by=MANAGER.name,
            met=True,
            now=demo.now(),
        )


def _run_gates(demo: _Demo) -> None:
    for number, command in enumerate(GATES, 1):
        run_gate(
            demo.manager.adapters,
            demo.machine.gate_runner,
            demo.release.id,
            str(number),
            folder=demo.out / "home" / "repository",
            confirmed=command,
        )


def _seal(demo: _Demo) -> DemoReport:
    manager, language = demo.manager, demo.release.language
    _, readiness = judge_release(manager.adapters, demo.release.id, now=demo.now())
    dossier = compile_dossier(
        manager.adapters,
        manager.key,
        demo.release.id,
        words=lambda problem: explain(problem, language).sentence,
        label=LABEL,
        now=demo.now(),
    )
    roster = current_roster(manager.adapters, manager.key, demo.release.id, now=demo.now())
    paths = demo.put("", "dossier.pdf", dossier.data), demo.put("", "roster.pdf", roster.data)
    trust = Trust(anchors=named_roster(roster.statement))
    checked = tuple(_checked(demo, trust))
    for path, verdict in checked:
        if verdict != "genuine":
            raise KnownError.of("demo.failed", path.name, verdict=verdict)
    return DemoReport(dossier=paths[0], roster=paths[1], verdict=readiness.verdict, checked=checked)


def _checked(demo: _Demo, trust: Trust) -> Iterator[tuple[Path, FileVerdict]]:
    adapters = demo.manager.adapters
    verifier = Verifier(reader=adapters.reader, inspector=adapters.inspector)
    folders = ("requests", "approvals", "receipts")
    paths = [path for folder in folders for path in sorted((demo.out / folder).iterdir())]
    for path in (*paths, demo.out / "roster.pdf", demo.out / "dossier.pdf"):
        yield path, verifier.verify(path.read_bytes(), trust=trust, now=demo.now(), name=path.name).verdict
