# SPDX-License-Identifier: MIT
"""Signed requests to the stakeholders, one file for each."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.signoff import ReleaseState
from golive_desktop.services.releases import state_of
from golive_desktop.services.requests import due_roles, request_sign_offs
from golive_desktop.services.voids import refuse_void
from golive_desktop.statements.request import RequestBody

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive request RELEASE --out FOLDER``."""
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parser.add_argument(
        "--role", metavar=_("ROLE"), action="append", default=[], help=_("whom to ask; else everybody who is due")
    )
    parser.add_argument(
        "--deputy", metavar=_("ROLE"), action="append", default=[], help=_("ask the deputy of this role in its place")
    )
    parser.add_argument("--out", required=True, metavar=_("FOLDER"), type=Path, help=_("where the requests go"))
    parser.add_argument("--pdf", action="store_true", help=_("name them .pdf instead of .golive"))
    parser.add_argument("--force", action="store_true", help=_("replace existing files"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    now = console.now()
    with console.adapters.store.reading() as work:
        state = state_of(work, work.releases.get(arguments.release))
    refuse_void(state)
    roles = tuple(dict.fromkeys((*arguments.role, *arguments.deputy))) or due_roles(state, now=now)
    if not roles:
        raise KnownError.of("request.nobody-due", state.candidate.tag)
    console.computer.files.make_folder(arguments.out)
    ending = "pdf" if arguments.pdf else "golive"
    known = {stakeholder.role for stakeholder in state.plan.stakeholders}
    targets = {role: arguments.out / f"{role}.{ending}" for role in roles if role in known}
    for path in targets.values():
        console.free(path, arguments)
    key = signing_key(console, arguments)
    written: list[dict[str, str | None]] = []
    for role in _doubtful_first(state, roles):
        for issued in request_sign_offs(
            console.adapters, key, arguments.release, roles=(role,), deputies=arguments.deputy, now=now
        ):
            path = targets[role]
            console.keep(path, issued.data, issued.sha256)
            person = issued.statement.body.person
            written.append(
                {
                    "role": role,
                    "person": person,
                    "principal": _principal(issued.statement.body),
                    "file": str(path),
                    "sha256": issued.sha256,
                }
            )
    console.answer({"requests": written}, [str(item["file"]) for item in written])
    return DONE


def _principal(body: RequestBody) -> str | None:
    """In whose place a deputy is asked."""
    return body.on_behalf.principal if body.on_behalf else None


def _doubtful_first(state: ReleaseState, roles: Sequence[str]) -> list[str]:
    """Roles that cannot be asked, or not yet, come first: they are refused before another request is issued."""
    asked = {person.role for person in state.plan.deciding()} - {state.executive_role()}
    return sorted(roles, key=asked.__contains__)
