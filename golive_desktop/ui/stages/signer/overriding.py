# SPDX-License-Identifier: MIT
"""The executive lets something pass: the request opened, signed within a minute, and handed back."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from golive_desktop.domain.certificate import spoken_number
from golive_desktop.domain.problem import KnownError, Problem, Severity
from golive_desktop.domain.trust import Compared
from golive_desktop.services.issue import Issued, SigningKey
from golive_desktop.services.override_approval import (
    OpenedOverride,
    approve_override,
    look_at_override,
    request_of_override,
)
from golive_desktop.services.overview import OwnKey, own_keys
from golive_desktop.services.receive import receive
from golive_desktop.services.rosters import Comparison
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.override import OverrideBody
from golive_desktop.statements.texts import texts
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.bar import Bar
from golive_desktop.ui.stages.signer.copies import find_copy, save_copy
from golive_desktop.ui.stages.signer.donepanel import Done
from golive_desktop.ui.stages.signer.handover import HandOver
from golive_desktop.ui.stages.signer.message import mailbox_of, override_message
from golive_desktop.ui.stages.signer.overridepage import OverridePage
from golive_desktop.ui.stages.signer.reply import Reply
from golive_desktop.ui.stages.signer.work import MAX_REQUEST

__all__ = ["OVERRIDE_HERE", "Overriding"]

OVERRIDE_HERE: Final = "override:"
"""Begins the subject of a request that this home issued; its release follows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    opened: OpenedOverride
    key: OwnKey
    passphrase: str = field(repr=False)
    compared: str
    target: Path | None
    """None on the laptop of whoever asked: it is received there at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Signed:
    asked: OpenedOverride
    issued: Issued[OverrideBody]
    path: Path | None = None
    problem: Problem | None = None
    recorded: Problem | None = None


class Overriding(QObject):
    """One request for an override, from opening to the signed file.

    Args:
        context: of the stage.
        page: where it is shown.
        parent: the stage.

    Signals:
        opened(): a request is shown.
        refused(Problem): why it cannot be shown.
        began(Task): it is being signed.
        changed(): the bar may say something else now.
    """

    opened = Signal()
    refused = Signal(object)
    began = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, page: OverridePage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._page = context, page
        self._subject = ""
        self._folder = Path.home()
        self._asked: OpenedOverride | None = None
        self._way = HandOver(context, page, self)
        self._way.changed.connect(self.changed)
        self._compared = ""
        page.compared.connect(self._on_compared)
        page.sheet.folder_wanted.connect(self._on_folder)
        page.sheet.keys.entered.connect(self.sign)
        page.sheet.keys.key_wanted.connect(lambda: context.shell.open_stage("identities"))

    def open(self, subject: str) -> Task:
        """Opens a request: a file by its path, or `OVERRIDE_HERE` with the release."""
        self._subject, self._asked, self._compared = subject, None, ""
        self._way.forget()
        context, here, folder = self._context, self._here(), Path(subject).parent
        self._folder = folder
        self._page.sheet.keys.forget()

        def look(_task: Task) -> tuple[OpenedOverride, tuple[OwnKey, ...], Path | None]:
            data = _asked_here(context, here) if here else context.computer.files.read(Path(subject), limit=MAX_REQUEST)
            asked = look_at_override(context.adapters, data, now=context.now())
            given = asked.given
            copy = find_copy(context, given.data, folder / _file_name(asked)) if given is not None else None
            return asked, own_keys(context.adapters), copy

        return context.bridge.look(
            look, owner=self, done=lambda found: self._on_looked(subject, *found), refused=self.refused.emit
        )

    @property
    def done(self) -> bool:
        """Whether it is approved."""
        return self._way.done is not None

    def bar(self, *, busy: bool) -> Bar:
        """The bar below the request."""
        _ = self._context.words.translate
        if self.done:
            forward = _("Back to the go-live day") if self._here() else ""
            return self._way.bar(Bar(back=_("Close"), back_image="x", forward=forward))
        return Bar(
            back=_("Close"),
            back_image="x",
            text=_("Only what is listed is let pass. A poll, HOLD and a void release stay as they are."),
            forward=_("Signing…") if busy else _("Approve the override"),
            forward_image="pen-line",
            enabled=not busy and self._page.sheet.keys.key() is not None,
        )

    def sign(self) -> None:
        """Signs, when everything is there; what is signed is handed over, or leads back where it is recorded."""
        if self.done:
            if not self._way.forward():
                self._context.shell.open_page("day")
            return
        asked, key = self._asked, self._page.sheet.keys.key()
        if asked is None or key is None:
            return
        if asked.problems and not self._compared:
            self._page.ask_to_compare(asked.statement.author.name)
            return
        passphrase = self._page.sheet.keys.passphrase()
        if not passphrase:
            return
        target = None if self._here() else self._target(asked)
        order = _Order(opened=asked, key=key, passphrase=passphrase, compared=self._compared, target=target)
        context = self._context
        self._page.show_problem(None)
        self._page.sheet.set_busy(busy=True)
        task = context.bridge.write(
            lambda _task: _approve(context, order), owner=self, done=self._show, refused=self._page.show_problem
        )
        task.ended.connect(lambda: self._page.sheet.set_busy(busy=False))
        self.began.emit(task)

    def _here(self) -> str:
        """The release whose request is signed on the laptop that asks; empty for a file."""
        return self._subject.removeprefix(OVERRIDE_HERE) if self._subject.startswith(OVERRIDE_HERE) else ""

    def _target(self, asked: OpenedOverride) -> Path:
        return self._folder / _file_name(asked)

    def _on_looked(self, subject: str, asked: OpenedOverride, keys: tuple[OwnKey, ...], copy: Path | None) -> None:
        if subject != self._subject:
            return
        self._asked = asked
        others = [key for key in keys if key.certificate.fingerprint != asked.statement.author.fingerprint]
        self._page.show_request(asked, others, _printed(asked))
        self._show_target()
        if not others and keys:
            author, title = asked.statement.author.name, asked.statement.body.title
            self._page.show_problem(KnownError.of("override.own-request", author, executive=title).problem)
        if asked.given is not None and not self._here():
            self._show(_Signed(asked=asked, issued=asked.given, path=copy))
        self.opened.emit()

    def _show_target(self) -> None:
        if self._here():
            self._page.sheet.show_target("", "")
        elif self._asked is not None:
            target = self._target(self._asked)
            self._page.sheet.show_target(target.name, self._context.words.place(target.parent))

    def _on_compared(self, how: str) -> None:
        self._compared = how
        self._page.show_problem(None)

    def _on_folder(self) -> None:
        title = self._context.words.translate("Save in this folder")
        if chosen := QFileDialog.getExistingDirectory(self._context.window, title, str(self._folder)):
            self._folder = Path(chosen)
            self._show_target()

    def _show(self, signed: _Signed) -> None:
        if signed.asked is not self._asked:
            return  # note: another request was opened meanwhile; whoever opens this one again finds it approved
        done = self._recorded(signed.recorded) if signed.recorded is not None else self._signed(signed)
        self._way.show(done)

    def _recorded(self, recorded: Problem) -> Done:
        """On the laptop of whoever asked."""
        said, _ = self._context.words.explain(recorded), self._context.words.translate
        if recorded.severity is Severity.INFORMS:
            return Done(word=_("Override approved"), sentence=said.sentence, more=said.meaning)
        return Done(word=_("Signed, and not recorded"), sentence=said.sentence, more=said.next_step, waits=True)

    def _signed(self, signed: _Signed) -> Done:
        words, _ = self._context.words, self._context.words.translate
        statement = signed.issued.statement
        to = mailbox_of(signed.asked.statement.author)
        when = _("Signed by {name}, {time}").format(name=statement.author.name, time=words.minute(statement.issued_at))
        return Done(
            word=_("Override approved"),
            sentence=when,
            more=_("Send it to {author}; it counts once it was received there.").format(author=to.name),
            reply=Reply(
                message=override_message(statement, to),
                release=statement.release.id if statement.release else "",
                role=statement.body.role,
                data=signed.issued.data,
                at=statement.issued_at,
                path=signed.path,
            ),
            target=self._target(signed.asked),
            problem=signed.problem,
        )


def _file_name(asked: OpenedOverride) -> str:
    release = asked.statement.release
    tag = release.candidate.tag if release else ""
    plain = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in tag)
    return f"override-approved-{plain}.pdf"


def _asked_here(context: Context, release: str) -> bytes:
    with context.adapters.store.reading() as work:
        return request_of_override(work, work.releases.get(release))


def _printed(asked: OpenedOverride) -> tuple[str, ...]:
    """What would be signed, letter for letter as it is printed."""
    statement = asked.statement
    t = texts(SCHEMA, statement.language)
    tag = statement.release.candidate.tag if statement.release else ""
    said = t("override.sentence-approved", title=statement.body.title, tag=tag)
    return t("override.approved"), said, t("approval.reason", reason=statement.body.reason)


def _approve(context: Context, order: _Order) -> _Signed:
    """Signs, then writes the file, or records it at once on the laptop of whoever asked.

    Raises:
        KnownError: everything that `approve_override` raises; nothing was signed then.
    """
    adapters, now = context.adapters, context.now()
    compared = None
    if order.compared and order.opened.problems:
        number = spoken_number(order.opened.statement.author.fingerprint)
        how = cast("Compared", order.compared)
        compared = Comparison(number=number, by=order.key.certificate.subject.name, how=how)
    key = SigningKey(identity=order.key.record, passphrase=order.passphrase)
    asked = order.opened
    issued = approve_override(adapters, key, asked.data, compared=compared, now=now)
    if order.target is None:
        name = f"override-{issued.statement.body.role}.pdf"
        received = receive(adapters, issued.data, name=name, now=now)
        return _Signed(asked=asked, issued=issued, recorded=received.override or received.problem)
    try:
        return _Signed(asked=asked, issued=issued, path=save_copy(context, issued.data, order.target))
    except KnownError as error:
        return _Signed(asked=asked, issued=issued, problem=error.problem)
