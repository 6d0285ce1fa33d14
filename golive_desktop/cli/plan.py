# SPDX-License-Identifier: MIT
"""Releases: read from a handbook, written back as one, bound to a candidate."""

import hashlib
import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path

from golive_desktop.cli.console import Console, put_out
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.following import add_follow
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser, group
from golive_desktop.domain.plan import ImportedPlan, Plan, Stakeholder
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.readiness import BoardRow, Readiness
from golive_desktop.domain.record import ReleaseRecord
from golive_desktop.domain.release import Artefact, Language, Policy
from golive_desktop.services.releases import change_plan, create_release, judge_release, set_candidate
from golive_desktop.services.scripts import with_scripts
from golive_desktop.wording.explain import explain

__all__ = ["arguments"]

_OLDER = "readiness.critical-older-candidate"
_DECIDED = frozenset({"approved", "conditional", "rejected", "not-competent"})
_COMMIT = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")


def arguments(parser: Parser, _: Translate) -> None:
    """``golive plan import | export | update | candidate | follow | list``."""
    parts = group(parser, _)
    bring = parts.add("import", _("read a handbook in Markdown and create the release"))
    bring.add_argument("file", metavar=_("FILE"), type=Path, help=_("the handbook"))
    _add_candidate(bring, _)
    bring.add_argument(
        "--several-roles-per-key", action="store_true", help=_("one certificate may hold more than one role")
    )
    bring.add_argument(
        "--creator-may-approve", action="store_true", help=_("who created the release may also approve it")
    )
    bring.add_argument("--fresh-hours", type=_hours, metavar="N", help=_("approvals older than N hours do not count"))
    bring.set_defaults(run=_import)
    export = parts.add("export", _("write the plan as a handbook that imports to the same plan"))
    export.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    export.add_argument("--out", metavar=_("FILE"), type=Path, help=_("else standard output"))
    export.add_argument("--force", action="store_true", help=_("replace an existing file"))
    export.set_defaults(run=_export)
    update = parts.add("update", _("take over an edited handbook of the same release"))
    update.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    update.add_argument("file", metavar=_("FILE"), type=Path, help=_("the handbook"))
    update.set_defaults(run=_update)
    candidate = parts.add("candidate", _("show the commit and the files of the release, or bind it to others"))
    candidate.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    _add_candidate(candidate, _)
    candidate.set_defaults(run=_candidate)
    add_follow(parts, _)
    parts.add("list", _("all releases of this home, the newest first")).set_defaults(run=_list)


def _add_candidate(parser: Parser, _: Translate) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--commit", metavar="ID", type=_commit, help=_("the candidate's commit in full"))
    one.add_argument(
        "--repository", metavar=_("FOLDER"), type=Path, help=_("a git working copy that stands on the candidate")
    )
    parser.add_argument(
        "--artefact",
        metavar=_("FILE"),
        type=Path,
        action="append",
        default=[],
        help=_("a built file of the candidate; may be given several times"),
    )


def _import(console: Console, arguments: Namespace) -> int:
    handbook = console.read(arguments.file)
    # note: all that can be refused is asked before the release exists
    commit, artefacts = _wanted(console, arguments)
    now = console.now()
    policy = Policy(
        creator_may_approve=arguments.creator_may_approve,
        fresh_hours=arguments.fresh_hours,
        several_roles_per_key=arguments.several_roles_per_key,
    )
    release, imported = create_release(console.adapters, handbook, language=console.language, now=now, policy=policy)
    if commit:
        release = set_candidate(console.adapters, release.id, commit=commit, artefacts=artefacts, now=now)
    console.answer(
        _import_data(release, imported), _import_lines(console.translate, release, imported, console.language)
    )
    return DONE


def _export(console: Console, arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        release = work.releases.get(arguments.release)
    text = console.adapters.write_handbook(release.plan)
    if arguments.out is not None:
        console.write(console.free(arguments.out, arguments), text.encode())
        console.answer({"file": str(arguments.out)}, [str(arguments.out)])
    elif console.as_json:
        console.answer({"markdown": text})
    else:
        put_out(text)
    return DONE


def _update(console: Console, arguments: Namespace) -> int:
    imported = with_scripts(console.adapters, console.adapters.read_handbook(console.read(arguments.file)))
    release = change_plan(console.adapters, arguments.release, imported.plan, now=console.now())
    console.answer(
        _import_data(release, imported), _import_lines(console.translate, release, imported, console.language)
    )
    return DONE


def _candidate(console: Console, arguments: Namespace) -> int:
    commit, artefacts = _wanted(console, arguments)
    release, before = judge_release(console.adapters, arguments.release, now=console.now())
    if commit or artefacts:
        same = commit in {"", release.candidate.commit}
        release = set_candidate(
            console.adapters,
            release.id,
            commit=commit or release.candidate.commit,
            # note: files belong to the commit that they were built from; the same commit keeps them
            artefacts=artefacts or (release.candidate.artefacts if same else ()),
            now=console.now(),
        )
    _release, after = judge_release(console.adapters, release.id, now=console.now())
    lost = _older_now(before, after)
    older = [problem for problem in after.why_not if problem.code == _OLDER]
    console.answer(
        {
            "release": _release_data(release),
            "no_longer_counted": [row.role for row in lost],
            "no_longer_met": [int(problem.subject) for problem in older],
        },
        [*_candidate_lines(console.translate, release, lost), *_older_lines(console.translate, release, older)],
    )
    return DONE


def _older_lines(_: Translate, release: ReleaseRecord, older: list[Problem]) -> Iterator[str]:
    """The critical conditions that were met for an older candidate, and the step that holds on to them."""
    for problem in older:
        text = _("Critical condition {number} is open again: {text}")
        yield text.format(number=problem.subject, text=problem.details["text"])
    if older:
        step = f"golive conditions {release.candidate.tag} --still-met N"
        yield _("Look at each of them; for one that still holds: {command}").format(command=step)


def _older_now(before: Readiness, after: Readiness) -> list[BoardRow]:
    """The stakeholders whose answer was for the candidate as it was before."""
    counted = {row.role for row in before.board if row.state in _DECIDED}
    return [row for row in after.board if row.role in counted and row.state == "older-candidate"]


def _candidate_lines(_: Translate, release: ReleaseRecord, lost: list[BoardRow]) -> Iterator[str]:
    commit = release.candidate.commit or _("not named yet")
    yield f"{release.candidate.tag} {commit}"
    for artefact in release.candidate.artefacts:
        yield f"  {artefact.name} {artefact.sha256}"
    for row in lost:
        text = _("The answer of {title} no longer counts: it was given for the candidate as it was before.")
        yield text.format(title=row.title)


def _list(console: Console, _arguments: Namespace) -> int:
    with console.adapters.store.reading() as work:
        releases = work.releases.all()
    console.answer(
        {"releases": [_release_data(release) for release in releases]},
        [f"{release.candidate.tag}  {release.plan.product}  {release.plan.date or ''}" for release in releases],
    )
    return DONE


def _wanted(console: Console, arguments: Namespace) -> tuple[str, tuple[Artefact, ...]]:
    """The commit and the artefacts that the arguments name; no commit when they name none."""
    commit: str = arguments.commit or ""
    if arguments.repository is not None:
        commit = console.computer.gates.inspect(arguments.repository).commit
    artefacts = tuple(
        Artefact(name=path.name, sha256=hashlib.sha256(console.read(path)).hexdigest()) for path in arguments.artefact
    )
    if artefacts and not commit and arguments.part == "import":
        raise KnownError.of("console.artefact-without-commit", artefacts[0].name)
    return commit, artefacts


def _import_data(release: ReleaseRecord, imported: ImportedPlan) -> dict[str, object]:
    plan = imported.plan
    executive = plan.executive
    return {
        "release": _release_data(release),
        "stakeholders": [_stakeholder_data(stakeholder) for stakeholder in plan.stakeholders],
        "critical_conditions": list(plan.critical_conditions),
        "executive": {
            "roles": list(executive.roles) if executive else [],
            "statement": executive.statement if executive else "",
        },
        "gates": [gate.command for gate in plan.gates],
        "runbook": [
            {"at": moment.at, "title": moment.title, "steps": [step.text for step in moment.steps]}
            for moment in plan.runbook
        ],
        "not_understood": [{"line": item.line, "text": item.text} for item in imported.not_understood],
        "unprintable": [
            {"text": problem.subject, "characters": problem.details["characters"]} for problem in imported.unprintable
        ],
    }


def _release_data(release: ReleaseRecord) -> dict[str, object]:
    plan = release.plan
    return {
        "id": release.id,
        "product": plan.product,
        "candidate": release.candidate.tag,
        "date": plan.date.isoformat() if plan.date else None,
        "commit": release.candidate.commit,
        "artefacts": [{"name": item.name, "sha256": item.sha256} for item in release.candidate.artefacts],
        "round": release.round,
    }


def _stakeholder_data(stakeholder: Stakeholder) -> dict[str, object]:
    return {
        "role": stakeholder.role,
        "title": stakeholder.title,
        "person": stakeholder.person,
        "decides": stakeholder.decides,
        "question": stakeholder.question,
        "channel": stakeholder.channel,
        "deadline": stakeholder.deadline.isoformat() if stakeholder.deadline else None,
        "items": [item.text for item in stakeholder.form.items] if stakeholder.form else [],
    }


def _import_lines(_: Translate, release: ReleaseRecord, imported: ImportedPlan, language: Language) -> Iterator[str]:
    plan: Plan = imported.plan
    yield f"{plan.product} {release.candidate.tag} {plan.date or ''}".rstrip()
    yield _("Commit: {commit}").format(commit=release.candidate.commit or _("not named yet"))
    for stakeholder in plan.stakeholders:
        items = len(stakeholder.form.items) if stakeholder.form else 0
        kind = _("decides, {count} items").format(count=items) if stakeholder.decides else _("is informed")
        yield f"  {stakeholder.role:<12} {stakeholder.title}: {kind} {stakeholder.deadline or ''}".rstrip()
    yield _("{count} critical conditions").format(count=len(plan.critical_conditions))
    for gate in plan.gates:
        yield f"  {gate.key}. {gate.command}"
    for item in imported.not_understood:
        yield _("Line {line} was not understood: {text}").format(line=item.line, text=item.text)
    for problem in imported.unprintable:
        said = explain(problem, language)
        yield " ".join(filter(None, (said.sentence, said.meaning, said.next_step)))


def _commit(text: str) -> str:
    commit = text.strip().lower()
    if not _COMMIT.fullmatch(commit):
        raise ArgumentTypeError("40 or 64 hexadecimal digits")
    return commit


def _hours(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ArgumentTypeError("a whole number from 1")
    return int(text)
