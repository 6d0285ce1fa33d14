# SPDX-License-Identifier: MIT
"""Files that came back: checked, recorded, each with one sentence about what was done; receipts for what counts."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from golive_desktop.cli.checking import check
from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, EXIT_OF_VERDICT, NEGATIVE, UNKNOWN_SIGNER
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.trust import Trust
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.receive import Received, issue_receipt, receive
from golive_desktop.statements.state import is_approval

__all__ = ["arguments"]

_SETTLED = frozenset({"counted", "withdrawn", "closed", "kept", "duplicate", "same-answer"})
_ORDER = (DONE, UNKNOWN_SIGNER, EXIT_OF_VERDICT["not-checkable"], NEGATIVE)
"""Exit codes from good to bad: of several files the worst one is told."""


def arguments(parser: Parser, _: Translate) -> None:
    """``golive receive FILE… [--receipts FOLDER --identity NAME]``."""
    parser.add_argument("files", metavar=_("FILE"), type=Path, nargs="+", help=_("what came back"))
    parser.add_argument(
        "--receipts", metavar=_("FOLDER"), type=Path, help=_("write a signed receipt for each approval that counts")
    )
    parser.add_argument("--force", action="store_true", help=_("replace existing files"))
    add_key(parser, _)
    parser.set_defaults(run=_run)


def _run(console: Console, arguments: Namespace) -> int:
    # note: everything is read before the first file is recorded, so that a wrong name stops nothing half-way
    files = [(path.name, console.read(path)) for path in arguments.files]
    key = None
    if arguments.receipts is not None:
        console.computer.files.make_folder(arguments.receipts)
        key = signing_key(console, arguments)
    answers = []
    codes = [DONE]
    for name, data in files:
        received = _received(console, data, name)
        answer = _data(console, received)
        if key is not None:
            answer["receipt"] = _receipt(console, arguments, key, received)
        if not console.as_json:
            console.say(str(answer["text"]), *([f"  {answer['receipt']}"] if answer.get("receipt") else []))
        answers.append(answer)
        codes.append(_code(received))
    console.answer({"files": answers})
    return max(codes, key=_ORDER.index)


def _received(console: Console, data: bytes, name: str) -> Received:
    """Records a file; one that the check could not finish within its limits is not even opened."""
    first = check(console, data, name=name, trust=Trust())
    if any(problem.code.startswith("bounded.") for problem in first.problems):
        return Received(name=name, outcome="not-checkable", verification=first, release="")
    return receive(console.adapters, data, name=name, now=console.now())


def _receipt(console: Console, arguments: Namespace, key: SigningKey, received: Received) -> str | None:
    """The file of the receipt; None where nothing was counted."""
    counted = _counted(console, received)
    if counted is None:
        return None
    statement = counted.verification.statement
    role = statement.body.role if statement is not None and is_approval(statement) else ""
    path: Path = console.free(arguments.receipts / f"{role}.pdf", arguments)
    issued = issue_receipt(console.adapters, key, counted, now=console.now())
    console.keep(path, issued.data, issued.sha256)
    return str(path)


def _counted(console: Console, received: Received) -> Received | None:
    """The approval that a receipt is for: counted now, or counted since it came, and without a receipt yet."""
    statement = received.verification.statement
    if statement is None or not is_approval(statement):
        return None
    if received.outcome == "counted":
        return received
    if received.outcome != "duplicate":
        return None
    with console.adapters.store.reading() as work:
        _, answers, _ = work.sign_offs.of_release(received.release)
        records = work.statements.of_release(received.release)
    standing = next((answer.standing for answer in answers if answer.sha256 == received.verification.sha256), None)
    later = records[[record.id for record in records].index(statement.id) :] if standing == "counted" else ()
    given = any(record.kind == "receipt" and record.role == statement.body.role for record in later)
    return replace(received, outcome="counted") if standing == "counted" and not given else None


def _data(console: Console, received: Received) -> dict[str, object]:
    problems = [problem_data(problem, console.language) for problem in received.verification.problems]
    return {
        "name": received.name,
        "outcome": received.outcome,
        "verdict": received.verdict,
        "sha256": received.verification.sha256,
        "release": received.release,
        "text": console.explain(received.problem).sentence,
        "problems": problems,
    }


def _code(received: Received) -> int:
    if received.verdict in {"changed", "not-checkable"}:
        return EXIT_OF_VERDICT[received.verdict]
    if received.outcome == "identity-open":
        return UNKNOWN_SIGNER
    return DONE if received.outcome in _SETTLED else NEGATIVE
