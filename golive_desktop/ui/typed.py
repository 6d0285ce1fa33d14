# SPDX-License-Identifier: MIT
"""What was typed or chosen and not saved yet outlives another language or look, in memory; a secret never does."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from golive_desktop.ui.chosen import Chooser, Touches, chooser_of, choosers, is_touched, value_of
from golive_desktop.ui.parts.field import PassphraseEdit
from golive_desktop.ui.stack import StageStack
from golive_desktop.ui.stage import Stage

__all__ = ["About", "Typed", "Unsaved", "place_of", "typed_in"]

_LOOK_MS: Final = 100
_LOOKS: Final = 50
"""So often it looks for the fields once all was made anew, and again when the keyboard moves: some come late."""
_SETTLES: Final = 10
Edit = QLineEdit | QPlainTextEdit | QTextEdit
Entry = Edit | Chooser
"""Where something is typed or chosen."""
Place = tuple[str, ...]
_NOWHERE: Final[Place] = ()


@runtime_checkable
class About(Protocol):
    """A page, or a part of one, that says what its fields are about."""

    def about(self) -> str | None:
        """See `golive_desktop.ui.page.Page.about`."""


@runtime_checkable
class Unsaved(Protocol):
    """A part of a page that holds more than words and choices until it is saved: a list in its order.

    Only the part knows what may come back: a tick with which somebody vouches for something never does, see
    `golive_desktop.ui.parts.carried`.
    """

    def unsaved(self) -> object | None:
        """What was changed and not saved; None for nothing."""

    def take_back(self, unsaved: object) -> bool:
        """Shows that again; False while the part has not read yet what it is about."""


class Typed(QObject):
    """Keeps what was typed and chosen while all stages are made anew, and puts it back where it is shown again.

    Args:
        stack: the stages.
        parent: the window.
        writing: whether anything is being written now.
    """

    def __init__(self, stack: StageStack, parent: QObject, writing: Callable[[], bool] = lambda: False) -> None:
        super().__init__(parent)
        self._stack, self._touches = stack, Touches(parent, writing)
        self._kept: dict[Place, object] = {}
        self._parts: dict[Place, object] = {}
        self._seen: dict[Place, Entry] = {}
        self._fresh: dict[Place, tuple[object, int]] = {}
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
            for entry in typed_in(stage):
                place = place_of(key, stage, entry)
                if place:
                    self._kept[place] = _value(entry)
                if entry in {focus, chooser_of(focus)}:
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
            for entry in _entries(stage):
                place = place_of(key, stage, entry) if entry.isVisible() else _NOWHERE
                if place in self._kept:
                    # note: while a page is filled, fields that are about to go still stand before those that stay
                    if self._seen.get(place) is entry:
                        self._put_back(entry, place, self._kept.pop(place))
                    else:
                        self._seen[place] = entry
                elif place in self._fresh:
                    self._look_again(entry, place)
        self._fresh = {place: (value, left - 1) for place, (value, left) in self._fresh.items() if left > 0}
        if not (self._kept or self._parts or self._fresh) or self._looks >= _LOOKS:
            self._clock.stop()

    def _take_back(self, key: str, stage: Stage) -> None:
        for place, part in _parts(key, stage):
            seen = isinstance(part, QWidget) and part.isVisible()
            if seen and place in self._parts and part.take_back(self._parts[place]):
                del self._parts[place]

    def _look_again(self, entry: Entry, place: Place) -> None:
        """What is read from the home may come after what was typed, and must not take its place."""
        value, _left = self._fresh[place]
        if not _is_touched(entry) and _value(entry) != value:
            self._put_back(entry, place, value)

    def _put_back(self, entry: Entry, place: Place, value: object) -> None:
        if _is_typed(entry) or _value(entry) == value:
            return  # somebody types there again, or a draft had it already
        if isinstance(entry, QLineEdit):
            entry.setText(str(value))
            entry.setModified(True)
            entry.textEdited.emit(value)
        elif isinstance(entry, (QPlainTextEdit, QTextEdit)):
            entry.setPlainText(str(value))
            entry.document().setModified(True)
        elif not self._touches.choose(entry, value):
            self._kept.setdefault(place, value)
            return
        self._fresh.setdefault(place, (value, _SETTLES))
        if place == self._held:
            self._held = _NOWHERE
            entry.setFocus()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and (self._kept or self._parts):
            self.bring_back()


def typed_in(stage: QWidget) -> tuple[Entry, ...]:
    """Where somebody has typed or chosen and nothing has been saved since; no passphrase is among it."""
    return tuple(entry for entry in _entries(stage) if _is_typed(entry))


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


def _entries(stage: QWidget) -> Iterator[Entry]:
    """Choices first: what is typed may depend on them."""
    return chain[Entry](choosers(stage), _edits(stage))


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


def _is_typed(entry: Entry) -> bool:
    if not isinstance(entry, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return is_touched(entry)
    shown = not isinstance(entry, QLineEdit) or entry.echoMode() is QLineEdit.EchoMode.Normal
    return shown and _is_touched(entry) and bool(_value(entry))


def _is_touched(entry: Entry) -> bool:
    if isinstance(entry, QLineEdit):
        return entry.isModified()
    return entry.document().isModified() if isinstance(entry, (QPlainTextEdit, QTextEdit)) else is_touched(entry)


def _value(entry: Entry) -> object:
    if isinstance(entry, QLineEdit):
        return entry.text()
    return entry.toPlainText() if isinstance(entry, (QPlainTextEdit, QTextEdit)) else value_of(entry)
