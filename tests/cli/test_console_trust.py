# SPDX-License-Identifier: MIT
"""Whom a home believes about names, on the console; a check there needs no ``--trust`` any more."""

from pathlib import Path

import pytest

from golive_desktop.domain.certificate import fingerprint_of
from tests.cli.conftest import Golive
from tests.company import authority, employee, key_file

ROOT = authority()


@pytest.fixture
def announced(golive: Golive, tmp_path: Path) -> Path:
    """What somebody with a company certificate signed, beside the certificate of the authority."""
    (tmp_path / "root.pem").write_bytes(ROOT.pem)
    (tmp_path / "company.p12").write_bytes(key_file(employee(ROOT)))
    home, path = tmp_path / "katrin", tmp_path / "katrin.pdf"
    assert golive("identity", "import", "company", tmp_path / "company.p12", "--home", home).code == 0
    assert golive("identity", "export", "company", "--statement", path, "--home", home).code == 0
    return path


def test_an_authority_is_compared_believed_and_removed(golive: Golive, tmp_path: Path, announced: Path) -> None:
    home, root = ("--home", tmp_path / "home", "--json"), tmp_path / "root.pem"
    assert golive("trust", "list", *home).data == {"authorities": []}
    assert golive("verify", announced, *home).code == 3
    shown = golive("trust", "add", root, "--by", "Ada", *home)
    assert (shown.code, shown.data["problem"]["code"]) == (2, "authority.number-missing")
    told = golive("trust", "add", root, "--by", "Ada", "--number", "1" * 24, "--compared", "By phone.", *home)
    assert told.code == 1
    named = golive("verify", announced, "--trust", root, *home)
    digest = fingerprint_of(ROOT.der)
    added = golive("trust", "add", root, "--by", "Ada", "--number", digest, "--compared", "On the intranet.", *home)
    assert added.code == 0
    listed = golive("trust", "list", *home).data["authorities"]
    assert listed == [added.data["authority"]]
    assert [listed[0][key] for key in ("added_by", "compared", "fingerprint")] == ["Ada", "On the intranet.", digest]
    found = golive("verify", announced, *home)
    assert (found.code, found.data) == (0, named.data)
    assert [problem["code"] for problem in found.data["problems"]] == [
        "signature.revocation-not-checked",
        "verify.signer-vouched",
    ]
    removed = golive("trust", "remove", digest[:10], "--by", "Ada", *home)
    assert removed.data["authority"]["removed_by"] == "Ada"
    assert golive("verify", announced, *home).code == 3
    assert golive("audit", "verify", *home).code == 0


def test_the_words_name_the_number_and_who_compared_it(golive: Golive, tmp_path: Path, announced: Path) -> None:
    del announced
    home, root = ("--home", tmp_path / "katrin"), tmp_path / "root.pem"
    digest = fingerprint_of(ROOT.der)
    said = golive("trust", "add", root, "--number", digest, "--compared", "On the intranet.", *home)
    assert said.code == 0
    assert "Katrin Albers: On the intranet." in said.err
    assert said.err == golive("trust", "list", *home).err
    assert "removed by Katrin Albers" in golive("trust", "remove", digest, *home).err


def test_a_leaf_is_no_authority(golive: Golive, tmp_path: Path) -> None:
    leaf = tmp_path / "leaf.pem"
    leaf.write_bytes(employee(ROOT).pem)
    said = golive("trust", "add", leaf, "--by", "Ada", "--home", tmp_path / "home")
    assert said.code == 1
    assert "is not a certificate authority" in said.err
