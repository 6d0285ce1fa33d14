# SPDX-License-Identifier: MIT
"""What will be printed is read before it is signed."""

from PySide6.QtWidgets import QWidget

from golive_desktop.ui.stages.signer.printed import PrintedPages
from tests.office import PASSPHRASE
from tests.ui.signer.conftest import Signer


def test_the_pages_are_shown_as_they_will_be_printed(signer: Signer) -> None:
    signer.open()
    for item in ("Privacy checked", "Terms updated"):
        signer.answer(item, "Yes")
    signer.click("Go on to the decision")
    signer.click("Approve")
    signer.click("Go on to signing")
    signer.click("Show the pages as printed")
    (printed,) = signer.stage.findChildren(PrintedPages)
    signer.wait(lambda: printed.isVisible() and printed.page_count() > 0)
    assert "Not signed yet." in signer.shown()
    view = next(part for part in printed.findChildren(QWidget) if part.accessibleName() == "As it will be printed")
    assert "I approve the release of rc-7 to production." in view.accessibleDescription()
    assert not signer.buttons("Type name instead")
    signer.click("Back to signing")
    assert not printed.isVisible()
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    assert signer.request.with_name("Sign-off_legal_rc-7.pdf").exists()
