# SPDX-License-Identifier: MIT
"""Names a deputy from a request: signed with the key of whoever was asked, and written beside the request."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.services.answering import Asked
from golive_desktop.services.delegations import asked_position, delegate
from golive_desktop.services.issue import Issued, SigningKey
from golive_desktop.services.overview import OwnKey
from golive_desktop.statements.delegation import DelegationBody, Deputy, Scope
from golive_desktop.statements.envelope import SCHEMA
from golive_desktop.statements.texts import texts
from golive_desktop.ui.context import Context
from golive_desktop.ui.stages.signer.bar import Bar
from golive_desktop.ui.stages.signer.copies import save_copy
from golive_desktop.ui.stages.signer.delegatepage import DelegatePage, DeputyTyped
from golive_desktop.ui.stages.signer.donepanel import Done
from golive_desktop.ui.stages.signer.handover import HandOver
from golive_desktop.ui.stages.signer.message import deputy_message, mailbox_of
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.reply import Reply
from golive_desktop.ui.stages.signer.saying import fitting_keys

__all__ = ["Delegating"]

_WEEK: Final = timedelta(days=7)
_END_OF_DAY: Final = time(23, 59, 59)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Order:
    asked: Asked
    typed: DeputyTyped
    key: OwnKey
    passphrase: str = field(repr=False)
    target: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class _Named:
    issued: Issued[DelegationBody]
    path: Path | None = None
    problem: Problem | None = None


class Delegating(QObject):
    """The deputy of the request that is shown.

    Args:
        context: of the stage.
        presenter: knows the request.
        page: where it is asked.
        parent: the stage.

    Signals:
        wanted(): the question is ready to be shown.
        began(Task): it is being signed.
        changed(): the bar may say something else now.
    """

    wanted = Signal()
    began = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, presenter: Presenter, page: DelegatePage, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._presenter, self._page = context, presenter, page
        self._way = HandOver(context, page, self)
        self._way.changed.connect(self.changed)
        self._request = ""
        page.changed.connect(self._show_words)
        page.sheet.folder_wanted.connect(self._on_folder)
        page.sheet.keys.entered.connect(self.sign)
        page.sheet.keys.key_wanted.connect(lambda: context.shell.open_stage("identities"))

    def ask(self) -> None:
        """Asks for a deputy; what was typed for the same request is still there."""
        asked = self._presenter.asked
        if asked is None:
            return
        body, release = asked.request.statement.body, asked.request.statement.release
        today = self._context.now().date()
        if self._request != asked.request.sha256:
            self._request = asked.request.sha256
            self._way.forget()
            until = max(body.deadline or today, today + _WEEK)
            self._page.show_question(
                title=body.title,
                tag=release.candidate.tag if release else "",
                product=release.product if release else "",
                until=until,
                today=today,
            )
        self._page.sheet.keys.show_keys(fitting_keys(asked))
        self._show_words()
        self._show_target()
        self.wanted.emit()

    @property
    def done(self) -> bool:
        """Whether the deputy is named."""
        return self._way.done is not None

    def bar(self, *, busy: bool) -> Bar:
        """The bar below the question."""
        _ = self._context.words.translate
        if self.done:
            return self._way.bar(Bar(back=_("Back")))
        ready = not busy and self._page.sheet.keys.key() is not None
        forward = _("Signing…") if busy else _("Name the deputy")
        text = _("You keep the role: you can still sign yourself.")
        return Bar(back=_("Back"), text=text, forward=forward, forward_image="pen-line", enabled=ready)

    def sign(self) -> None:
        """Signs, when everything is there; what is signed is handed over."""
        if self._way.forward():
            return
        asked, key = self._presenter.asked, self._page.sheet.keys.key()
        if asked is None or key is None or not self._page.complete():
            return
        passphrase = self._page.sheet.keys.passphrase()
        if not passphrase:
            return
        order = _Order(
            asked=asked, typed=self._page.typed(), key=key, passphrase=passphrase, target=self._target(asked)
        )
        context = self._context
        self._page.show_problem(None)
        self._page.sheet.set_busy(busy=True)
        task = context.bridge.write(
            lambda _task: _name(context, order),
            owner=self,
            done=lambda named: self._on_named(order, named),
            refused=self._page.show_problem,
        )
        task.ended.connect(lambda: self._page.sheet.set_busy(busy=False))
        self.began.emit(task)

    def _target(self, asked: Asked) -> Path:
        return (self._presenter.folder or Path.home()) / f"delegation-{asked.request.statement.body.role}.pdf"

    def _show_target(self) -> None:
        if (asked := self._presenter.asked) is not None:
            target = self._target(asked)
            self._page.sheet.show_target(target.name, self._context.words.place(target.parent))

    def _show_words(self) -> None:
        """What would be signed, letter for letter as it is printed."""
        asked = self._presenter.asked
        if asked is None:
            return
        statement, typed = asked.request.statement, self._page.typed()
        t = texts(SCHEMA, statement.language)
        product = statement.release.product if statement.release else ""
        said = t("delegation.sentence", deputy=typed.name or "…", title=statement.body.title)
        scope = t(f"delegation.scope-{typed.scope}", product=product)
        lines = (t("delegation.verdict"), t("sentence.quoted", sentence=said), f"{t('delegation.scope')}: {scope}")
        self._page.sheet.show_words(lines)

    def _on_folder(self) -> None:
        title = self._context.words.translate("Save in this folder")
        folder = str(self._presenter.folder or Path.home())
        if chosen := QFileDialog.getExistingDirectory(self._context.window, title, folder):
            self._presenter.folder = Path(chosen)
            self._show_target()

    def _on_named(self, order: _Order, named: _Named) -> None:
        if self._request != order.asked.request.sha256:
            return  # note: a deputy is asked for by another request meanwhile
        words, _ = self._context.words, self._context.words.translate
        statement, to = named.issued.statement, mailbox_of(order.asked.request.statement.author)
        body = statement.body
        said = _("{deputy} may sign in your place as {title}, until {time}.")
        more = _("Send the file to {author}, who asks {deputy} with a request of their own.")
        self._way.show(
            Done(
                word=_("Deputy named"),
                sentence=said.format(deputy=body.deputy.name, title=body.title, time=words.minute(body.ends)),
                more=more.format(author=to.name, deputy=body.deputy.name),
                reply=Reply(
                    message=deputy_message(statement, to),
                    release=statement.release.id if statement.release else "",
                    role=body.role,
                    data=named.issued.data,
                    at=statement.issued_at,
                    path=named.path,
                ),
                target=order.target,
                problem=named.problem,
            )
        )


def _name(context: Context, order: _Order) -> _Named:
    """Signs the delegation, then writes it.

    Raises:
        KnownError: everything that `delegate` raises; nothing was signed then.
    """
    adapters, now, typed = context.adapters, context.now(), order.typed
    key = SigningKey(identity=order.key.record, passphrase=order.passphrase)
    position = asked_position(adapters, key, order.asked.request.data, now=now)
    issued = delegate(
        adapters,
        key,
        position,
        Deputy(name=typed.name, email=typed.email, organisation=typed.organisation, fingerprint=""),
        starts=now,
        ends=datetime.combine(typed.until, _END_OF_DAY).astimezone(),
        scope=cast("Scope", typed.scope),
        now=now,
    )
    try:
        return _Named(issued=issued, path=save_copy(context, issued.data, order.target))
    except KnownError as error:
        return _Named(issued=issued, problem=error.problem)
