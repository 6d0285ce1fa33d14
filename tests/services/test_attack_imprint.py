# SPDX-License-Identifier: MIT
"""What the owner of a real key may try in title bar, properties and signature panel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec

from golive_desktop.ports.documents import Imprint
from golive_desktop.services.imprint import FIELD, imprint_of, imprint_problems, meaning_of
from golive_desktop.services.issue import Issued
from golive_desktop.signing import certifying
from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.kinds import compose
from tests.office import Office, rejected
from tests.services.test_attack_counting import with_appended_material
from tests.services.test_attack_pages import tampered
from tests.services.test_forgeries import attachments_of, blocking, forge


@pytest.fixture
def answer(office: Office) -> Issued[ApprovalBody]:
    office.confirm("legal")
    office.ask("legal")
    return office.answer("legal", rejected(2))


def forged(office: Office, answer: Issued[ApprovalBody], imprint: Imprint | None = None, meaning: str = "") -> set[str]:
    data = forge(
        office.laptops["legal"],
        answer.statement,
        attachments_of(office, answer.data),
        imprint=imprint,
        meaning=meaning or meaning_of(answer.statement),
    )
    found = office.verify(data)
    return blocking(found)


@pytest.mark.parametrize(
    "lie",
    [
        lambda imprint: replace(imprint, title="APPROVED"),
        lambda imprint: replace(imprint, author="Dr. Andreas Vogt"),
        lambda imprint: replace(imprint, identifier="another"),
        lambda imprint: replace(imprint, created_at=imprint.created_at - timedelta(days=1)),
    ],
)
def test_the_title_bar_says_what_the_statement_says(
    office: Office, answer: Issued[ApprovalBody], lie: Callable[[Imprint], Imprint]
) -> None:
    imprint = imprint_of(answer.statement, compose(answer.statement))
    assert forged(office, answer, imprint) == set()
    assert forged(office, answer, lie(imprint)) == {"verify.description-differs"}


def test_the_reason_in_the_panel_says_what_the_statement_says(office: Office, answer: Issued[ApprovalBody]) -> None:
    assert forged(office, answer, meaning="I approve everything.") == {"verify.panel-differs"}


def _rewritten(change: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    def changed(printed: bytes) -> bytes:
        with pikepdf.open(BytesIO(printed)) as pdf:
            change(pdf)
            file = BytesIO()
            pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
        return file.getvalue()

    return changed


def _nothing(pdf: pikepdf.Pdf) -> None:
    assert pdf.trailer.Info.Title


def _xmp_title(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    more = b'<rdf:li xml:lang="de">GENEHMIGT</rdf:li></rdf:Alt>'
    pdf.Root.Metadata.write(packet.replace(b"</rdf:Alt>", more))


def _producer(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Producer = pikepdf.String("Approved by the board")


def _no_info(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer.Info


def _title_as_name(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Info.Title = pikepdf.Name("/APPROVED")


@pytest.mark.parametrize("change", [_xmp_title, _producer, _no_info, _title_as_name])
def test_nothing_else_in_the_properties_says_anything(office: Office, change: Callable[[pikepdf.Pdf], None]) -> None:
    found = office.verify(tampered(office, _rewritten(change)))
    assert found.verdict == "changed"
    assert "verify.description-differs" in blocking(found)


def test_the_tool_makes_a_genuine_file_when_it_changes_nothing(office: Office) -> None:
    assert office.verify(tampered(office, _rewritten(_nothing))).verdict == "genuine"


def test_the_field_has_the_name_that_our_writer_gives_it(
    office: Office, answer: Issued[ApprovalBody], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert certifying.FIELD == FIELD == SigFieldSpec(FIELD).sig_field_name
    monkeypatch.setattr(certifying, "FIELD", "Approved by the CEO")
    assert forged(office, answer) == {"verify.panel-differs"}


def test_what_is_appended_for_long_term_validation_leaves_the_description_alone(
    office: Office, answer: Issued[ApprovalBody]
) -> None:
    longer = with_appended_material(answer.data)
    assert IncrementalPdfFileWriter(BytesIO(longer)).prev.total_revisions > 2
    found = office.verify(longer)
    assert found.verdict == "genuine"
    (signature,) = found.signatures
    assert signature.panel == (("/Name", "Katrin Albers"), ("/Reason", meaning_of(answer.statement)), ("/T", FIELD))
    pages, reader = compose(answer.statement), office.manager.adapters.reader
    assert list(imprint_problems(answer.statement, pages, signature, reader)) == []


def _retitled(data: bytes, changes: dict[str, str]) -> bytes:
    """What anybody can do without a key: the description once more, in a revision of its own."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    info = writer.trailer["/Info"]
    for key, text in changes.items():
        info[generic.pdf_name(key)] = generic.pdf_string(text)
    writer.update_container(info)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize("appended", [False, True], ids=["alone", "after a store"])
@pytest.mark.parametrize("key", ["/Title", "/Author", "/Creator", "/CreationDate", "/Subject"])
def test_a_stranger_cannot_change_the_title_afterwards(
    office: Office, answer: Issued[ApprovalBody], key: str, *, appended: bool
) -> None:
    data = with_appended_material(answer.data) if appended else answer.data
    found = office.verify(_retitled(data, {key: "APPROVED"}))
    assert found.verdict == "changed"
    assert "signature.changed-afterwards" in blocking(found)
