# SPDX-License-Identifier: MIT
"""An override typed: asked for by the release manager, and by nobody else approved than the executive."""

from tests.cli.conftest import TAG, Desk


def test_a_request_for_an_override_is_signed_shown_and_not_approved_by_its_author(desk: Desk) -> None:
    file = desk.folder / "override.golive"
    manager = ("--home", desk.manager)
    asked = desk.ok("override", "ask", TAG, "--reason", "The customer waits.", "--out", file, *manager)
    assert (asked["role"], asked["file"]) == ("ceo", str(file))
    assert any(point["key"].startswith("readiness.") for point in asked["points"])
    shown = desk.ok("override", "show", file, *manager)
    assert (shown["reason"], shown["points"]) == ("The customer waits.", asked["points"])
    own = desk.golive("override", "approve", file, "--out", desk.folder / "approved.pdf", *manager)
    assert own.code == 1
    assert not (desk.folder / "approved.pdf").exists()
    recorded = desk.golive("override", "record", TAG, file, "--by", "Anna Berger", *manager)
    assert recorded.code == 2
    again = desk.golive("override", "ask", TAG, "--reason", "x", "--out", file, *manager)
    assert "already" in again.err
