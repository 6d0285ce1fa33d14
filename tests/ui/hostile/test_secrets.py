# SPDX-License-Identifier: MIT
"""A passphrase stays in its field: no file, no log, no report, no tree of a screen reader ever holds it."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from golive_desktop.services.issue import SigningKey
from golive_desktop.ui.mishap import told
from golive_desktop.ui.parts.field import PassphraseEdit
from golive_desktop.ui.parts.newkey import NewKey
from golive_desktop.ui.preferences import Preferences
from golive_desktop.ui.stages.signer.work import Order, Recall
from tests.office import PASSPHRASE, Office
from tests.ui.desk import Desk
from tests.ui.signer.conftest import Signer, signer_at

SECRET = "Zq7-wrong-secret-Xw"


@pytest.fixture
def signer(desk: Desk, qtbot: QtBot) -> Signer:
    """Katrin Albers before the signing sheet."""
    desk.office.ask("legal")
    made = signer_at(desk, desk.office.laptops["legal"], desk.office.requests["legal"].data, qtbot)
    made.open()
    for item in ("Privacy checked", "Terms updated"):
        made.answer(item, "Yes")
    for name in ("Go on to the decision", "Approve", "Go on to signing"):
        made.click(name)
    return made


def kept_in(folder: Path, secret: str) -> list[str]:
    """The files below `folder` that hold the secret, in whichever encoding."""
    forms = [secret.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path.name for path in files if any(form in path.read_bytes() for form in forms)]


def spoken(widget: QWidget) -> str:
    """What a screen reader can read of it and of everything in it."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)
    found = []
    for each in (widget, *widget.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is not None:
            found += [interface.text(kind) for kind in kinds]
            text = interface.textInterface()
            found.append(text.text(0, text.characterCount()) if interface.textInterface() is not None else "")
    return "\n".join(found)


def test_neither_a_wrong_nor_the_right_passphrase_is_kept_anywhere(signer: Signer) -> None:
    folder = signer.desk.office.folder
    signer.type("Passphrase for your key", SECRET)
    assert SECRET not in spoken(signer.stage)
    signer.click("Sign as APPROVED")
    assert SECRET not in signer.shown()
    assert SECRET not in spoken(signer.stage)
    assert {edit.text() for edit in signer.stage.findChildren(PassphraseEdit)} == {""}
    assert kept_in(folder, SECRET) == []
    assert SECRET not in QGuiApplication.clipboard().text()
    Preferences(folder / "legal").add_recent(signer.request)
    assert kept_in(folder, PASSPHRASE) == []


def test_a_hidden_passphrase_cannot_be_copied(qtbot: QtBot, desk: Desk) -> None:
    edit = PassphraseEdit(desk.context.words, desk.context.theme)
    qtbot.addWidget(edit)
    edit.show()
    QTest.keyClicks(edit, SECRET)
    QGuiApplication.clipboard().setText("before")
    edit.selectAll()
    edit.copy()
    edit.cut()
    assert QGuiApplication.clipboard().text() == "before"
    interface = QAccessible.queryAccessibleInterface(edit)
    assert interface is not None
    assert interface.state().passwordEdit
    assert SECRET not in spoken(edit)


def test_a_report_of_a_bug_holds_no_passphrase_name_or_file(desk: Desk, office: Office, tmp_path: Path) -> None:
    key = SigningKey(identity=office.manager.key.identity, passphrase=SECRET)

    def fails(key: SigningKey, person: str) -> None:
        raise RuntimeError(key, person, SECRET, tmp_path)

    with pytest.raises(RuntimeError) as raised:
        fails(key, "Anna Berger")
    problem, report = told(raised.value, tmp_path, desk.context.words)
    (log,) = (tmp_path / "logs").iterdir()
    for text in (report, log.read_text(encoding="utf-8"), repr(problem)):
        assert SECRET not in text
        assert "Anna Berger" not in text
    assert str(tmp_path) not in report
    assert log.stat().st_mode & 0o077 == 0


def test_no_value_that_carries_a_passphrase_shows_it(office: Office) -> None:
    key = SigningKey(identity=office.manager.key.identity, passphrase=SECRET)
    subject = office.manager.certificate.subject
    assert SECRET not in repr(key)
    assert SECRET not in repr(NewKey(subject=subject, passphrase=SECRET))
    for kind in (Order, Recall):
        (field,) = (field for name, field in kind.__dataclass_fields__.items() if name == "passphrase")
        assert not field.repr


def test_no_passphrase_comes_into_arguments_or_environment(signer: Signer) -> None:
    signer.type("Passphrase for your key", PASSPHRASE)
    signer.click("Sign as APPROVED")
    words = "\n".join((*sys.argv, *os.environ.values()))
    assert PASSPHRASE not in words
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            assert PASSPHRASE.encode() not in process.read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            continue


def test_each_wrong_passphrase_is_waited_for_longer(signer: Signer) -> None:
    signer.type("Passphrase for your key", SECRET)
    signer.click("Sign as APPROVED")
    shown = signer.shown()
    assert "Next try in" in shown
    signer.type("Passphrase for your key", PASSPHRASE)
    assert not signer.button("Sign as APPROVED").isEnabled()
    assert list(signer.request.parent.glob("*.pdf")) == []
