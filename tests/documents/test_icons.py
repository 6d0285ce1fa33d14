# SPDX-License-Identifier: MIT
import re
from typing import get_args

import pytest

from golive_desktop.documents.icons import icon_drawing, icon_name, icons
from golive_desktop.documents.style import ICON_COLOUR
from golive_desktop.domain.blocks import Status
from golive_desktop.resources import resource_names

STATUSES: tuple[Status, ...] = get_args(Status)


def test_each_status_has_an_icon_of_its_own_name() -> None:
    assert set(icons().values()) == set(STATUSES)
    assert icons()[icon_name("approved")] == "approved"
    assert {f"icons/{status}.svg" for status in STATUSES} <= set(resource_names("icons"))


@pytest.mark.parametrize("status", STATUSES)
def test_an_icon_is_strokes_within_its_grid(status: Status) -> None:
    head, *steps = icon_drawing(status).decode().splitlines()

    assert head == f"2 w 1 J 1 j {ICON_COLOUR[status]} RG"
    assert steps[-1] == "S"
    assert all(re.fullmatch(r"(-?[0-9.]+ )*[mlchS]|S|h", step) for step in steps)
    assert all(0 <= float(number) <= 24 for step in steps for number in re.findall(r"-?[0-9.]+", step))
