# SPDX-License-Identifier: MIT
"""Where the program begins: the right door at one glance, and the sample for whoever is just looking."""

from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Language
from golive_desktop.services.sample import Sample
from golive_desktop.ui.bridge import Task
from golive_desktop.ui.context import Context
from golive_desktop.ui.stage import Stage
from golive_desktop.ui.stages.doors.beginning import Beginning
from golive_desktop.ui.stages.doors.making import Making
from golive_desktop.ui.stages.doors.sample import sample_in

__all__ = ["DoorsStage", "make_stage"]

_SAMPLE: Final = "sample"
_AGAIN: Final = "sample-again"
_CANCELLED: Final = "sample.cancelled"
_REQUEST: Final = ".golive"


def make_stage(context: Context) -> "DoorsStage":
    """The two doors; ``sample`` goes on to the sample release, ``sample-again`` makes it anew first."""
    return DoorsStage(context)


class DoorsStage(Stage):
    """The beginning, and the sample while it is being made."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._subject = ""
        self._task: Task | None = None
        self._closing = False
        self._beginning = Beginning(self.words, self.theme)
        self._making = Making(self.words, self.theme)
        self._build()
        self._connect()
        self.show_state(making=False)

    def show_subject(self, subject: str) -> None:
        """The doors; or the sample, which is made when it is missing."""
        self._subject = _SAMPLE if subject else ""
        self.show_state(making=bool(subject))
        if subject:
            self._open_sample(fresh=subject == _AGAIN)

    def subject(self) -> str:
        """Whether the sample is being made; made anew only once, whatever is changed meanwhile."""
        return self._subject

    def first_focus(self) -> QWidget:
        """The request's door."""
        return self._making if self._subject else self._beginning.first_focus()

    def regions(self) -> tuple[QWidget, ...]:
        """The doors and the foot."""
        return (self._making,) if self._subject else self._beginning.regions()

    def show_state(self, *, making: bool) -> None:
        """The doors, or the sample in the making."""
        self._beginning.setVisible(not making)
        self._making.setVisible(making)

    def _build(self) -> None:
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(16, 16, 16, 16)
        row.addStretch(1)
        for view in (self._beginning, self._making):
            row.addWidget(view, 1000)
        row.addStretch(1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(3)
        column.addWidget(middle)
        column.addStretch(5)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _connect(self) -> None:
        shell, beginning = self.context.shell, self._beginning
        beginning.sign_wanted.connect(self._on_sign)
        beginning.release_wanted.connect(lambda: shell.open_stage("setup"))
        beginning.sample_wanted.connect(lambda: shell.enter_sample(fresh=False))
        beginning.check_wanted.connect(lambda: shell.open_stage("check"))
        beginning.restore_wanted.connect(lambda: shell.open_stage("backup", "restore"))
        beginning.help_wanted.connect(lambda: shell.open_stage("help"))
        beginning.language_chosen.connect(lambda language: shell.set_language(cast("Language", language)))
        self._making.again_wanted.connect(lambda: self.show_subject(_AGAIN))
        self._making.leave_wanted.connect(shell.leave_sample)
        self.context.window.installEventFilter(self)

    def _on_sign(self) -> None:
        """A request may also bear the ending of a PDF: whoever was asked to sign means to sign it."""
        _ = self.words.translate
        path = self._chosen(_("Open the request"), _("Requests") + " (*.golive *.pdf)")
        if path is not None and path.suffix.lower() == _REQUEST:
            self.context.shell.open_files((path,))
        elif path is not None:
            self.context.shell.open_stage("signer", str(path))

    def _chosen(self, title: str, kinds: str) -> Path | None:
        everything = self.words.translate("All files") + " (*)"
        name, _kind = QFileDialog.getOpenFileName(self.context.window, title, "", f"{kinds};;{everything}")
        return Path(name) if name else None

    def _open_sample(self, *, fresh: bool) -> None:
        context = self.context

        def work(task: Task) -> Sample:
            return sample_in(
                context.computer,
                context.home,
                context.adapters,
                language=context.words.language,
                fresh=fresh,
                task=task,
            )

        self._task = context.bridge.write(
            work,
            owner=self,
            done=self._on_sample,
            refused=self._on_refused,
            changes=lambda sample: sample.release,
        )
        self._making.show_task(self._task)

    def _on_sample(self, sample: Sample) -> None:
        self._subject, self._task = "", None
        self.context.shell.open_release(sample.release)

    def _on_refused(self, problem: Problem) -> None:
        self._task = None
        if problem.code == _CANCELLED:
            if not self._closing:
                self.context.shell.leave_sample()
        else:
            self._making.show_problem(problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self.context.window and self._task is not None:
            # note: invented data is not worth waiting for; the window closes once the work has stopped
            self._closing = True
            self._task.cancel()
        return super().eventFilter(watched, event)
