# SPDX-License-Identifier: MIT
import pytest

from golive_desktop.documents.columns import column_widths
from golive_desktop.documents.rows import FULL_WIDTH
from golive_desktop.documents.style import BODY
from golive_desktop.documents.typeset import measured
from golive_desktop.domain.blocks import Column, Line, Table


def _table(*texts: str, shares: tuple[int, ...]) -> Table:
    columns = tuple(Column(title="", share=share) for share in shares)
    return Table(columns=columns, rows=(tuple((Line(text=text),) for text in texts),))


def test_columns_share_the_width() -> None:
    assert column_widths(_table("a", "b", shares=(1, 3))) == pytest.approx([FULL_WIDTH / 4, FULL_WIDTH * 3 / 4])


def test_a_narrow_column_is_widened_for_its_words() -> None:
    widths = column_widths(_table("Geschäftsleitung", "b", shares=(1, 20)))

    assert widths[0] >= measured("Geschäftsleitung", BODY)
    assert sum(widths) == pytest.approx(FULL_WIDTH)


def test_words_that_cannot_all_fit_share_what_there_is() -> None:
    widths = column_widths(_table(*["Donaudampfschifffahrtskapitän"] * 6, shares=(1, 2, 3, 4, 5, 6)))

    assert sum(widths) == pytest.approx(FULL_WIDTH)
    assert min(widths) > 20
