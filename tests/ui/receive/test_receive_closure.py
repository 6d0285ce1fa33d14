# SPDX-License-Identifier: MIT
"""A closure with evidence that is too large for it, and the files, dropped together or one by one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from golive_desktop.domain.answer import Condition
from golive_desktop.services.approving import MAX_INSIDE, EvidenceFile
from golive_desktop.services.recalls import close_condition
from golive_desktop.ui.pages.receive.page import ReceivePage
from tests.office import Office, approved
from tests.ui.desk import Desk
from tests.ui.receive.hands import choose, receive, rows, shown


def test_a_closure_and_a_file_beside_it_come_in_any_order(
    desk: Desk, page: ReceivePage, office: Office, put: Callable[[str, bytes], Path]
) -> None:
    office.ask("legal")
    office.confirm("legal")
    legal = office.laptops["legal"]
    condition = Condition(key="C-1", text="Online", owner="J. W.", due=office.time, when="before-t0")
    answer = office.answer("legal", replace(approved(2), decision="conditional", conditions=(condition,)))
    office.receive(answer.data)
    files = [
        EvidenceFile(item="C-1", name=name, data=bytes(MAX_INSIDE + size))
        for size, name in enumerate(("a.bin", "b.bin"), 1)
    ]
    closure = close_condition(legal.adapters, legal.key, answer.data, condition="C-1", files=files, now=office.now())
    first, second = (put(file.name, file.data) for file in files)
    receive(desk, page, first, put("closure.pdf", closure.data))
    lines = {name: line for _word, name, line in rows(page)}
    named = "On its own. Evidence for the closure by Katrin Albers"
    assert (lines["closure.pdf"], lines["a.bin"]) == ("Waits for evidence", named)
    choose(page, "a.bin")
    assert "a.bin: evidence for the closure by Katrin Albers, kept." in shown(page)
    assert "the signed answer" not in shown(page)
    receive(desk, page, second)
    found = {name: (word, line) for word, name, line in rows(page)}
    assert found["closure.pdf"] == ("Genuine", "Condition closed")
    assert found["b.bin"] == ("Not checkable", f"{named}, now complete")
    assert "The condition is closed now." in shown(page)
    assert "By itself the file proves nothing. It is, byte for byte, the one that Katrin Albers names" in shown(page)
