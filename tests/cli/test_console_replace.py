# SPDX-License-Identifier: MIT
"""A manager's new key on the console: refused with the way out in words, taken only with the digits as read out."""

import pytest

from golive_desktop.resources import resource_path
from tests.cli.conftest import COMMIT, TAG, Desk, Said, open_at_once

PERSON = ("--person", "Anna Berger", "--role", "Release Manager", "--organisation", "LifeTimeCircle")


@pytest.fixture
def renewed(desk: Desk) -> Desk:
    """The number of the first key was compared with the first answer; then the manager asks with another one."""
    request = desk.folder / "requests" / "product.golive"
    desk.ok(
        "sign", request, "--answer", "all=yes", "--decision", "approved", "--home", desk.product,
        "--requester-number", desk.number(desk.manager), "--how", "phone", "--out", desk.folder / "first.pdf",
    )  # fmt: skip
    home, out = desk.folder / "again", desk.folder / "later"
    desk.ok("identity", "create", "me", *PERSON, "--email", "manager@example.com", "--home", home)
    open_at_once(home)
    desk.ok("plan", "import", resource_path("sample/handbook.md"), "--commit", COMMIT, "--home", home)
    desk.ok("request", TAG, "--role", "product", "--out", out, "--home", home)
    return desk


def sign(desk: Desk, *more: object) -> Said:
    return desk.golive(
        "sign", desk.folder / "later" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--out", desk.folder / "second.pdf", "--home", desk.product, *more,
    )  # fmt: skip


def replace(desk: Desk, number: str, *more: object, request: str = "later/product.golive") -> Said:
    return desk.golive(
        "roster", "replace", desk.folder / request, "--number", number, "--how", "video",
        "--home", desk.product, *more,
    )  # fmt: skip


def test_a_changed_key_is_refused_until_its_number_is_read_out(renewed: Desk) -> None:
    number = renewed.number(renewed.folder / "again")
    assert replace(renewed, number, "--json", request="requests/product.golive").data["problem"]["code"] == (
        "requester.not-changed"
    )
    # the number of the first comparison is no way past it, and the right one is told nowhere
    said = sign(renewed, "--requester-number", number, "--how", "phone", "--lang", "en")
    assert said.code == 1
    assert "Call Anna Berger on a number that you already know." in said.err
    assert f"golive roster replace {renewed.folder}/later/product.golive --number … --how phone" in said.err
    wrong = replace(renewed, "1" * 24)
    assert wrong.code == 1
    assert number not in said.err + wrong.err + wrong.out
    done = replace(renewed, number.replace(" ", "-"), "--json")
    assert (done.code, done.err) == (0, "")
    assert done.data["replaced"] | {"compared_at": ""} == {
        "person": "Anna Berger",
        "number": number,
        "replaces": renewed.number(renewed.manager),
        "compared_by": "Łukasz Weidner",
        "compared_how": "video",
        "compared_at": "",
    }
    assert sign(renewed).code == 0
    again = replace(renewed, number, "--json")
    assert (again.code, again.data["problem"]["code"]) == (1, "requester.not-changed")
    late = renewed.folder / "late"
    renewed.ok("request", TAG, "--role", "product", "--out", late, "--home", renewed.manager)
    old = replace(renewed, renewed.number(renewed.manager), "--json", request="late/product.golive")
    assert (old.code, old.data["problem"]["code"]) == (1, "request.requester-replaced")
    assert renewed.ok("verify", renewed.folder / "first.pdf", "--home", renewed.product)["verdict"] == "genuine"
