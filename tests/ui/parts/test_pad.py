# SPDX-License-Identifier: MIT
"""What a hand draws is what is signed: inside its box, undistorted, by mouse, pen or finger."""

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from golive_desktop.domain.drawing import HEIGHT, MOST_POINTS, WIDTH, drawing_problems
from golive_desktop.ui.look.theme import theme_of
from golive_desktop.ui.parts.pad import Pad
from golive_desktop.ui.parts.strokes import MOST_STROKES, Point, drawing_of, smoothed
from golive_desktop.ui.words import Words

places = st.floats(0, 472), st.floats(0, 186)
strokes = st.lists(st.lists(st.tuples(*places), min_size=1, max_size=60), min_size=1, max_size=12)


@pytest.fixture
def pad(look: QApplication, qtbot: QtBot) -> Pad:
    assert look is not None
    made = Pad(Words(language="en"), theme_of("light"))
    qtbot.addWidget(made)
    made.resize(472, 186)
    made.show()
    return made


def draw(pad: Pad, *places: tuple[int, int]) -> None:
    first, *rest = places
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(*first))
    for place in rest:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*places[-1]))


@settings(max_examples=60, deadline=None)
@given(strokes=strokes)
def test_every_drawing_is_one_that_can_be_signed(strokes: list[list[Point]]) -> None:
    drawing = drawing_of(strokes, width=472, height=186)
    assert drawing is not None
    assert list(drawing_problems(drawing)) == []
    assert len(drawing.strokes) == len(strokes)


@settings(max_examples=40, deadline=None)
@given(stroke=st.lists(st.tuples(*places), min_size=1, max_size=60))
def test_a_curve_begins_and_ends_where_the_pen_did(stroke: list[Point]) -> None:
    curve = smoothed(stroke)
    assert (curve[0], curve[-1]) == (stroke[0], stroke[-1])
    assert len(curve) >= len(stroke)


def test_a_curve_has_no_corner_where_the_pen_was_seen() -> None:
    curve = smoothed([(0, 0), (50, 0), (50, 50)])
    assert (50, 0) not in curve
    assert max(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(curve)) < 30


def test_proportions_stay() -> None:
    drawing = drawing_of([[(0, 0)], [(186, 186)]], width=472, height=186)
    assert drawing is not None
    ((left, top),), ((right, bottom),) = drawing.strokes
    assert right - left == bottom - top == HEIGHT
    assert drawing_of([[(0, 0)], [(472, 186)]], width=472, height=186) == drawing_of(
        [[(0, 0)], [(944, 372)]], width=944, height=372
    )
    assert 0 < left < WIDTH - right + left


def test_nothing_is_none_and_too_much_is_thinned() -> None:
    assert drawing_of([], width=472, height=186) is None
    scribble: list[Point] = [((n * 37) % 472, (n * 91) % 186) for n in range(60)]
    drawing = drawing_of([scribble] * (MOST_STROKES + 5), width=472, height=186)
    assert drawing is not None
    assert len(drawing.strokes) == MOST_STROKES
    assert sum(map(len, drawing.strokes)) <= MOST_POINTS


def test_the_mouse_draws_and_clear_takes_it_away(pad: Pad) -> None:
    changes: list[int] = []
    pad.changed.connect(lambda: changes.append(1))
    assert pad.drawing() is None
    draw(pad, (50, 60), (80, 40), (120, 90))
    draw(pad, (200, 100))
    drawing = pad.drawing()
    assert drawing is not None
    assert len(drawing.strokes) == 2
    assert len(changes) == 2
    clear = pad.findChild(QPushButton)
    assert clear is not None
    assert (clear.text(), clear.isVisible()) == ("Clear", True)
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert pad.drawing() is None
    assert not clear.isVisible()


def test_delete_clears_and_a_pen_that_leaves_stays_inside(pad: Pad) -> None:
    draw(pad, (50, 60), (900, -40))
    drawing = pad.drawing()
    assert drawing is not None
    assert list(drawing_problems(drawing)) == []
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    assert pad.drawing() is None


def tablet(pad: Pad, kind: QEvent.Type, place: tuple[float, float], pointer: QPointingDevice.PointerType) -> None:
    pen = QPointingDevice(
        "pen", 7, QPointingDevice.DeviceType.Stylus, pointer, QPointingDevice.Capability.Position, 1, 1
    )
    at = QPointF(*place)
    up = kind == QEvent.Type.TabletRelease
    event = QTabletEvent(
        kind,
        pen,
        at,
        at,
        0.0 if up else 0.5,
        0,
        0,
        0,
        0,
        0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton if up else Qt.MouseButton.LeftButton,
    )
    QApplication.sendEvent(pad, event)
    assert event.isAccepted()


def test_a_pen_draws_and_its_other_end_clears(pad: Pad) -> None:
    pen, rubber = QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser
    tablet(pad, QEvent.Type.TabletPress, (20.5, 30.25), pen)
    tablet(pad, QEvent.Type.TabletMove, (40.5, 50.25), pen)
    tablet(pad, QEvent.Type.TabletRelease, (60, 30), pen)
    drawing = pad.drawing()
    assert drawing is not None
    assert [len(stroke) for stroke in drawing.strokes] == [2]
    tablet(pad, QEvent.Type.TabletPress, (20, 30), rubber)
    assert pad.drawing() is None


def test_a_finger_draws(pad: Pad) -> None:
    screen = QTest.createTouchDevice()
    QTest.touchEvent(pad, screen).press(0, QPoint(30, 40), pad).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(60, 70), pad).commit()
    QTest.touchEvent(pad, screen).move(0, QPoint(90, 40), pad).commit()
    QTest.touchEvent(pad, screen).release(0, QPoint(90, 40), pad).commit()
    drawing = pad.drawing()
    assert drawing is not None
    assert len(drawing.strokes) == 1
    assert len(drawing.strokes[0]) > 3


def test_a_typed_name_is_no_drawing_and_the_drawing_comes_back(pad: Pad) -> None:
    draw(pad, (50, 60), (80, 40))
    pad.show_typed("Łukasz <b>Vogt</b>")
    assert pad.drawing() is None
    draw(pad, (10, 10), (20, 20))
    QTest.keyClick(pad, Qt.Key.Key_Delete)
    pad.show_typed("")
    drawing = pad.drawing()
    assert drawing is not None
    assert len(drawing.strokes) == 1


def test_a_wider_pad_keeps_what_was_drawn(pad: Pad) -> None:
    draw(pad, (100, 60), (136, 60))
    pad.resize(572, 186)
    drawing = pad.drawing()
    assert drawing is not None
    ((left, _), *_, (right, _)) = drawing.strokes[0]
    assert right - left == pytest.approx(36 * min(WIDTH / 572, HEIGHT / 186), abs=2)
