# SPDX-License-Identifier: MIT
"""Lists of records: where the cursor stays, what is announced, what a screen reader is told, and what is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.records import Record, RecordList, RecordRow


@dataclass(frozen=True, kw_only=True)
class Note:
    """A record of a test."""

    key: str
    spoken: str


class _Row(RecordRow[Note]):
    """Notes what it drew."""

    drawn: list[tuple[str, bool]]

    def draw(self, painter: QPainter, whole: QRect, record: Note) -> None:
        self.drawn = [*getattr(self, "drawn", []), (record.key, self.chosen)]
        wide = self.write_at_right(painter, whole, "today")
        assert wide > 0
        self.write(painter, whole.adjusted(0, 0, -wide, 0), record.spoken, "#000000", pixels=12)


def notes(*keys: str) -> list[Note]:
    return [Note(key=key, spoken=f"{key}\u202etxt") for key in keys]


def shown(qtbot: QtBot) -> tuple[RecordList[Note], list[str]]:
    made: RecordList[Note] = RecordList(theme_of("light"), name="Notes", row=_Row, height=40)
    qtbot.addWidget(made)
    made.resize(200, 200)
    made.show()
    said: list[str] = []
    made.chosen.connect(said.append)
    return made, said


def key_of(record: Record | None) -> str:
    return record.key if record is not None else ""


def test_the_cursor_stays_and_only_who_moves_it_is_told(qtbot: QtBot) -> None:
    made, said = shown(qtbot)
    assert made.current() is None
    made.show_records(notes("a", "b", "c"))
    assert (key_of(made.current()), said) == ("a", [])
    QTest.keyClick(made, Qt.Key.Key_Down)
    assert (key_of(made.current()), said) == ("b", ["b"])
    made.show_records(notes("c", "b"))
    assert key_of(made.current()) == "b"
    made.show_records(notes("c", "d"))
    assert key_of(made.current()) == "c"
    made.show_records(notes("c", "d"), "d")
    assert key_of(made.current()) == "d"
    assert said == ["b"]
    assert made.choose("c")
    assert not made.choose("x")
    assert (said, [note.key for note in made.records()]) == (["b", "c"], ["c", "d"])
    made.show_records(())
    assert made.current() is None


def test_what_only_says_something_else_keeps_its_place_and_hides_nothing(qtbot: QtBot) -> None:
    made, _said = shown(qtbot)
    made.show_records(notes("a", "b"))
    resets: list[QModelIndex] = []
    made.model().modelReset.connect(lambda: resets.append(QModelIndex()))
    made.show_records([Note(key="a", spoken="new"), *notes("b")])
    assert resets == []
    told = [made.model().data(made.model().index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1)]
    assert told == ["new", "b[U+202E]txt"]


def test_rows_are_drawn_with_the_cursor_on_one(qtbot: QtBot) -> None:
    made, _said = shown(qtbot)
    made.show_records(notes("a", "b"), "b")
    made.grab()
    row = made.itemDelegate()
    assert isinstance(row, _Row)
    assert {("a", False), ("b", True)} <= set(row.drawn)
    assert made.sizeHintForRow(0) == 40
