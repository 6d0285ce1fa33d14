# SPDX-License-Identifier: MIT
"""The other way to a green gate: the CI system's result, attached and signed by the DevOps lead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from golive_desktop.domain.ci import CiResult
from golive_desktop.domain.problem import Problem
from golive_desktop.services.gates import ask_for_ci, run_here
from golive_desktop.ui.calendar import Calendar
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.page import Page
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["CiLine", "CiSight", "change_ci", "ci_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class CiSight:
    """What is shown of the CI system's result."""

    step: Literal["possible", "asked", "signed"]
    sentence: str
    """How it stands, and what follows."""


def ci_of(result: CiResult | None, calendar: Calendar, *, asked: bool) -> CiSight:
    """How a gate stands with the CI system.

    Args:
        result: what the gate stands on; None where that is no CI system's result.
        calendar: says the times.
        asked: whether the DevOps lead's form asks for it.
    """
    _ = calendar.words.translate
    if result is not None:
        said = _("By CI: {files}. Signed by {person}, {time}.")
        files = ", ".join(file.name for file in result.files)
        said = said.format(files=files, person=result.person, time=calendar.near(result.signed_at))
        return CiSight(step="signed", sentence=said)
    if asked:
        said = _("The DevOps lead's form asks for the CI system's result. Send the request, or run the gate here.")
        return CiSight(step="asked", sentence=said)
    said = _("Or the DevOps lead attaches the CI system's result and signs for it; an earlier answer is asked anew.")
    return CiSight(step="possible", sentence=said)


def change_ci(page: Page, release: str, key: str, *, by_ci: bool, refused: Callable[[Problem], object]) -> None:
    """Lets the CI system's result stand for a gate, or only a run here.

    Args:
        page: waits for it.
        release: id of the release.
        key: of the gate.
        by_ci: whether the DevOps lead is asked.
        refused: gets what stands against it.
    """
    change = ask_for_ci if by_ci else run_here
    adapters, now = page.context.adapters, page.context.now()
    page.context.bridge.write(
        lambda _task: change(adapters, release, key, now=now),
        owner=page,
        done=lambda _release: None,
        refused=refused,
        changes=release,
    )


class CiLine(QFrame):
    """One sentence, and the way there or back.

    Signals:
        wanted(bool): the CI system's result shall stand for the gate; False to let only a run here count.
        followed(): to the DevOps lead's sign-off, where the request goes out.
    """

    wanted = Signal(bool)
    followed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._sentence = Text("", "caption", wraps=True, selectable=True)
        self._ask = button(_("Show by CI"), theme, kind="link", image="paperclip", pressed=self._on_ask)
        self._back = button(_("Only here"), theme, kind="link", image="arrow-left", pressed=self._on_back)
        name = _("To the DevOps lead's sign-off")
        self._follow = button(_("Request"), theme, kind="link", image="send", name=name, pressed=self.followed.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._ask)
        row.addWidget(self._follow)
        row.addWidget(self._back)

    def show_ci(self, sight: CiSight) -> None:
        """Shows how the gate stands; what is signed is not taken back from here."""
        self._sentence.setText(sight.sentence)
        self._ask.setVisible(sight.step == "possible")
        for way in (self._follow, self._back):
            way.setVisible(sight.step == "asked")

    def _on_ask(self) -> None:
        self.wanted.emit(True)  # noqa: FBT003 - the signal's argument

    def _on_back(self) -> None:
        self.wanted.emit(False)  # noqa: FBT003 - the signal's argument
