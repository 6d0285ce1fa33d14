# SPDX-License-Identifier: MIT
# ruff: noqa: PLC0415 - the frame is painted before anything is imported that it does not need for that
"""What fills the window, one at a time, and the way back through what was shown before."""

from PySide6.QtWidgets import QStackedWidget

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from golive_desktop.ui.context import Context, StageKey
    from golive_desktop.ui.stage import Stage

__all__ = ["StageStack"]


class StageStack(QStackedWidget):
    """The stages that were shown so far; each is made when it is first asked for, and stays as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.key: StageKey = "doors"
        """Which one is in front."""
        self._stages: dict[StageKey, Stage] = {}
        self._way: list[tuple[StageKey, str]] = []
        self._narrow = False

    def bring(self, key: "StageKey", context: "Context") -> "Stage":
        """Brings a stage to the front.

        Args:
            key: which one.
            context: what it is made with when it is new.
        """
        from golive_desktop.ui.stages.registry import make_stage

        if key not in self._stages:
            self._stages[key] = make_stage(key, context)
            self.addWidget(self._stages[key])
        stage = self._stages[key]
        self.key = key
        stage.fold(narrow=self._narrow)
        self.setCurrentWidget(stage)
        return stage

    def front(self) -> "Stage | None":
        """The stage in front; None while there is none."""
        return self._stages.get(self.key)

    def stages(self) -> "Mapping[StageKey, Stage]":
        """All that were shown so far."""
        return self._stages

    def subject(self) -> str:
        """What the stage in front shows; what was typed in it a moment ago is saved by that."""
        stage = self.front()
        return stage.subject() if stage else ""

    def subject_of(self, key: "StageKey") -> str:
        """What another stage shows; empty while it was not made."""
        return self._stages[key].subject() if key in self._stages else ""

    def leave(self, key: "StageKey", subject: str) -> None:
        """Notes the way back to what is shown now, unless that is what shall be shown."""
        here = (self.key, self.subject())
        if self._stages and here != (key, subject):
            self._way.append(here)

    def back(self) -> "tuple[StageKey, str] | None":
        """Where the way back leads; it is one step shorter then. None at its beginning."""
        return self._way.pop() if self._way else None

    def forget_way(self) -> None:
        """There is no way back any more."""
        self._way.clear()

    def fold(self, *, narrow: bool) -> None:
        """Takes less width, or more again."""
        if narrow != self._narrow:
            self._narrow = narrow
            for stage in self._stages.values():
                stage.fold(narrow=narrow)

    def drop(self) -> None:
        """Lets all stages go; they are gone in the next turn of the event loop."""
        for stage in self._stages.values():
            self.removeWidget(stage)
            stage.deleteLater()
        self._stages.clear()
