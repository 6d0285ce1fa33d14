# SPDX-License-Identifier: MIT
"""What blocks PROCEED is let pass in the window: asked for with a reason, handed over, signed elsewhere, and shown."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from golive_desktop.services.day_steps import set_t0
from golive_desktop.services.override_approval import approve_override, look_at_override
from golive_desktop.services.overview import look_at
from golive_desktop.services.receive import receive
from golive_desktop.services.rosters import Comparison
from golive_desktop.ui.pages.day.chronicle import log_lines
from golive_desktop.ui.pages.day.override import may_be_asked
from golive_desktop.ui.pages.day.sight import hours_of
from golive_desktop.ui.pages.overview.sight import sight_of
from tests.office import PASSPHRASE
from tests.ui.day.hall import T0, Hall


def ready(hall: Hall) -> None:
    """Everybody but the executive approved, and no gate was run."""
    office = hall.desk.office
    for role in office.laptops:
        office.confirm(role)
    office.ask("legal", "devops")
    for role in ("legal", "devops"):
        office.receive(office.answer(role).data)
    set_t0(hall.acting(), T0)
    hall.show()


def poll(hall: Hall) -> None:
    for text in ("Open poll T-0", *(["GO"] * len(hall.view().runbook.poll_order)), "Sign the result…"):
        hall.press(text)
    hall.type("Passphrase", PASSPHRASE)
    hall.press("Sign")


def test_an_override_opens_proceed_and_names_the_executive(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(hall)
    desk = hall.desk
    hall.press("Ask for an override…")
    assert hall.sees("Gate 1 has not run: git diff --check")
    hall.type("Passphrase", PASSPHRASE)
    hall.press("Sign the request")
    assert hall.sees("A reason is missing.")
    hall.type("Why it cannot wait", "<b>The customer</b> waits.")
    hall.type("Passphrase", PASSPHRASE)
    hall.press("Sign the request")
    hall.show()
    assert hall.sees("CEO / Business Lead has not signed it yet.")
    file = desk.office.folder / "override.golive"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    hall.press("Save the request…")
    hall.press("Sign on this laptop…")
    assert desk.shell.stages == [("signer", f"override:{desk.office.release.id}")]
    assert not hall.button("PROCEED to deploy").isEnabled()
    taken(hall, signed(hall, file))
    assert hall.sees("Łukasz Vogt, CEO / Business Lead, lets pass: ")
    assert hall.sees("Reason: <b>The customer</b> waits.")
    log = " ".join(line.text for line in log_lines(hall.view(), hours_of(hall.view(), desk.context.words)))
    assert "Łukasz Vogt lets pass: Gate 1 has not run" in log
    assert "readiness." not in log
    assert not hall.sees("Ask for an override…")
    overview = look_at(desk.context.adapters, desk.office.release.id, now=desk.clock.moment)
    seen = sight_of(overview, desk.context.words)
    assert seen.verdict.word == "NO-GO"
    assert seen.verdict.headline.endswith("Overridden for the launch by Łukasz Vogt: 3 of 3.")
    assert {line.more for line in seen.lines} == {"let pass by Łukasz Vogt"}
    hall.clock(-5)
    poll(hall)
    assert hall.button("PROCEED to deploy").isEnabled()


def signed(hall: Hall, file: Path) -> bytes:
    """By the executive on their own laptop."""
    ceo, now = hall.desk.office.laptops["ceo"], hall.desk.clock.moment
    number = look_at_override(ceo.adapters, file.read_bytes(), now=now).problems[0].details["number"]
    compared = Comparison(number=number, by="Łukasz Vogt", how="phone")
    return approve_override(ceo.adapters, ceo.key, file.read_bytes(), compared=compared, now=now).data


def taken(hall: Hall, data: bytes) -> None:
    take = partial(receive, hall.desk.context.adapters, data, name="approved.pdf", now=hall.desk.clock.moment)
    assert take().problem.code == "override.recorded"
    hall.page.tick()
    hall.show()


def test_a_rehearsal_asks_nobody(hall: Hall) -> None:
    ready(hall)
    assert may_be_asked(hall.view(), "ceo")
    assert not may_be_asked(hall.view(), None)
    hall.run = "rehearsal 1"
    assert not may_be_asked(hall.view(), "ceo")
