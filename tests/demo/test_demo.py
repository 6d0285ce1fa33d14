# SPDX-License-Identifier: MIT
"""The whole job as a user sees it: the demo's files, checked by us and by programs of others."""

import random
import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import page
import pytest

from golive_desktop.domain.trust import Trust
from golive_desktop.services.verify import Verifier
from tests.demo.conftest import Console, Demo

pytestmark = pytest.mark.slow
ROLES = ["ceo", "cfo", "cto", "devops", "legal", "product", "security", "sre", "support"]
NOW = datetime.now(UTC) + timedelta(hours=1)


def test_the_demo_leaves_what_it_promises(demo: Demo) -> None:
    for folder, ending in (("requests", "golive"), ("approvals", "pdf"), ("receipts", "pdf")):
        names = [path.name for path in sorted((demo.folder / folder).iterdir())]
        assert names == [f"{role}.{ending}" for role in ROLES]
    assert sorted(path.name for path in (demo.folder / "laptops").iterdir()) == ROLES
    assert all((demo.folder / "laptops" / role / "identity.p12").is_file() for role in ROLES)
    assert (demo.folder / "home").is_dir()
    assert (demo.folder / "passphrase.txt").read_text(encoding="utf-8").strip()


def _one_of_each(demo: Demo) -> list[Path]:
    """The console starts a process for each file: one of each kind is enough there."""
    names = ("requests/ceo.golive", "approvals/legal.pdf", "receipts/legal.pdf", "dossier.pdf", "roster.pdf")
    return [demo.folder / name for name in names]


def test_a_home_that_has_never_seen_them_finds_each_file_genuine_with_the_roster(
    demo: Demo, second_demo: Demo, console: Console, verifier: Verifier
) -> None:
    for made in (demo, second_demo):
        trust = made.trust()
        for path in made.files:
            found = verifier.verify(path.read_bytes(), trust=trust, now=NOW)
            assert (found.verdict, found.problems) == ("genuine", ()), path
    for path in _one_of_each(demo):
        code, answer = console.verify(path, "--roster", demo.roster)
        assert (code, answer["verdict"], answer["problems"]) == (0, "genuine", []), path
    assert not console.home.exists()


def test_without_the_roster_every_signer_is_unknown(demo: Demo, console: Console, verifier: Verifier) -> None:
    for path in demo.files:
        assert verifier.verify(path.read_bytes(), trust=Trust(), now=NOW).verdict == "unknown-signer", path
    for path in (demo.folder / "dossier.pdf", demo.roster):
        code, answer = console.verify(path)
        assert (code, answer["verdict"]) == (3, "unknown-signer"), path


def test_a_second_demo_is_unknown_under_the_first_ones_roster(
    demo: Demo, second_demo: Demo, console: Console, verifier: Verifier
) -> None:
    trust = demo.trust()
    for path in second_demo.files:
        assert verifier.verify(path.read_bytes(), trust=trust, now=NOW).verdict == "unknown-signer", path
    code, answer = console.verify(second_demo.folder / "approvals" / "ceo.pdf", "--roster", demo.roster)
    assert (code, answer["verdict"]) == (3, "unknown-signer")


def test_the_dossier_says_go_and_names_every_decision(demo: Demo, console: Console) -> None:
    _, found = console.verify(demo.folder / "dossier.pdf", "--roster", demo.roster)
    assert (found["kind"], found["decision"]) == ("dossier", "GO")
    embedded = found["embedded"]
    assert isinstance(embedded, list)
    assert {item["verdict"] for item in embedded} == {"genuine"}
    assert {f"approval-{role}.pdf" for role in ROLES} <= {item["name"] for item in embedded}


@pytest.mark.second_reader
def test_pdfsig_qpdf_and_mutool_find_every_file_sound(demo: Demo, second_demo: Demo) -> None:
    for path in (*demo.files, *second_demo.files):
        seen = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid" in seen, path
        assert "Total document signed" in seen, path
        assert "Signature #2" not in seen, path
        checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr
        drawn = subprocess.run(["mutool", "info", path], capture_output=True, text=True, check=False)
        assert (drawn.returncode, drawn.stderr) == (0, ""), path


@pytest.mark.second_reader
def test_pdftotext_reads_the_decision_on_page_1(demo: Demo, second_demo: Demo) -> None:
    for made, words in ((demo, "Ready for production"), (second_demo, "Bereit für die Produktion")):
        command = ["pdftotext", "-f", "1", "-l", "1", "-layout", str(made.folder / "dossier.pdf"), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "GO" in text
        assert words in text
        assert "Łukasz Fischer" in text
        assert re.search(r"\b(Page|Seite) 1 (of|von) \d+", text)


def test_every_file_is_pdf_a_3b_as_signed(demo: Demo, second_demo: Demo) -> None:
    for path in (*demo.files, *second_demo.files):
        report = page.validate_pdf_bytes(path.read_bytes(), profile="3b")
        assert report.is_compliant, (path, report)


def _flipped(data: bytes, position: int, bit: int) -> bytes:
    return data[:position] + bytes([data[position] ^ (1 << bit)]) + data[position + 1 :]


def _smallest(demo: Demo) -> Path:
    return min((demo.folder / "requests").iterdir(), key=lambda path: path.stat().st_size)


def test_a_flip_of_any_byte_of_one_small_request_is_never_genuine(demo: Demo, verifier: Verifier) -> None:
    data = _smallest(demo).read_bytes()
    trust = demo.trust()
    assert verifier.verify(data, trust=trust, now=NOW).verdict == "genuine"
    seeded = random.Random(20260301)
    for position in range(len(data)):
        found = verifier.verify(_flipped(data, position, seeded.randrange(8)), trust=trust, now=NOW)
        assert found.verdict in {"changed", "not-checkable"}, position


def test_a_flip_in_any_of_the_files_is_never_genuine(demo: Demo, verifier: Verifier) -> None:
    seeded = random.Random(20260305)
    trust = demo.trust()
    for path in demo.files:
        data = path.read_bytes()
        for _ in range(40):
            position = seeded.randrange(len(data))
            found = verifier.verify(_flipped(data, position, seeded.randrange(8)), trust=trust, now=NOW)
            assert found.verdict in {"changed", "not-checkable"}, (path, position)


def _digits(data: bytes) -> range:
    """Where the signature stands: what nothing but itself protects."""
    gap, resume = max((int(a), int(b)) for a, b in re.findall(rb"/ByteRange \[0 (\d+) (\d+) ", data))
    assert (data[gap : gap + 1], data[resume - 1 : resume]) == (b"<", b">")
    return range(gap, resume)


def test_the_search_for_the_place_never_changes_the_verdict(demo: Demo, verifier: Verifier) -> None:
    seeded = random.Random(7)
    trust = demo.trust()
    talkative = replace(verifier, explain=True)
    data = _smallest(demo).read_bytes()
    places = [*(seeded.randrange(len(data)) for _ in range(60)), *seeded.sample(_digits(data), 60)]
    for position in places:
        changed = _flipped(data, position, seeded.randrange(8))
        short = verifier.verify(changed, trust=trust, now=NOW).verdict
        assert talkative.verify(changed, trust=trust, now=NOW).verdict == short


def test_cut_off_and_lengthened_files_are_never_genuine(demo: Demo, verifier: Verifier) -> None:
    trust = demo.trust()
    data = _smallest(demo).read_bytes()
    first_revision = data.index(b"%%EOF") + 6
    for changed in (
        data[:-1],
        data[:-400],
        data[:first_revision],
        data + b"\n",
        data + b"%%EOF\n",
        b"\n" + data,
        data + data,
    ):
        assert verifier.verify(changed, trust=trust, now=NOW).verdict in {"changed", "not-checkable"}


def test_a_demo_does_not_write_into_a_folder_that_holds_something(demo: Demo, console: Console) -> None:
    done = console.run("demo", "--out", demo.folder)
    assert done.returncode in {1, 2}
    assert str(demo.folder) in done.stderr
