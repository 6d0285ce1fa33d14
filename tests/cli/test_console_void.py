# SPDX-License-Identifier: MIT
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import TAG, Desk


def dossier(desk: Desk) -> Path:
    path = desk.folder / "dossier.pdf"
    desk.ok("dossier", TAG, "--out", path, "--home", desk.manager)
    return path


def test_a_void_release_is_shown_and_refused_in_words(desk: Desk) -> None:
    home, file = ("--home", desk.manager), desk.folder / "void.pdf"
    done = desk.ok("void", TAG, "--reason", "Wrong build", "--out", file, *home)
    assert (done["void"], done["reason"], done["file"]) == ("release", "Wrong build", str(file))
    status = desk.golive("status", TAG, *home, "--json")
    assert (status.code, status.data["verdict"]) == (1, "NO-GO")
    assert status.data["why_not"][0]["code"] == "readiness.void"
    assert "Wrong build" in status.data["why_not"][0]["text"]
    asked = desk.golive("request", TAG, "--out", desk.folder / "more", *home, "--json")
    assert (asked.code, asked.data["problem"]["code"]) == (1, "request.release-void")
    again = desk.golive("void", TAG, "--reason", "Twice", *home, "--json")
    assert (again.code, again.data["problem"]["code"]) == (1, "void.already")
    for path, kind in ((file, "void"), (dossier(desk), "dossier")):
        found = desk.ok("verify", path, *home)
        assert (found["verdict"], found["kind"]) == ("genuine", kind)


def test_one_request_is_void_without_a_file(desk: Desk) -> None:
    home = ("--home", desk.manager)
    done = desk.ok("void", TAG, "--role", "legal", "--reason", "Wrong form", *home)
    assert (done["void"], done["file"]) == ("legal", None)
    reasons = desk.golive("status", TAG, *home, "--json").data["why_not"]
    assert {"readiness.request-void"} <= {item["code"] for item in reasons if item["subject"] == "legal"}
    confirm = desk.golive("void", TAG, "--role", "cto", "--reason", "Never asked", *home, "--json")
    assert (confirm.code, confirm.data["problem"]["code"]) == (1, "void.no-request")
    assert desk.golive("void", TAG, *home).code == 2


@pytest.mark.second_reader
def test_other_programs_read_void_on_every_page(desk: Desk) -> None:
    file = desk.folder / "void.pdf"
    desk.ok("void", TAG, "--reason", "Wrong build", "--out", file, "--home", desk.manager)
    path = dossier(desk)
    for name in (file, path):
        seen = subprocess.run(["pdfsig", name], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid" in seen
        assert "Total document signed" in seen
        assert subprocess.run(["qpdf", "--check", name], capture_output=True, check=False).returncode == 0
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert all("VOID · " in text for text in pages)
