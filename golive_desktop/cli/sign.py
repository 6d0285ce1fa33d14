# SPDX-License-Identifier: MIT
"""Answers a request: checked first, then signed as an approval."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from golive_desktop.cli.answers import add_answers, evidence_files, response_of
from golive_desktop.cli.checking import read_checked
from golive_desktop.cli.console import Console
from golive_desktop.cli.exits import DONE
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.cli.roster_replace import leading_on
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.rosters import Comparison
from golive_desktop.services.signoffs import open_request, sign_request
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import parse
from golive_desktop.statements.request import RequestBody
from golive_desktop.wording.terms import term

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive sign REQUEST --decision … --out FILE``."""
    parser.add_argument("request", metavar=_("REQUEST"), type=Path, help=_("the request, .golive or .pdf"))
    add_answers(parser, _)
    parser.add_argument(
        "--requester-number", metavar=_("NUMBER"), default="", help=_("the release manager's 24 digits, as read out")
    )
    parser.add_argument("--how", choices=("phone", "in-person", "video"), help=_("how you compared that number"))
    parser.add_argument(
        "--on-laptop-of", metavar=_("NAME"), default="", help=_("whose laptop this is, when it is not yours")
    )
    parser.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the approval, PDF"))
    parser.add_argument("--force", action="store_true", help=_("replace an existing file"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    data = read_checked(console, arguments.request)
    with leading_on(console, arguments.request):
        opened = open_request(console.adapters, data, now=console.now())
    response = response_of(opened.statement.body.form, arguments)
    files = tuple(evidence_files(arguments, console.read))
    console.free(arguments.out, arguments)
    key = signing_key(console, arguments)
    compared = _comparison(console, arguments, key)
    if compared is None:
        for problem in opened.problems:
            console.warn(problem)
    try:
        issued = sign_request(
            console.adapters,
            key,
            opened,
            response,
            files=files,
            on_laptop_of=arguments.on_laptop_of,
            compared=compared,
            now=console.now(),
        )
    except KnownError as error:
        if error.problem.code == "sign.answered":
            console.tell_kept(*_answers_to(console, opened.statement))
        raise
    console.keep(arguments.out, issued.data, issued.sha256)
    beside = [item.name for answer in issued.statement.body.response.answers for item in answer.evidence if item.beside]
    body = issued.statement.body
    console.answer(
        {
            "file": str(arguments.out),
            "sha256": issued.sha256,
            "id": issued.statement.id,
            "role": body.role,
            "decision": body.response.decision,
            "beside": beside,
        },
        [
            f"{term('decision', body.response.decision, console.language)}: {body.title}, {arguments.out}",
            *(
                console.translate("Send this file too, it is too large for the PDF: {name}").format(name=n)
                for n in beside
            ),
        ],
    )
    return DONE


def _answers_to(console: Console, request: Statement[RequestBody]) -> Iterator[str]:
    """The digests of the approvals that were signed here for `request`."""
    with console.adapters.store.reading() as work:
        for record in work.statements.of_release(request.release.id if request.release else ""):
            if (record.kind, record.direction) == ("approval", "issued"):
                original = work.statements.original(record.sha256)
                statement = parse(console.adapters.reader.payload(original.data)).statement
                if any(reference.id == request.id for reference in statement.answers_to):
                    yield record.sha256


def _comparison(console: Console, arguments: Namespace, key: SigningKey) -> Comparison | None:
    if not arguments.requester_number.strip():
        return None
    if arguments.how is None:
        raise KnownError.of("console.how-missing")
    name = console.adapters.keys.describe(key.identity.certificate).subject.name
    return Comparison(number=arguments.requester_number, by=name, how=arguments.how)
