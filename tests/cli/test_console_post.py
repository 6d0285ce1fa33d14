# SPDX-License-Identifier: MIT
"""Files that come back in any order and beside earlier receipts."""

import shutil

from golive_desktop.services.signoffs import MAX_INSIDE
from tests.cli.conftest import Desk

TAG = "rc-2026-03-01"


def test_an_earlier_receipt_stays_and_the_rest_goes_on(desk: Desk) -> None:
    desk.confirm()
    receipts = desk.folder / "receipts"
    receipts.mkdir()
    (receipts / "legal.pdf").write_bytes(b"earlier")
    other = desk.folder / "other.bin"
    other.write_bytes(b"something else")
    said = desk.golive("receive", desk.approval, other, "--receipts", receipts, "--home", desk.manager, "--json")
    first, second = said.data["files"]
    assert (first["outcome"], first["receipt"]) == ("counted", str(receipts / "legal-2.pdf"))
    assert second["outcome"] == "not-checkable"
    assert (receipts / "legal.pdf").read_bytes() == b"earlier"


def test_a_receipt_that_cannot_be_signed_is_told_and_the_rest_goes_on(desk: Desk) -> None:
    desk.confirm()
    wrong = desk.folder / "wrong.txt"
    wrong.write_text("quite another passphrase")
    said = desk.golive(
        "receive", desk.approval, desk.folder / "legal.pdf", "--receipts", desk.folder / "receipts",
        "--passphrase-file", wrong, "--home", desk.manager, "--json",
    )  # fmt: skip
    assert said.code == 2
    assert [file["outcome"] for file in said.data["files"]] == ["counted", "kept"]
    assert said.data["files"][0]["receipt_problem"]["code"] == "key.passphrase-wrong"


def test_of_one_batch_approvals_come_first(desk: Desk) -> None:
    desk.confirm()
    back = desk.folder / "a-withdrawal.pdf"
    desk.ok("withdraw", desk.approval, "--reason", "A mistake", "--out", back, "--home", desk.legal)
    said = desk.ok("receive", back, desk.approval, "--home", desk.manager)
    assert [file["outcome"] for file in said["files"]] == ["counted", "withdrawn"]


def test_missing_evidence_is_named_until_it_is_here(desk: Desk) -> None:
    number = desk.number(desk.product)
    desk.ok(
        "roster", "confirm", TAG, desk.folder / "product.pdf", "--role", "product",
        "--number", number, "--how", "phone", "--home", desk.manager,
    )  # fmt: skip
    large = desk.folder / "log.bin"
    large.write_bytes(bytes(MAX_INSIDE + 1))
    approval = desk.folder / "product-approval.pdf"
    desk.ok(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--evidence", f"1={large}",
        "--decision", "approved", "--out", approval, "--home", desk.product,
    )  # fmt: skip
    twin, given = shutil.copytree(desk.manager, desk.folder / "twin"), desk.folder / "given"
    together = desk.ok("receive", large, approval, "--receipts", given, "--home", twin)["files"][0]
    assert (together["outcome"], together["outcome_at_end"]) == ("waits", "counted"), "what it waited for came with it"
    assert together["receipt"] == str(given / "product.pdf")
    alone = desk.golive("receive", approval, "--home", desk.manager, "--json")
    waits = alone.data["files"][0]
    assert (alone.code, waits["outcome"], waits["outcome_at_end"]) == (1, "waits", "waits")
    assert waits["missing"] == ["1-log.bin"]
    status = desk.golive("status", TAG, "--home", desk.manager)
    assert "1-log.bin" in status.err
    assert desk.ok("receive", large, "--home", desk.manager)["files"][0]["outcome"] == "evidence-complete"
    assert "1-log.bin" not in desk.golive("status", TAG, "--home", desk.manager).err
    receipts = desk.folder / "receipts"
    late = desk.ok("receive", approval, "--receipts", receipts, "--home", desk.manager)["files"][0]
    assert late["receipt"] == str(receipts / "product.pdf")
