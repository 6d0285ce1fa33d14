# SPDX-License-Identifier: MIT
import subprocess
from pathlib import Path

import page
import pytest

from tests.cli.conftest import TAG, Desk, open_at_once

BERTA = "Berta Beck <berta@example.com>"


def with_berta(desk: Desk) -> Path:
    """The home of a deputy who has a key."""
    desk.ok(
        "identity", "create", "me", "--person", "Berta Beck", "--role", "Lawyer", "--organisation", "LifeTimeCircle",
        "--email", "berta@example.com", "--out", desk.folder / "berta.pdf", "--home", desk.folder / "berta",
    )  # fmt: skip
    open_at_once(desk.folder / "berta")
    return desk.folder / "berta"


def test_from_the_delegation_to_a_signature_in_somebodys_place(desk: Desk) -> None:
    berta, manager = with_berta(desk), ("--home", desk.manager)
    delegation, approval, asked = (desk.folder / name for name in ("delegation.pdf", "deputy.pdf", "asked"))
    desk.confirm()
    made = desk.ok(
        "delegate", desk.request, "--to", BERTA, "--organisation", "LifeTimeCircle", "--key", desk.folder / "berta.pdf",
        "--from", "2026-01-01", "--until", "31.12.2199", "--out", delegation, "--home", desk.legal,
    )  # fmt: skip
    assert (made["role"], made["deputy"], made["scope"]) == ("legal", "Berta Beck", "release")
    assert (made["from"][:10], made["until"][:19]) == ("2026-01-01", "2199-12-31T23:59:59")
    received = desk.ok("receive", delegation, *manager)["files"][0]
    assert (received["outcome"], received["verdict"]) == ("delegated", "genuine")
    assert "Berta Beck" in received["text"]
    (request,) = desk.ok("request", TAG, "--deputy", "legal", "--out", asked, *manager)["requests"]
    assert (request["person"], request["principal"]) == ("Berta Beck", "Dr. Katrin Albers")
    said = desk.ok(
        "sign", asked / "legal.golive", "--answer", "all=yes", "--decision", "approved", "--out", approval,
        "--home", berta,
    )  # fmt: skip
    assert said["role"] == "legal"
    confirm = ("--role", "legal", "--number", desk.number(berta), "--how", "phone")
    entry = desk.ok("roster", "confirm", TAG, desk.folder / "berta.pdf", *confirm, *manager)["entry"]
    assert (entry["person"], entry["deputy"]) == ("Berta Beck", True)
    assert "deputy" in desk.golive("roster", "list", TAG, *manager).err
    receipts = desk.folder / "receipts"
    assert desk.ok("receive", approval, "--receipts", receipts, *manager)["files"][0]["outcome"] == "counted"
    rows = desk.golive("status", TAG, *manager, "--json").data["stakeholders"]
    legal = next(row for row in rows if row["role"] == "legal")
    assert (legal["state"], legal["person"], legal["principal"]) == ("approved", "Berta Beck", "Dr. Katrin Albers")
    assert "Berta Beck i. V. Dr. Katrin Albers" in desk.golive("--lang", "de", "status", TAG, *manager).err
    found = desk.ok("verify", approval, *manager)
    assert (found["verdict"], found["role"], found["principal"]) == ("genuine", "legal", "Dr. Katrin Albers")
    for path in (delegation, approval, asked / "legal.golive", receipts / "legal.pdf"):
        assert page.validate_pdf_bytes(path.read_bytes(), profile="3b").is_compliant, path


@pytest.mark.second_reader
def test_other_programs_find_a_delegation_sound(desk: Desk) -> None:
    delegation = desk.folder / "delegation.pdf"
    options = ("--to", BERTA, "--until", "2199-12-31", "--out", delegation, "--home", desk.legal)
    desk.ok("delegate", desk.request, *options)
    seen = subprocess.run(["pdfsig", delegation], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in seen
    assert "Total document signed" in seen
    assert subprocess.run(["qpdf", "--check", delegation], capture_output=True, check=False).returncode == 0
    text = subprocess.run(["pdftotext", delegation, "-"], capture_output=True, text=True, check=True).stdout
    assert "Berta Beck" in text


@pytest.mark.parametrize(
    ("options", "exit_code", "code"),
    [
        (("--to", "Berta", "--until", "2199-12-31"), 2, "console.usage"),
        (("--to", BERTA, "--until", "soon"), 2, "console.usage"),
        (("--to", BERTA, "--until", "2020-01-01"), 1, "statement.delegation-times"),
        (("--to", BERTA, "--from", "2199-12-31", "--until", "2199-12-30"), 1, "statement.delegation-times"),
        (("--to", "Dr. Katrin Albers <legal@example.com>", "--until", "2199-12-31"), 1, "statement.deputy-self"),
    ],
)
def test_what_would_not_hold_is_not_signed(desk: Desk, options: tuple[str, ...], exit_code: int, code: str) -> None:
    out = desk.folder / "delegation.pdf"
    said = desk.golive("delegate", desk.request, *options, "--out", out, "--home", desk.legal, "--json")
    assert said.code == exit_code, said.err
    if code != "console.usage":
        assert said.data["problem"]["code"] == code
    assert not out.exists()


def test_only_ones_own_role_is_delegated(desk: Desk) -> None:
    out = ("--to", BERTA, "--until", "2199-12-31", "--out", desk.folder / "delegation.pdf", "--json")
    desk.confirm()
    desk.ok("request", TAG, "--role", "legal", "--out", desk.folder / "named", "--home", desk.manager)
    other = desk.golive("delegate", desk.folder / "named" / "legal.golive", *out, "--home", desk.product)
    assert (other.code, other.data["problem"]["code"]) == (1, "sign.other-person")
    none = desk.golive("delegate", TAG, *out, "--home", desk.manager)
    assert (none.code, none.data["problem"]["code"]) == (1, "delegation.no-role")
    unasked = desk.golive(
        "request", TAG, "--deputy", "legal", "--out", desk.folder / "more", "--home", desk.manager, "--json"
    )
    assert (unasked.code, unasked.data["problem"]["code"]) == (1, "delegation.none")
