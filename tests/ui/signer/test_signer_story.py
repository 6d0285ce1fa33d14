# SPDX-License-Identifier: MIT
"""From the opened request to the signed file in a handful of clicks; what is signed is what stood on the screen."""

from golive_desktop.domain.answer import Answer
from tests.office import PASSPHRASE
from tests.ui.signer.conftest import Signer


def sign(signer: Signer) -> None:
    """The straight way: open, answer, approve, sign."""
    signer.open()
    signer.answer("Privacy checked", "Yes")
    signer.answer("Terms updated", "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")


def test_the_straight_way_leads_to_a_file_that_counts(signer: Signer) -> None:
    office = signer.desk.office
    office.confirm("legal")
    sign(signer)
    assert "Signed as APPROVED" in signer.shown()
    (path,) = signer.request.parent.glob("*.pdf")
    assert path.name == "Sign-off_legal_rc-7.pdf"
    received = office.receive(path.read_bytes(), path.name)
    assert (received.outcome, received.verdict) == ("counted", "genuine")
    assert office.state("legal") == "approved"
    statement = received.verification.statement
    assert statement is not None
    assert statement.body.response.answers == (Answer(item="1", value="yes"), Answer(item="2", value="yes"))  # type: ignore[attr-defined]  # an approval


def test_the_sentence_on_the_screen_is_the_one_on_the_page(signer: Signer) -> None:
    signer.open()
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    sentence = "“I approve the release of rc-7 to production.”"
    assert sentence in signer.shown()
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    (path,) = signer.request.parent.glob("*.pdf")
    printed = signer.desk.context.adapters.reader.read(path.read_bytes()).printed
    assert sentence in " ".join(str(printed).split())
