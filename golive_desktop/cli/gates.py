# SPDX-License-Identifier: MIT
"""The technical gates of a release: shown, confirmed one by one, run on the candidate."""

import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.domain.ci import ci_keys
from golive_desktop.domain.gate import GateRun
from golive_desktop.domain.plan import GateCommand
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.services.gates import ask_for_ci, ask_stands_on, run_gate, run_here
from golive_desktop.services.releases import state_of
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive gates RELEASE list | run``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parts = group(parser, _)
    names = _("RELEASE")
    parts.add("list", _("the gates with their last results"), names=names).set_defaults(run=_list)
    run = parts.add("run", _("run gates on the candidate, each after you confirmed its exact text"), names=names)
    run.add_argument(
        "--working-copy",
        required=True,
        metavar=_("FOLDER"),
        type=Path,
        help=_("a clean git working copy of the candidate"),
    )
    run.add_argument("--gate", metavar="N", action="append", default=[], help=_("only this gate; else all"))
    run.add_argument(
        "--confirm",
        metavar=_("COMMAND"),
        action="append",
        default=[],
        help=_("the exact text of a command that may run; else you are asked for each one"),
    )
    run.set_defaults(run=_run)
    stand = _("let a CI system's result stand for gates, under the DevOps lead's signature")
    shown = parts.add("ci", stand, names=names)
    shown.add_argument("--gate", metavar="N", action="append", required=True, help=_("for this gate"))
    shown.add_argument("--only-here", action="store_true", help=_("only a run on this computer counts again"))
    shown.set_defaults(run=_ci)


def _list(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        release = work.releases.get(arguments.release)
        state = state_of(work, release)
    runs = {gate.key: state.gate(gate.key) for gate in release.plan.gates}
    console.answer(
        {"gates": [_gate_data(gate, runs[gate.key]) | _ci_data(gate, state) for gate in release.plan.gates]},
        (*_gate_lines(console, release, runs), *_ci_lines(console, state)),
    )
    return DONE


def _run(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        release = work.releases.get(arguments.release)
    wanted = _wanted(release, arguments.gate)
    ask_stands_on(console.computer.gates.inspect(arguments.working_copy), release.candidate)
    runs: dict[str, GateRun | None] = {}
    for gate in wanted:
        runs[gate.key] = _one(console, arguments, release, gate)
    console.answer(
        {"gates": [_gate_data(gate, runs[gate.key]) for gate in wanted]}, _gate_lines(console, release, runs)
    )
    return DONE if all(run is not None and run.outcome == "green" for run in runs.values()) else NEGATIVE


def _ci(console: Console, arguments: Namespace) -> int:
    change = run_here if arguments.only_here else ask_for_ci
    for key in arguments.gate:
        change(console.adapters, arguments.release, key, now=console.now())
    return _list(console, arguments)


def _one(console: Console, arguments: Namespace, release: ReleaseRecord, gate: GateCommand) -> GateRun | None:
    """One gate; None when its text was not confirmed, and then nothing was run."""
    if not _confirmed(console, arguments, gate):
        return None
    return run_gate(
        console.adapters,
        console.computer.gates,
        release.id,
        gate.key,
        folder=arguments.working_copy,
        confirmed=gate.command,
    )


def _confirmed(console: Console, arguments: Namespace, gate: GateCommand) -> bool:
    if arguments.confirm:
        return gate.command in arguments.confirm
    if not sys.stdin.isatty():
        console.say(console.translate("Without a terminal, confirm the exact text of each command:"))
        console.say(f"    --confirm {shlex.quote(gate.command)}")
        raise KnownError.of("gate.not-confirmed", gate.key, command=gate.command)
    preview = console.computer.gates.preview(arguments.working_copy, command=gate.command)
    _ = console.translate
    console.say(_("Gate {number} runs in {folder}:").format(number=gate.key, folder=preview.folder))
    console.say(f"    {preview.command}")
    if preview.shell:
        console.say(_("A shell reads this text."))
    sys.stderr.write(_("Run exactly this? [y/N] "))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes", "j", "ja"}


def _wanted(release: ReleaseRecord, keys: list[str]) -> tuple[GateCommand, ...]:
    known = {gate.key: gate for gate in release.plan.gates}
    for key in keys:
        if key not in known:
            raise KnownError.of("gate.unknown", key, keys=", ".join(known))
    return tuple(known[key] for key in dict.fromkeys(keys)) if keys else release.plan.gates


def _gate_data(gate: GateCommand, run: GateRun | None) -> dict[str, object]:
    return {
        "key": gate.key,
        "command": gate.command,
        "outcome": run.outcome if run else None,
        "reason": run.reason if run else "",
        "detail": run.detail if run else "",
        "exit_code": run.exit_code if run else None,
        "started_at": run.started_at.isoformat() if run else None,
        "ended_at": run.ended_at.isoformat() if run else None,
        "commit": run.commit if run else None,
        "output_bytes": run.output_bytes if run else 0,
        "output_sha256": run.output_sha256 if run else None,
        "output_tail": run.output_tail if run else "",
    }


def _ci_data(gate: GateCommand, state: ReleaseState) -> dict[str, object]:
    """How it stands with a CI system: not asked, asked, or signed by whom with which files."""
    result = state.by_ci(gate)
    return {
        "ci_asked": gate.key in ci_keys(state.plan),
        "ci": result
        and {
            "signed_by": result.person,
            "signed_at": result.signed_at.isoformat(),
            "approval": result.approval,
            "files": [{"name": file.name, "sha256": file.sha256} for file in result.files],
        },
    }


def _ci_lines(console: Console, state: ReleaseState) -> Iterator[str]:
    _ = console.translate
    asked = ci_keys(state.plan)
    for gate in state.plan.gates:
        result = state.by_ci(gate)
        if result is not None:
            said = _("Gate {number}: green by CI, signed by {person}")
            yield said.format(number=gate.key, person=result.person)
        elif gate.key in asked:
            yield _("Gate {number}: the DevOps lead is to attach the CI system's result").format(number=gate.key)


def _gate_lines(console: Console, release: ReleaseRecord, runs: dict[str, GateRun | None]) -> Iterator[str]:
    for gate in release.plan.gates:
        if gate.key not in runs:
            continue
        run = runs[gate.key]
        state = term("gate", run.outcome, console.language) if run else console.translate("not run")
        yield f"{gate.key}. [{state}] {gate.command}"
        if run is not None and run.reason:
            problem = Problem(code=run.reason, subject=gate.key, details={"detail": run.detail, "command": run.command})
            yield f"   {console.explain(problem).sentence}"
