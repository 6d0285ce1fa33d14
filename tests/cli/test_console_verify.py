# SPDX-License-Identifier: MIT
import pickle
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive_desktop.bootstrap import Computer
from golive_desktop.cli.checking import check
from golive_desktop.cli.console import Console
from golive_desktop.domain.trust import Trust
from golive_desktop.services import checking
from golive_desktop.services.verify import Verifier
from tests.cli.conftest import Desk

TAG = "rc-2026-03-01"


@pytest.fixture
def roster(desk: Desk) -> Path:
    desk.confirm()
    path: Path = desk.folder / "roster.pdf"
    desk.ok("roster", "export", TAG, "--out", path, "--home", desk.manager)
    return path


def test_a_stranger_needs_the_roster(desk: Desk, roster: Path) -> None:
    nobody = desk.folder / "nobody"
    alone = desk.golive("verify", desk.approval, "--home", nobody, "--json")
    assert (alone.code, alone.data["verdict"]) == (3, "unknown-signer")
    assert alone.data["signatures"][0]["trusted"] is False
    assert {"code", "severity", "subject", "text"} == set(alone.data["problems"][0])
    known = desk.golive("verify", desk.approval, "--roster", roster, "--home", nobody, "--json")
    assert (known.code, known.data["verdict"]) == (0, "genuine")
    assert not nobody.exists()


def test_a_changed_byte_is_never_genuine(desk: Desk, roster: Path) -> None:
    data = bytearray(desk.approval.read_bytes())
    data[len(data) // 2] ^= 1
    changed = desk.folder / "changed.pdf"
    changed.write_bytes(data)
    said = desk.golive("verify", changed, "--roster", roster, "--home", desk.folder / "nobody", "--json")
    assert said.code in {1, 4}
    assert said.data["verdict"] in {"changed", "not-checkable"}


def test_trust_in_one_certificate(desk: Desk) -> None:
    certificate = desk.folder / "manager.der"
    with Computer().open_home(desk.manager).store.reading() as work:
        certificate.write_bytes(work.identities.get("me").certificate)
    nobody = desk.folder / "nobody"
    said = desk.golive("verify", desk.request, "--trust", certificate, "--home", nobody, "--json")
    assert (said.code, said.data["verdict"]) == (0, "genuine")


def test_the_home_that_confirmed_a_key_needs_no_roster(desk: Desk) -> None:
    desk.confirm()
    assert desk.ok("verify", desk.approval, "--home", desk.manager)["verdict"] == "genuine"


def test_only_a_sound_roster_is_one(desk: Desk, roster: Path) -> None:
    data = bytearray(roster.read_bytes())
    data[len(data) // 2] ^= 1
    broken = desk.folder / "broken.pdf"
    broken.write_bytes(data)
    for path in (broken, desk.approval, desk.folder / "legal.pdf"):
        said = desk.golive("verify", desk.request, "--roster", path, "--home", desk.folder / "nobody", "--json")
        assert (said.code, said.data["problem"]["code"]) == (2, "verify.roster-unusable")


def test_an_older_roster_than_one_seen_is_refused(desk: Desk, roster: Path) -> None:
    older = desk.folder / "older.pdf"
    older.write_bytes(roster.read_bytes())
    number = desk.number(desk.product)
    desk.ok(
        "roster", "confirm", TAG, desk.folder / "product.pdf", "--role", "product", "--number", number,
        "--how", "phone", "--home", desk.manager,
    )  # fmt: skip
    desk.ok("roster", "export", TAG, "--out", roster, "--force", "--home", desk.manager)
    said = desk.golive("verify", desk.request, "--roster", older, "--home", desk.manager, "--json")
    assert (said.code, said.data["problem"]["code"]) == (1, "verify.roster-older")


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n%%EOF\n", bytes(1000)])
def test_what_is_not_ours_is_not_checkable(desk: Desk, data: bytes) -> None:
    file = desk.folder / "file.pdf"
    file.write_bytes(data)
    said = desk.golive("verify", file, "--home", desk.folder / "nobody", "--json")
    assert (said.code, said.data["verdict"]) == (4, "not-checkable")
    assert (said.data["kind"], said.data["signatures"], said.data["embedded"]) == (None, [], [])


def test_words_name_signer_and_number(desk: Desk) -> None:
    said = desk.golive("verify", desk.approval, "--home", desk.legal, "--lang", "en")
    assert said.out == ""
    assert "Dr. Katrin Albers" in said.err
    assert desk.number(desk.legal) in said.err
    assert "request.pdf" in said.err


def test_a_check_that_takes_too_long_is_not_checkable(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_SECONDS", 0.2)
    monkeypatch.setattr(checking, "_carry_out", _sleep)
    said = desk.golive("verify", desk.approval, "--home", desk.folder / "nobody", "--json")
    assert (said.code, said.data["problems"][0]["code"]) == (4, "bounded.time-out")
    taken = desk.golive("receive", desk.approval, "--home", desk.manager, "--json")
    assert (taken.code, taken.data["files"][0]["outcome"]) == (4, "not-checkable")
    signed = desk.golive(
        "sign", desk.request, "--decision", "approved", "--out", desk.folder / "b.pdf", "--home", desk.product, "--json"
    )
    assert (signed.code, signed.data["problem"]["code"]) == (4, "bounded.time-out")


def _sleep(_order: object) -> None:
    time.sleep(5)


def test_the_check_can_travel_to_another_process(desk: Desk) -> None:
    console = Console(Computer(), language="en", as_json=True, home=desk.folder / "nobody")
    found = check(console, desk.request.read_bytes(), name="request", trust=Trust())
    order = checking._Order(  # noqa: SLF001 - what macOS and Windows send to the other process
        verifier=Verifier(
            reader=console.computer.open_home(desk.folder).reader,
            inspector=console.computer.open_home(desk.folder).inspector,
        ),
        data=desk.request.read_bytes(),
        name="request",
        trust=Trust(),
        now=datetime.now(UTC),
    )
    again = checking._carry_out(pickle.loads(pickle.dumps(order)))  # noqa: S301, SLF001 - our own bytes
    assert (again.verdict, again.sha256) == (found.verdict, found.sha256)
    assert found.verdict == "unknown-signer"


def test_words_say_what_the_file_says(desk: Desk) -> None:
    said = desk.golive("verify", desk.approval, "--home", desk.legal, "--lang", "en")
    assert "  Sign-off, LifeTimeCircle rc-2026-03-01, Legal / Compliance, APPROVED WITH CONDITIONS\n" in said.err
    roster, dossier = desk.folder / "roster.pdf", desk.folder / "dossier.pdf"
    desk.ok("roster", "export", "rc-2026-03-01", "--out", roster, "--home", desk.manager)
    desk.ok("dossier", "rc-2026-03-01", "--out", dossier, "--home", desk.manager)
    nobody = desk.folder / "nobody"
    named = desk.golive("verify", dossier, "--roster", roster, "--home", nobody, "--lang", "en")
    assert named.code == 0
    assert "  Go-live dossier, LifeTimeCircle rc-2026-03-01, NO-GO, edition 1\n" in named.err
    trusted = f"trusted because you named it. Anna Berger signed it, number {desk.number(desk.manager)}: compare"
    assert trusted in named.err


@pytest.mark.parametrize(("data", "sentence"), [(b"", "The file is empty."), (b"hi", "This is not a PDF file.")])
def test_a_file_picked_by_mistake_is_told_so(desk: Desk, data: bytes, sentence: str) -> None:
    file = desk.folder / "picked.pdf"
    file.write_bytes(data)
    said = desk.golive("verify", file, "--home", desk.legal, "--lang", "en")
    assert said.code == 4
    assert sentence in said.err


def test_a_changed_file_names_the_fact_once(desk: Desk) -> None:
    data = bytearray(desk.approval.read_bytes())
    data[5000] ^= 1
    file = desk.folder / "flipped.pdf"
    file.write_bytes(data)
    said = desk.golive("verify", file, "--home", desk.legal, "--lang", "en")
    assert said.code == 1
    assert said.err.count("after it was signed") == 1
