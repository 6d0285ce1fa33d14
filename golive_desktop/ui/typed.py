# SPDX-License-Identifier: MIT
"""What was typed and not saved yet outlives another language or look; it is kept in memory, and a secret never is."""

from collections.abc import Iterator
from itertools import chain
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from golive_desktop.ui.parts.field import PassphraseEdit
from golive_desktop.ui.stack import StageStack
from golive_desktop.ui.stage import Stage

__all__ = ["About", "Typed", "Unsaved", "place_of", "typed_in"]

_LOOK_MS: Final = 100
_LOOKS: Final = 50
"""So often it looks for the fields once all was made anew, and again when the keyboard moves: some come late."""
_SETTLES: Final = 10
Edit = QLineEdit | QPlainTextEdit | QTextEdit
Place = tuple[str, ...]
_NOWHERE: Final[Place] = ()


@runtime_checkable
class About(Protocol):
    """A page, or a part of one, that says what its fields are about."""

    def about(self) -> str | None:
        """See `golive_desktop.ui.page.Page.about`."""


@runtime_checkable
class Unsaved(Protocol):
    """A part of a page that holds more than lines of text until it is saved: a list in its order, a date, a choice.

    Only the part knows what may come back: a tick with which somebody vouches for something never does.
    """

    def unsaved(self) -> object | None:
        """What was changed and not saved; None for nothing."""

    def take_back(self, unsaved: object) -> bool:
        """Shows that again; False while the part has not read yet what it is about."""


class Typed(QObject):
    """Keeps what was typed while all stages are made anew, and puts it back where its fields are shown again.

    Args:
        stack: the stages.
        parent: the window.
    """

    def __init__(self, stack: StageStack, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = stack
        self._kept: dict[Place, str] = {}
        self._parts: dict[Place, object] = {}
        self._seen: dict[Place, Edit] = {}
        self._fresh: dict[Place, tuple[str, int]] = {}
        """What was just put back, and for how many looks it may be taken away again by what is read late."""
        self._held = _NOWHERE
        self._looks = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def keep(self) -> None:
        """Keeps what stands in the fields of all stages; what was kept before and has not been shown since stays."""
        focus, self._held = QApplication.focusWidget(), _NOWHERE
        for key, stage in self._stack.stages().items():
            for edit in typed_in(stage):
                place = place_of(key, stage, edit)
                if place:
                    self._kept[place] = _text(edit)
                if edit is focus:
                    self._held = place
            for place, part in _parts(key, stage):
                if (unsaved := part.unsaved()) is not None:
                    self._parts[place] = unsaved

    def bring_back(self) -> None:
        """Looks for the fields, from now on for a while."""
        self._looks = 0
        if (self._kept or self._parts) and not self._clock.isActive():
            self._seen.clear()
            self._clock.start()

    def forget(self) -> None:
        """Another home is worked on: nothing of this one is put back."""
        for kept in (self._kept, self._parts, self._fresh):
            kept.clear()
        self._clock.stop()

    def _look(self) -> None:
        self._looks += 1
        for key, stage in self._stack.stages().items():
            if self._parts:
                self._take_back(key, stage)
            for edit in _edits(stage):
                place = place_of(key, stage, edit) if edit.isVisible() else _NOWHERE
                if place in self._kept:
                    # note: while a page is filled, fields that are about to go still stand before those that stay
                    if self._seen.get(place) is edit:
                        self._put_back(edit, place, self._kept.pop(place))
                    else:
                        self._seen[place] = edit
                elif place in self._fresh:
                    self._look_again(edit, place)
        self._fresh = {place: (text, left - 1) for place, (text, left) in self._fresh.items() if left > 0}
        if not (self._kept or self._parts or self._fresh) or self._looks >= _LOOKS:
            self._clock.stop()

    def _take_back(self, key: str, stage: Stage) -> None:
        for place, part in _parts(key, stage):
            seen = isinstance(part, QWidget) and part.isVisible()
            if seen and place in self._parts and part.take_back(self._parts[place]):
                del self._parts[place]

    def _look_again(self, edit: Edit, place: Place) -> None:
        """What is read from the home may come after what was typed, and must not take its place."""
        text, _left = self._fresh[place]
        if not _is_touched(edit) and _text(edit) != text:
            self._put_back(edit, place, text)

    def _put_back(self, edit: Edit, place: Place, text: str) -> None:
        if _is_typed(edit) or _text(edit) == text:
            return  # somebody types there again, or a draft had it already
        self._fresh.setdefault(place, (text, _SETTLES))
        if isinstance(edit, QLineEdit):
            edit.setText(text)
            edit.setModified(True)
            edit.textEdited.emit(text)
        else:
            edit.setPlainText(text)
            edit.document().setModified(True)
        if place == self._held:
            self._held = _NOWHERE
            edit.setFocus()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (self._kept or self._parts):
            self.bring_back()


def typed_in(stage: QWidget) -> tuple[Edit, ...]:
    """The fields in which somebody has typed and nothing has been saved since; no passphrase is among them."""
    return tuple(edit for edit in _edits(stage) if _is_typed(edit))


def place_of(key: str, stage: Stage, edit: QWidget) -> Place:
    """The way from a stage to a field, by what each widget is and what the page shows: the same in every language.

    Args:
        key: of the stage.
        stage: what fills the window.
        edit: a field in it.

    Returns:
        Empty where nobody said what the field is about.
    """
    way: list[str] = []
    widget: QWidget | None = edit
    about = [stage.about()]
    while widget is not None and widget is not stage:
        way.append(_name(widget))
        if isinstance(widget, About):
            about.append(widget.about())
        widget = widget.parentWidget()
    said = [part for part in about if part is not None]
    return (key, *said, *reversed(way)) if len(said) == len(about) else _NOWHERE


def _parts(key: str, stage: Stage) -> Iterator[tuple[Place, Unsaved]]:
    """The parts of a stage, each with its place; which of its own things it is about is its own affair."""
    for widget in stage.findChildren(QWidget):
        parent = widget.parentWidget()
        if isinstance(widget, Unsaved) and parent is not None and (place := place_of(key, stage, parent)):
            yield (*place, _name(widget)), widget


def _name(widget: QWidget) -> str:
    parent = widget.parentWidget()
    kind = type(widget)
    alike = [child for child in parent.children() if type(child) is kind] if parent is not None else []
    return f"{kind.__name__} {alike.index(widget) if widget in alike else 0}"


def _edits(stage: QWidget) -> Iterator[Edit]:
    lines, texts, rich = (
        stage.findChildren(QLineEdit),
        stage.findChildren(QPlainTextEdit),
        stage.findChildren(QTextEdit),
    )
    for edit in chain[Edit](lines, texts, rich):
        inside = isinstance(edit.parentWidget(), (QAbstractSpinBox, QComboBox))
        if not inside and not edit.isReadOnly() and not isinstance(edit, PassphraseEdit):
            yield edit


def _is_typed(edit: Edit) -> bool:
    shown = not isinstance(edit, QLineEdit) or edit.echoMode() is QLineEdit.EchoMode.Normal
    return shown and _is_touched(edit) and bool(_text(edit))


def _is_touched(edit: Edit) -> bool:
    return edit.isModified() if isinstance(edit, QLineEdit) else edit.document().isModified()


def _text(edit: Edit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
