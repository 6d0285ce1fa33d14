# SPDX-License-Identifier: MIT
"""Letters on the console: prepared, shown, sent, taken back; nothing leaves before ``golive mail send``."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from golive_desktop.cli.console import Console, problem_data
from golive_desktop.cli.exits import DONE, NEGATIVE
from golive_desktop.cli.language import LANGUAGES, Translate
from golive_desktop.cli.mail_accounts import add_password, asking
from golive_desktop.cli.parser import Group, Parser
from golive_desktop.domain.mail import Posting, PostingState
from golive_desktop.domain.outbox import OPEN_STATES
from golive_desktop.i18n.moments import show_time
from golive_desktop.ports.adapters import Adapters
from golive_desktop.ports.mail import File
from golive_desktop.services.mailing import prepare_mails
from golive_desktop.services.outbox import (
    Mail,
    cancel_letter,
    draft_of,
    find_letter,
    letters,
    mark_arrived,
    prepare_letter,
    queue_letter,
    resend_letter,
)
from golive_desktop.services.recipients import reached
from golive_desktop.services.sending import Round, recover, send_due
from golive_desktop.wording.terms import term

__all__ = ["add_letters", "letter_data", "letter_line"]

FREE = "free"
"""The kind of a letter that no template makes."""
_BYTES = "application/octet-stream"


def add_letters(parts: Group, _: Translate) -> None:
    """``golive mail prepare | show | outbox | queue | send | cancel | again | arrived | draft``."""
    _add_prepare(parts.add("prepare", _("write the mails of a kind into the outbox; nothing leaves")), _)
    shown = _named(parts.add("show", _("a letter as it would leave, or left")), _)
    shown.set_defaults(run=_show)
    outbox = parts.add("outbox", _("all letters and how they fared"))
    outbox.add_argument("--open", action="store_true", help=_("only those that are not settled"))
    outbox.set_defaults(run=_outbox)
    for name, act, text in (
        ("queue", queue_letter, _("let letters leave with the next round")),
        ("cancel", cancel_letter, _("take letters back that have not left")),
        ("again", resend_letter, _("send letters again that perhaps arrived")),
        ("arrived", mark_arrived, _("letters that perhaps arrived did")),
    ):
        parser = parts.add(name, text)
        parser.add_argument("letters", nargs="+", metavar=_("LETTER"), help=_("number in the outbox, or id"))
        parser.set_defaults(run=_each(act))
    _add_send(parts.add("send", _("send letters now; without names, those that are queued")), _)
    draft = _named(parts.add("draft", _("a letter as a draft for your own mail program")), _)
    draft.add_argument("--out", required=True, metavar=_("FILE"), type=Path, help=_("the .eml file to write"))
    draft.add_argument("--force", action="store_true", help=_("replace an existing file"))
    draft.set_defaults(run=_draft)


def letter_data(console: Console, posting: Posting, number: int = 0) -> dict[str, object]:
    """A letter as JSON shows it; its text is only in ``golive mail show``."""
    letter, last = posting.letter, posting.last
    return {
        "id": letter.id,
        "number": number or None,
        "state": posting.state,
        "kind": letter.kind,
        "release": letter.release,
        "role": letter.role,
        "language": letter.language,
        "to": [mailbox.address for mailbox in letter.to],
        "cc": [mailbox.address for mailbox in letter.cc],
        "bcc": [mailbox.address for mailbox in letter.bcc],
        "subject": letter.subject,
        "enclosures": [{"name": item.name, "sha256": item.sha256} for item in letter.enclosures],
        "pending": list(posting.pending),
        "attempts": posting.attempts,
        "next_try": posting.next_try.isoformat() if posting.next_try else None,
        "answer": last.answer if last else "",
        "problem": problem_data(last.problem, console.language) if last and last.problem else None,
        "written_at": letter.written_at.isoformat(),
        "changed_at": posting.changed_at.isoformat(),
    }


def letter_line(console: Console, posting: Posting, number: int = 0) -> str:
    """A letter in one line."""
    state = term("posting", posting.state, console.language)
    names = ", ".join(mailbox.address for mailbox in posting.letter.recipients)
    return f"{number or posting.letter.id[:8]:>4}  [{state}] {posting.letter.subject}  → {names}"


def _add_prepare(parser: Parser, _: Translate) -> None:
    parser.add_argument("kind", metavar=_("MAIL"), help=_("which one, see golive mail templates; or free"))
    parser.add_argument("release", metavar=_("RELEASE"), help=_("candidate tag or id"))
    parser.add_argument("--role", default="", metavar=_("ROLE"), help=_("whom it is for or about"))
    parser.add_argument("--language", choices=LANGUAGES, help=_("for everybody; else everybody's own"))
    parser.add_argument(
        "--value", action="append", default=[], metavar=_("NAME=TEXT"), help=_("a placeholder that only you know")
    )
    parser.add_argument("--subject", default="", metavar=_("TEXT"), help=_("of a free mail"))
    parser.add_argument("--text-file", metavar=_("FILE"), type=Path, help=_("the text of a free mail"))
    parser.add_argument("--attach", action="append", default=[], metavar=_("FILE"), type=Path, help=_("enclose it"))
    parser.set_defaults(run=_prepare)


def _add_send(parser: Parser, _: Translate) -> None:
    parser.add_argument("letters", nargs="*", metavar=_("LETTER"), help=_("number in the outbox, or id"))
    parser.add_argument("--all", action="store_true", help=_("also those that are only prepared"))
    parser.add_argument("--account", default="", metavar=_("ACCOUNT"), help=_("sender or id; else the first"))
    add_password(parser, _)
    parser.set_defaults(run=_send)


def _named(parser: Parser, _: Translate) -> Parser:
    parser.add_argument("letter", metavar=_("LETTER"), help=_("number in the outbox, or id"))
    return parser


def _prepare(console: Console, arguments: Namespace) -> int:
    now = console.now()
    if arguments.kind == FREE:
        found: tuple[Posting, ...] = (prepare_letter(console.adapters, _free(console, arguments), now=now),)
    else:
        found = prepare_mails(
            console.adapters,
            arguments.release,
            arguments.kind,
            role=arguments.role,
            language=arguments.language,
            given=dict(text.partition("=")[::2] for text in arguments.value),
            now=now,
        )
    _answer(console, found)
    return DONE


def _free(console: Console, arguments: Namespace) -> Mail:
    with console.adapters.store.reading() as work:
        release = work.releases.get(arguments.release)
        people = reached(work, release, arguments.role)
    text = console.read(arguments.text_file).decode("utf-8", "replace") if arguments.text_file else ""
    return Mail(
        kind=FREE,
        to=tuple(person.mailbox for person in people),
        subject=arguments.subject,
        text=text,
        language=arguments.language or people[0].language,
        release=release.id,
        role=arguments.role,
        files=tuple(File(name=path.name, media_type=_BYTES, data=console.read(path)) for path in arguments.attach),
    )


def _show(console: Console, arguments: Namespace) -> int:
    posting = find_letter(console.adapters, arguments.letter)
    letter = posting.letter
    names = [f"{mailbox.name} <{mailbox.address}>".strip() for mailbox in letter.recipients]
    lines = [letter_line(console, posting), "", *names, "", letter.subject, "", letter.text]
    lines += [f"  {item.name}  {item.sha256}" for item in letter.enclosures]
    console.answer({**letter_data(console, posting), "text": letter.text, "html": letter.html}, lines)
    return DONE


def _outbox(console: Console, arguments: Namespace) -> int:
    recover(console.adapters, now=console.now())
    found = [
        (number, posting)
        for number, posting in enumerate(letters(console.adapters), 1)
        if not arguments.open or posting.state in OPEN_STATES
    ]
    console.answer(
        {"letters": [letter_data(console, posting, number) for number, posting in found]},
        [line for number, posting in found for line in _fate_lines(console, posting, number)],
    )
    return DONE


def _each(act: Callable[..., Posting]) -> Callable[[Console, Namespace], int]:
    def run(console: Console, arguments: Namespace) -> int:
        now: datetime = console.now()
        recover(console.adapters, now=now)
        names = [find_letter(console.adapters, name).letter.id for name in arguments.letters]
        _answer(console, [act(console.adapters, name, now=now) for name in dict.fromkeys(names)])
        return DONE

    return run


def _send(console: Console, arguments: Namespace) -> int:
    only = _wanted(console, arguments)
    done = send_due(
        console.adapters,
        console.computer.clock,
        ask=asking(console, arguments),
        account=arguments.account,
        only=only,
    )
    data: dict[str, object] = {
        "letters": [letter_data(console, posting) for posting in done.tried],
        "recovered": [letter_data(console, posting) for posting in done.recovered],
        "stopped_by": problem_data(done.stopped_by, console.language) if done.stopped_by else None,
    }
    shown = (*done.recovered, *done.tried)
    console.answer(data, [line for posting in shown for line in _fate_lines(console, posting)])
    return DONE if _went_well(done) else NEGATIVE


def _wanted(console: Console, arguments: Namespace) -> frozenset[str] | None:
    """The letters that the user names; what is only prepared is queued by that, because the user says "Send"."""
    adapters: Adapters = console.adapters
    names = [find_letter(adapters, name).letter.id for name in arguments.letters]
    if arguments.all:
        names += [item.letter.id for item in letters(adapters) if item.state is PostingState.PREPARED]
    for name in dict.fromkeys(names):
        queue_letter(adapters, name, now=console.now())
    return frozenset(names) if arguments.letters and not arguments.all else None


def _went_well(done: Round) -> bool:
    sent = all(posting.state is PostingState.SENT for posting in done.tried)
    return sent and not done.recovered and done.stopped_by is None


def _draft(console: Console, arguments: Namespace) -> int:
    path = console.free(arguments.out, arguments)
    posting = find_letter(console.adapters, arguments.letter)
    console.write(path, draft_of(console.adapters, posting.letter.id, now=console.now()))
    console.answer({"file": str(path), "letter": posting.letter.id}, [str(path)])
    return DONE


def _answer(console: Console, found: Sequence[Posting]) -> None:
    console.answer(
        {"letters": [letter_data(console, posting) for posting in found]},
        [letter_line(console, posting) for posting in found],
    )


def _fate_lines(console: Console, posting: Posting, number: int = 0) -> list[str]:
    lines = [letter_line(console, posting, number)]
    if posting.last is not None and posting.last.problem is not None and posting.state is not PostingState.SENT:
        words = console.explain(posting.last.problem)
        lines += [f"      {words.sentence}", f"      {words.next_step}"]
    if posting.next_try is not None:
        when = show_time(posting.next_try, console.language)
        lines.append("      " + console.translate("Next try: {time}").format(time=when))
    return lines
