# SPDX-License-Identifier: MIT
import pytest

from golive_desktop.domain.drawing import HEIGHT, MOST_POINTS, WIDTH, Drawing, drawing_problems

Points = tuple[tuple[int, int], ...]


@pytest.mark.parametrize(
    ("strokes", "codes"),
    [
        ((((0, 0), (WIDTH, HEIGHT)), ((5, 5),)), []),
        ((), ["drawing.empty"]),
        ((((1, 1),), ()), ["drawing.empty"]),
        ((((-1, 0),),), ["drawing.outside"]),
        ((((0, HEIGHT + 1),),), ["drawing.outside"]),
        ((((WIDTH + 1, 0),),), ["drawing.outside"]),
        ((((1, 1),) * MOST_POINTS,), []),
        ((((1, 1),) * (MOST_POINTS + 1),), ["drawing.too-long"]),
    ],
)
def test_a_drawing_is_in_its_box_and_neither_empty_nor_endless(strokes: tuple[Points, ...], codes: list[str]) -> None:
    assert [problem.code for problem in drawing_problems(Drawing(strokes=strokes))] == codes
