# SPDX-License-Identifier: MIT
"""The points of the communication pre-check are the handbook's, ticked by somebody at some time."""

import pytest

from golive_desktop.domain.problem import KnownError
from golive_desktop.services.precheck import read_precheck, tick_point, untick_point
from golive_desktop.services.training import (
    record_training,
)
from tests.office import Office

POINTS_OF_THE_HANDBOOK = {
    "Email campaign scheduled": ("one hour before launch", "We are live", "FAQ link in the footer"),
    "Status page ready": ("available", "All systems operational", "Incident communication template"),
    "Chat channels ready": ("#incidents", "#alerts", "#customer-support", "#leadership-status"),
    "Support team briefing complete": ("Training done", "FAQ shared", "Escalation numbers posted"),
}


def events(office: Office) -> list[str]:
    with office.manager.adapters.store.reading() as work:
        return [entry.event for entry in work.audit.entries()]


def test_the_points_of_the_pre_check(office: Office) -> None:
    groups = read_precheck(office.manager.adapters, "rc-7", "en")
    assert [group.title for group in groups] == list(POINTS_OF_THE_HANDBOOK)
    for group in groups:
        assert len(group.points) == len(POINTS_OF_THE_HANDBOOK[group.title])
        for point, said in zip(group.points, POINTS_OF_THE_HANDBOOK[group.title], strict=True):
            assert said in point.text
    assert not any(group.ready for group in groups)


def test_a_point_is_ticked_once_and_opened_again(handbook: Office) -> None:
    adapters = handbook.manager.adapters
    first = tick_point(adapters, "rc-7", "status-available", by="Mira", note="looked", now=handbook.now())
    assert tick_point(adapters, "rc-7", "status-available", by="Ada", now=handbook.now()) == first
    for item in ("status-operational", "status-incident"):
        tick_point(adapters, "rc-7", item, by="Mira", now=handbook.now())
    record_training(adapters, "rc-7", by="Mira", now=handbook.now())
    status, briefing = (read_precheck(adapters, "rc-7", "de")[number] for number in (1, 3))
    assert status.ready
    assert [(point.by_itself, point.tick is not None) for point in briefing.points] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    untick_point(adapters, "rc-7", "status-available", by="Ada", now=handbook.now())
    untick_point(adapters, "rc-7", "status-available", by="Ada", now=handbook.now())
    assert not read_precheck(adapters, "rc-7", "de")[1].ready
    found = events(handbook)
    assert (found.count("precheck.ticked"), found.count("precheck.opened")) == (3, 1)
    with pytest.raises(KnownError, match=r"precheck\.item-unknown"):
        tick_point(adapters, "rc-7", "nothing", by="Ada", now=handbook.now())
    with pytest.raises(KnownError, match=r"precheck\.by-itself"):
        untick_point(adapters, "rc-7", "briefing-training", by="Ada", now=handbook.now())
