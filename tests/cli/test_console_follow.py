# SPDX-License-Identifier: MIT
"""The next release from the last, typed."""

from tests.cli.conftest import TAG, Desk


def test_the_next_release_is_made_from_the_last(desk: Desk) -> None:
    home = ("--home", desk.manager)
    assert desk.golive("day", TAG, "t0", "2026-03-05T10:00", *home).code == 0
    follow = ("plan", "follow", TAG, "--candidate", "rc-2026-04-02", "--launch")
    made = desk.golive(*follow, "2026-04-02", *home, "--json").data
    assert made["release"]["follows"] == TAG
    assert made["t0"] == "2026-04-02T10:00:00+02:00"
    assert {"signed", "keys"} <= {left["what"] for left in made["left_behind"]}
    assert desk.golive("status", "rc-2026-04-02", *home, "--json").data["verdict"] == "NO-GO"
    again = desk.golive(*follow, "2026-04-02", *home)
    assert again.code == 1
    assert "rc-2026-04-02" in again.err
    assert "--launch" in desk.golive(*follow, "soon", *home).err


def test_another_time_of_day_and_the_words(desk: Desk) -> None:
    follow = ("plan", "follow", TAG, "--candidate", "rc-9", "--launch", "2026-04-02T14:30", "--by", "Anna Berger")
    said = desk.golive(*follow, "--home", desk.manager, "--lang", "en")
    assert said.code == 0
    assert "T-0: 2 Apr 2026, 14:30 (UTC+2)" in said.err
    assert "Not taken over:" in said.err
    assert "Signed files (" in said.err
