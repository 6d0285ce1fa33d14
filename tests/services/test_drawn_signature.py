# SPDX-License-Identifier: MIT
"""An approval with a drawn signature is as genuine as one without; the drawing is what was signed, stroke by stroke."""

from dataclasses import replace

import page
import pytest

from golive_desktop.domain.drawing import Drawing
from golive_desktop.domain.problem import KnownError
from golive_desktop.services.signoffs import sign_request
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.statements.kinds import compose
from tests.office import Office, approved
from tests.services.test_forgeries import attachments_of, blocking, forge

DRAWN = Drawing(strokes=(((100, 1200), (700, 100), (1000, 1200)), ((400, 800), (900, 800))))


def signed(office: Office, drawing: Drawing) -> tuple[Statement[ApprovalBody], bytes]:
    office.confirm("legal")
    request = office.ask("legal")["legal"]
    laptop = office.laptops["legal"]
    opened = laptop.open(request.data, now=office.now())
    issued = sign_request(laptop.adapters, laptop.key, opened, approved(2), drawing=drawing, now=office.now())
    return issued.statement, issued.data


def test_a_drawn_signature_is_part_of_a_genuine_approval_that_counts(office: Office) -> None:
    statement, data = signed(office, DRAWN)
    found = office.verify(data)
    assert (found.verdict, statement.body.drawing) == ("genuine", DRAWN)
    assert office.receive(data).outcome == "counted"


def test_an_approval_with_a_drawing_is_pdf_a_3b(office: Office) -> None:
    _, data = signed(office, DRAWN)
    report = page.validate_pdf_bytes(data, profile="3b")
    assert [failure.rule_id for failure in report.failures] == []


def test_a_page_that_shows_another_drawing_is_changed(office: Office) -> None:
    statement, data = signed(office, DRAWN)
    for other in (None, Drawing(strokes=DRAWN.strokes[:1])):
        shown = compose(replace(statement, body=replace(statement.body, drawing=other)))
        forged = forge(office.laptops["legal"], statement, attachments_of(office, data), pages=shown)
        found = office.verify(forged)
        assert found.verdict == "changed"
        assert "document.text-differs" in blocking(found)


def test_a_drawing_outside_its_box_is_neither_signed_nor_believed(office: Office) -> None:
    with pytest.raises(KnownError) as refused:
        signed(office, Drawing(strokes=(((0, 0), (4001, 0)),)))
    assert refused.value.problem.code == "drawing.outside"
