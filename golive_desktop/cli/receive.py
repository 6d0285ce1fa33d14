# SPDX-License-Identifier: MIT
"""Files that came back: checked, recorded, each with one sentence about what was done; receipts for what counts."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from golive_desktop.cli.checking import check
from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, EXIT_OF_VERDICT, NEGATIVE, UNKNOWN_SIGNER, USAGE, exit_of
from golive_desktop.cli.keys import add_key, signing_key
from golive_desktop.cli.language import Translate
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.trust import Trust
from golive_desktop.services.counting import closure_outcome
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.receive import SETTLED, Received, issue_receipt, receive
from golive_desktop.services.verify import Verification
from golive_desktop.statements.state import is_approval

__all__ = ["arguments"]

_ORDER = (DONE, UNKNOWN_SIGNER, EXIT_OF_VERDICT["not-checkable"], NEGATIVE, USAGE)
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
    codes = [DONE]
    done: list[tuple[Received, dict[str, object]]] = []
    checked = [(data, check(console, data, name=name, trust=Trust())) for name, data in files]
    for data, first in sorted(checked, key=lambda file: _turn(file[1])):
        received = _received(console, data, first)
        answer = _data(console, received)
        if not console.as_json:
            console.say(str(answer["text"]))
        if key is not None:
            codes.append(_receipt(console, arguments, key, received, answer))
        done.append((received, answer))
    for received, answer in done:
        # note: what an earlier file waited for may have been among the later ones
        last = _at_the_end(console, received)
        answer["outcome_at_end"] = last.outcome
        codes.append(_code(last))
        if key is not None and last is not received:
            codes.append(_receipt(console, arguments, key, last, answer))
    console.answer({"files": [answer for _received_file, answer in done]})
    return max(codes, key=_ORDER.index)


def _turn(first: Verification) -> int:
    """Approvals first, then what is stated about them, then files that may be evidence for either."""
    if first.statement is None:
        return 2
    return int(first.statement.kind in {"withdrawal", "closure"})


def _received(console: Console, data: bytes, first: Verification) -> Received:
    """Records a file; one that the check could not finish within its limits is not opened, but may be evidence."""
    unfinished = any(problem.code.startswith(("bounded.", "document.not-pdf")) for problem in first.problems)
    unopened = first if unfinished else None
    return receive(console.adapters, data, name=first.name, now=console.now(), unopened=unopened)


def _at_the_end(console: Console, received: Received) -> Received:
    """What became of a file that waited, once all files of this run are recorded; every other file as it is."""
    statement = received.verification.statement
    if received.outcome not in {"waits", "closure-waits"} or statement is None:
        return received
    sha256 = received.verification.sha256
    with console.adapters.store.reading() as work:
        if received.outcome == "closure-waits":
            closed = closure_outcome(work, received.release, sha256) == "closed"
            return replace(received, outcome="closed", missing=()) if closed else received
        release, answers = work.releases.get(received.release), work.sign_offs.of_release(received.release)[1]
        voids = work.voids.of_release(release.id)
    answer = next((answer for answer in answers if answer.sha256 == sha256), None)
    # note: an answer for an older candidate, or to a void request, counts for nothing with all its evidence
    void = answer is not None and any(void.request in {"", answer.request} for void in voids)
    if answer is None or answer.standing != "counted" or void or statement.release != release.reference:
        return received
    return replace(received, outcome="counted", missing=())


def _receipt(
    console: Console, arguments: Namespace, key: SigningKey, received: Received, answer: dict[str, object]
) -> int:
    """Adds the file of the receipt to `answer`, None where nothing was counted; a failure leaves the rest to go on."""
    answer["receipt"] = None
    counted = _counted(console, received)
    statement = received.verification.statement
    if counted is None or statement is None or not is_approval(statement):
        return DONE
    try:
        path = _free_path(arguments.receipts, statement.body.role, force=arguments.force)
        issued = issue_receipt(console.adapters, key, counted, now=console.now())
        console.keep(path, issued.data, issued.sha256)
    except KnownError as error:
        answer["receipt_problem"] = problem_data(error.problem, console.language)
        console.warn(error.problem)
        return exit_of(error.problem)
    answer["receipt"] = str(path)
    if not console.as_json:
        console.say(f"  {path}")
    return DONE


def _free_path(folder: Path, role: str, *, force: bool) -> Path:
    """The file of a receipt; an earlier receipt for the role stays beside it."""
    path = folder / f"{role}.pdf"
    number = 1
    while path.exists() and not force:
        number += 1
        path = folder / f"{role}-{number}.pdf"
    return path


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
        "missing": list(received.missing),
        "text": console.explain(received.problem).sentence,
        "problems": problems,
    }


def _code(received: Received) -> int:
    if received.outcome in {"changed", "not-checkable"}:
        return EXIT_OF_VERDICT[received.verdict]
    if received.outcome == "identity-open":
        return UNKNOWN_SIGNER
    return DONE if received.outcome in SETTLED else NEGATIVE
