# SPDX-License-Identifier: MIT
"""One request from its double-click to the signed file: read, decide, sign; nothing typed is ever lost."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.answering import Asked
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.signer.answers import Answers
from golive_desktop.ui.stages.signer.bar import Place, bar_at
from golive_desktop.ui.stages.signer.closure import Closed
from golive_desktop.ui.stages.signer.deeds import Deeds
from golive_desktop.ui.stages.signer.frame import Foot, Head
from golive_desktop.ui.stages.signer.handing import Handing
from golive_desktop.ui.stages.signer.keymaking import KeyMaking
from golive_desktop.ui.stages.signer.overriding import OVERRIDE_HERE
from golive_desktop.ui.stages.signer.places import Places
from golive_desktop.ui.stages.signer.presenter import Presenter
from golive_desktop.ui.stages.signer.saying import fitting_keys, heading, resumed
from golive_desktop.ui.stages.signer.sheets import result_of
from golive_desktop.ui.stages.signer.signing import Signing
from golive_desktop.ui.stages.signer.work import Signed

__all__ = ["SignerStage", "make_stage"]

_STEP: Final[dict[Place, int]] = {"decide": 2, "delegate": 2, "key": 3, "sign": 3, "result": 4, "close": 4}
_BEFORE: Final[dict[Place, Place]] = {"delegate": "decide", "close": "result"}
_LOW: Final = 560
"""Pixels of height below which head and foot take less of it."""


def make_stage(context: Context) -> "SignerStage":
    """The signer's view; `show_subject` names the request: a file's path, ``here:ROLE``, or ``override:RELEASE``."""
    return SignerStage(context)


class SignerStage(Stage):
    """One request in three steps, without menu and navigation."""

    with_menu = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._presenter = Presenter(context, self)
        self._place: Place = "opening"
        self._busy = False
        self._build()
        self._connect()

    def show_subject(self, subject: str) -> None:
        """Opens a request; the one that is open stays as it is."""
        if subject == self._presenter.subject and self._presenter.asked is not None:
            return
        self._handing.show_result(None)
        self._signing.begin()
        here = subject.startswith(OVERRIDE_HERE)
        task = self._deeds.overriding.open(self._presenter.leave(subject)) if here else self._presenter.open(subject)
        # note: only now is nothing of another request left that could be taken for this one
        self._go("opening")
        self._head_changed()
        self._places.opening.follow(task)

    def subject(self) -> str:
        """The request that is shown; what was answered is saved before it is named."""
        self._presenter.flush()
        return self._presenter.subject

    def about(self) -> str:
        """The request."""
        return self._presenter.subject

    def title(self) -> str:
        """What is asked for and which candidate."""
        asked = self._presenter.asked
        if self._place == "override":
            return self.words.term("kind", "override")
        release = asked.request.statement.release if asked else None
        said = self.words.translate("Sign-off request")
        return f"{said} – {release.candidate.tag}" if release else said

    def first_focus(self) -> QWidget:
        """Where the keyboard begins in the present step."""
        on_the_way = self._deeds if self._place in self._deeds.pages else self._places
        return on_the_way.entry(self._place) or self._foot.entry()

    def regions(self) -> tuple[QWidget, ...]:
        """The step and the bar at the foot."""
        return (self._places, self._foot)

    def fold(self, *, narrow: bool) -> None:
        """Puts what stands side by side below each other."""
        self._narrow = narrow
        self._places.fold(narrow=narrow)
        self._deeds.fold(narrow=narrow)
        self._fold_frame()

    # --- what is shown

    def _build(self) -> None:
        self.setObjectName("signer")
        self._narrow = False
        self._head = Head(self.words, self.theme)
        self._foot = Foot(self.words, self.theme)
        places = self._places = Places(self.context, self)
        self._answers = Answers(self.context, self._presenter, places.read, places.decide, self)
        self._keys = KeyMaking(self.context, self._presenter, places.key, self)
        self._signing = Signing(self.context, self._presenter, places.sign, self)
        self._handing = Handing(self.context, self._presenter, places.result, self)
        self._deeds = Deeds(self.context, self._presenter, places.result.conditions, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(places, 1)
        places.stand(self._deeds.pages)
        column.addWidget(self._foot)  # note: last, since Tab goes through what was added in that order
        self._show()

    def _connect(self) -> None:
        presenter, places = self._presenter, self._places
        presenter.opened.connect(self._on_opened)
        presenter.refused.connect(self._on_refused)
        presenter.troubled.connect(self._on_troubled)
        presenter.saved.connect(self._on_saved)
        self._foot.back.connect(self._back)
        self._foot.forward.connect(self._forward)
        self._head.steps.chosen.connect(self._step_to)
        places.read.decision_wanted.connect(lambda: self._step_to(2))
        self._answers.changed.connect(self._show)
        self._keys.began.connect(self._work)
        self._keys.made.connect(self._on_made)
        self._signing.began.connect(self._work)
        self._signing.changed.connect(self._show)
        self._signing.signed.connect(self._on_signed)
        places.sign.keys.entered.connect(self._foot.press)
        places.sign.keys.changed.connect(self._on_typed)
        self._handing.changed.connect(self._show)
        self._handing.shown.connect(self._deeds.closing.show_answer)
        self._deeds.closing.closed.connect(self._on_closed)
        self._deeds.wanted.connect(self._go)
        self._deeds.wanted.connect(lambda _place: self._head_changed())
        self._deeds.changed.connect(self._on_deed)
        self._deeds.began.connect(self._work)
        self._deeds.refused.connect(self._on_refused)
        self._deeds.replacing.settled.connect(lambda: self.show_subject(presenter.subject))
        places.opening.compare_wanted.connect(self._on_compare)
        places.decide.deputy_wanted.connect(self._deeds.delegating.ask)
        # note: the menu bar is not shown here, and with it go its keys
        menu = (("F1", lambda: self.context.shell.open_stage("help")), ("Ctrl+Q", self.context.window.close))
        for keys, move in (("Alt+Right", self._forward), ("Alt+Left", self._back), *menu):
            QShortcut(QKeySequence(keys), self).activated.connect(move)

    def _go(self, place: Place) -> None:
        """Goes to one place of the way, and shows it."""
        self._place = place
        self._places.go(place)
        self._foot.follow(self._places.read.last())
        if place == "decide":
            self._answers.show_decision()
        self._show()
        self._places.to_top(place)
        if self.isVisible():
            self.first_focus().setFocus()

    def _show(self) -> None:
        """Everything that depends on where the signer is."""
        self._head.steps.show_step(_STEP.get(self._place, 1))
        asked = self._presenter.asked
        self._head.setVisible(asked is not None)
        if asked is not None:
            self._head.show_heading(heading(asked.request, self.words, laptop_of=self._presenter.laptop_of))
            if self._place == "sign":
                self._signing.show_sheet()
        self._show_foot(asked)

    def _show_foot(self, asked: Asked | None) -> None:
        ready, result, busy = self._signing.ready, self._handing.result, self._busy
        if (deed := self._deeds.at(self._place)) is not None:
            bar = deed.bar(busy=busy)
        else:
            bar = bar_at(self._place, asked, self._presenter.draft, self.words, result=result, ready=ready, busy=busy)
            if self._presenter.trouble is not None and self._place in {"read", "decide", "key", "sign"}:
                bar = replace(bar, text=self.words.translate("Not saved yet. It is tried again every few seconds."))
        self._foot.show_bar(bar, busy=busy)

    def _fold_frame(self) -> None:
        low = self.height() < _LOW
        self._head.fold(narrow=self._narrow, low=low)
        self._foot.fold(low=low)

    # --- the way on and back

    def _forward(self) -> None:
        if self._busy:
            return
        if (deed := self._deeds.at(self._place)) is not None:
            deed.sign()
        elif self._place == "read":
            if self._answers.answered():
                self._step_to(2)
            self._show()
            self._places.follow_keyboard(self._place)
        elif self._place == "decide":
            if self._answers.decided():
                self._step_to(3)
            else:
                self._places.follow_keyboard(self._place)
        elif self._place == "key":
            self._places.key.form.submit()
        elif self._place == "sign":
            self._signing.sign()
        elif self._place == "result":
            self._handing.forward()

    def _back(self) -> None:
        if self._busy:
            return
        if self._place in {"sign", "key"}:
            self._step_to(2)
        elif self._place == "decide":
            self._step_to(1)
        elif self._place in _BEFORE:
            self._go(_BEFORE[self._place])
        elif self._place == "replace" and not self._deeds.replacing.done:
            self.show_subject(self._presenter.subject)
        else:
            self._presenter.flush()
            self.context.shell.go_back()

    def _step_to(self, step: int) -> None:
        """Goes to a step, and notes it for the next time."""
        if self._busy or self._place in {"opening", "result", *self._deeds.pages} or self._presenter.asked is None:
            return
        self._presenter.keep(replace(self._presenter.draft, step=step))
        guest = bool(self._presenter.laptop_of)
        has_key = bool(fitting_keys(self._presenter.asked, guest=guest))
        places: dict[int, Place] = {1: "read", 2: "decide", 3: "sign" if has_key else "key"}
        if places[step] == "key":
            self._keys.show_person()
        self._go(places[step])

    # --- what comes back

    def _on_opened(self) -> None:
        asked, draft = self._presenter.asked, self._presenter.draft
        if asked is None:
            return
        self._head_changed()
        if asked.given is not None:
            self._handing.show_result(result_of(asked, Signed(given=asked.given, path=self._presenter.copy)))
            self._go("result")
            return
        self._answers.begin()
        self._go("read")
        if (step := resumed(asked.request.statement.body.form, draft)) > 1:
            self._step_to(step)

    def _head_changed(self) -> None:
        self.window().setWindowTitle(self.window_title())

    def _on_refused(self, problem: Problem) -> None:
        if (problem.code, problem.subject) == ("request.no-request", "override"):
            self._places.opening.follow(self._deeds.overriding.open(self._presenter.subject))
            return
        self._places.opening.show_problem(problem)
        self._show()

    def _on_compare(self) -> None:
        """The number of a changed key is compared anew; whoever comes back finds the file as it was refused."""
        self._places.opening.follow(self._deeds.replacing.ask(self._presenter.subject))

    def _on_troubled(self, problem: Problem) -> None:
        if self._place == "result":
            self._places.result.show_trouble(problem)
        else:
            self._answers.show_trouble(problem)
        self._show()

    def _on_saved(self, problem: Problem) -> None:
        self._answers.take_back(problem)
        self._show()

    def _work(self, task: Task) -> None:
        """Locks the way while something is being done, until it is over in whichever way."""
        self._busy = True
        task.ended.connect(self._on_ended)
        self._show()

    def _on_ended(self) -> None:
        self._busy = False
        self._show()

    def _on_made(self) -> None:
        self._busy = False
        self._step_to(3)

    def _on_signed(self, signed: Signed) -> None:
        asked = self._presenter.asked
        if asked is not None:
            self._busy = False
            self._handing.show_result(result_of(asked, signed))
            self._go("result")

    def _on_typed(self) -> None:
        # note: in a narrow window the passphrase stands below what is in view, and whoever types shall see where
        if self._places.sign.keys.filled:
            self._places.follow_keyboard("sign")

    def _on_deed(self) -> None:
        self._show()
        deed = self._deeds.at(self._place)
        if deed is not None and deed.done and self.isVisible():
            self._foot.entry().setFocus()

    def _on_closed(self, closed: Closed) -> None:
        self._busy = False
        self._handing.take_closed(closed)

    # --- keyboard and size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._busy:
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = QApplication.focusWidget()
            plain = not isinstance(focused, QPushButton) or focused.property("segment") or focused.property("card")
            if not plain and isinstance(focused, QPushButton):
                focused.click()
            elif self._place not in {"sign", "key", *self._deeds.pages}:
                self._foot.press()
            return
        if event.key() == Qt.Key.Key_Escape:
            self._back()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_frame()

    def hideEvent(self, event: QHideEvent) -> None:
        self._presenter.flush()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self._presenter.flush()
        return super().event(event)
