# SPDX-License-Identifier: MIT
import hashlib
from argparse import ArgumentTypeError, Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from golive_desktop.cli.answers import add_answers, evidence_files, is_link, response_of
from golive_desktop.cli.parser import Parser, UsageError
from golive_desktop.domain.plan import Form, Item
from golive_desktop.domain.problem import KnownError
from tests.cli.conftest import Desk

FORM = Form(title="Legal", items=tuple(Item(key=str(number), text=f"Item {number}") for number in (1, 2, 3)))


def typed(*words: str) -> Namespace:
    parser = Parser(prog="golive sign", translate=str)
    add_answers(parser, str)
    return parser.parse_args(words)


def test_all_answers_what_is_not_named() -> None:
    response = response_of(
        FORM,
        typed("--answer", "all=yes", "--answer", "2=n/a", "--comment", "2=no change = fine", "--decision", "approved"),
    )
    assert [(answer.item, answer.value, answer.comment) for answer in response.answers] == [
        ("1", "yes", ""),
        ("2", "n/a", "no change = fine"),
        ("3", "yes", ""),
    ]


def test_what_is_not_answered_stays_open() -> None:
    response = response_of(FORM, typed("--answer", "1=no", "--decision", "rejected", "--reason", "Not yet"))
    assert [answer.item for answer in response.answers] == ["1"]
    assert (response.decision, response.reason) == ("rejected", "Not yet")


def test_conditions_keep_semicolons_in_their_text() -> None:
    response = response_of(
        FORM,
        typed(
            "--decision", "conditional", "--condition", "Notice; policy;Jonas;2026-03-04T15:00:00+01:00;before",
            "--condition", "Review;Anna;2026-04-01;after",
        ),
    )  # fmt: skip
    first, second = response.conditions
    assert (first.key, first.text, first.owner, first.when) == ("C-1", "Notice; policy", "Jonas", "before-t0")
    assert first.due.astimezone(UTC) == datetime(2026, 3, 4, 14, tzinfo=UTC)
    assert (second.key, second.when, second.due.hour, second.due.minute) == ("C-2", "after-t0", 23, 59)
    assert second.due.tzinfo is not None


def test_links_are_evidence_without_a_file(tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_bytes(b"clean")
    arguments = typed(
        "--answer", "all=yes", "--evidence", f"1={tmp_path / 'scan.txt'}", "--evidence", "2=https://ci.example/7",
        "--decision", "approved",
    )  # fmt: skip
    assert [item.evidence[0].name for item in response_of(FORM, arguments).answers if item.evidence] == [
        "https://ci.example/7"
    ]
    (file,) = evidence_files(arguments, Path.read_bytes)
    assert (file.item, file.name, file.data) == ("1", "scan.txt", b"clean")
    assert not is_link("ftp://x")


@pytest.mark.parametrize(
    "words",
    [
        ("--answer", "1=maybe"),
        ("--answer", "1"),
        ("--answer", "=yes"),
        ("--condition", "Text;Owner;soon;before"),
        ("--condition", "Text;Owner;2026-03-04;during"),
        ("--condition", "Text;2026-03-04;before"),
        ("--decision", "fine"),
        (),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(words: tuple[str, ...]) -> None:
    with pytest.raises((UsageError, ArgumentTypeError)):
        typed(*words, *(("--decision", "approved") if words and words[0] != "--decision" else ()))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--answer", "9=yes"), "form.item-unknown"),
        (("--comment", "9=hm"), "form.item-unknown"),
        (("--comment", "all=hm"), "form.item-unknown"),
        (("--evidence", "9=https://x.example"), "form.item-unknown"),
        (("--answer", "1=yes", "--answer", "1=no"), "form.item-twice"),
    ],
)
def test_items_that_do_not_exist_are_named(words: tuple[str, ...], code: str) -> None:
    with pytest.raises(KnownError) as caught:
        response_of(FORM, typed(*words, "--decision", "approved"))
    assert caught.value.problem.code == code


def test_an_approval_carries_everything_that_was_typed(desk: Desk) -> None:
    evidence = desk.folder / "Prüfung.txt"
    evidence.write_text("clean", encoding="utf-8")
    request = desk.folder / "requests" / "product.golive"
    out = desk.folder / "product approval.pdf"
    number = desk.number(desk.manager)
    said = desk.golive(
        "sign", request, "--answer", "all=yes", "--answer", "4=no", "--comment", "4=ÄÖÜ ß",
        "--evidence", f"1={evidence}",
        "--decision", "rejected", "--reason", "Risk open", "--requester-number", number.replace(" ", "  "),
        "--how", "phone",
        "--on-laptop-of", "Anna Berger", "--out", out, "--home", desk.product, "--json",
    )  # fmt: skip
    assert (said.code, said.err) == (0, "")
    found = desk.ok("verify", out, "--home", desk.product)
    assert (found["role"], found["decision"], found["reason"]) == ("product", "rejected", "Risk open")
    assert found["answers"] == {"1": "yes", "2": "yes", "3": "yes", "4": "no"}
    assert found["comments"] == {"4": "ÄÖÜ ß"}
    signature = found["signatures"][0]
    assert (signature["role"], signature["name"], signature["level"]) == ("product", "Łukasz Weidner", "B-B")
    assert signature["trusted"] is True
    assert [(item["name"], item["verdict"]) for item in found["embedded"]] == [("request.pdf", "genuine")]


def test_large_evidence_is_named_to_be_sent_beside(desk: Desk) -> None:
    evidence = desk.folder / "scan.bin"
    evidence.write_bytes(bytes(2 * 1024 * 1024 + 1))
    said = desk.golive(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--evidence", f"2={evidence}",
        "--decision", "approved", "--out", desk.folder / "a.pdf", "--home", desk.product, "--lang", "en",
    )  # fmt: skip
    assert said.code == 0
    assert "2-scan.bin" in said.err


def test_the_first_request_of_somebody_shows_the_number_to_compare(desk: Desk) -> None:
    said = desk.golive(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--out", desk.folder / "a.pdf", "--home", desk.product,
    )  # fmt: skip
    assert said.code == 0
    assert desk.number(desk.manager) in said.err


def test_a_timestamp_that_cannot_be_had_signs_nothing(desk: Desk) -> None:
    out = desk.folder / "a.pdf"
    said = desk.golive(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--timestamp", "http://127.0.0.1:9/tsa", "--out", out, "--home", desk.product, "--json",
    )  # fmt: skip
    assert (said.code, said.data["problem"]["code"]) == (1, "signing.timestamp-unavailable")
    assert not out.exists()


def test_a_timestamp_comes_from_the_web(desk: Desk) -> None:
    request, out = desk.folder / "requests" / "product.golive", desk.folder / "a.pdf"
    said = desk.golive("sign", request, "--timestamp", "ftp://x", "--out", out, "--home", desk.product)
    assert said.code == 2
    assert "https://" in said.err


def test_how_a_number_was_compared_is_never_assumed(desk: Desk) -> None:
    out = desk.folder / "a.pdf"
    said = desk.golive(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--requester-number", desk.number(desk.manager), "--out", out, "--home", desk.product, "--json",
    )  # fmt: skip
    assert (said.code, said.data["problem"]["code"]) == (2, "console.how-missing")
    assert not out.exists()


def test_a_number_that_differs_is_not_corrected(desk: Desk) -> None:
    number = desk.number(desk.manager)
    said = desk.golive(
        "sign", desk.folder / "requests" / "product.golive", "--answer", "all=yes", "--decision", "approved",
        "--requester-number", "1" * 24, "--how", "phone", "--out", desk.folder / "a.pdf", "--home", desk.product,
    )  # fmt: skip
    assert said.code == 1
    assert number not in said.err
    confirmed = desk.golive(
        "roster", "confirm", "rc-2026-03-01", desk.folder / "legal.pdf", "--role", "legal", "--number", "1" * 24,
        "--how", "phone", "--home", desk.manager,
    )  # fmt: skip
    assert confirmed.code == 1
    assert desk.number(desk.legal) not in confirmed.err


def test_an_approval_that_was_lost_is_named(desk: Desk) -> None:
    digest = hashlib.sha256(desk.approval.read_bytes()).hexdigest()
    desk.approval.unlink()
    said = desk.golive(
        "sign", desk.request, "--answer", "all=yes", "--decision", "approved", "--out", desk.approval,
        "--home", desk.legal,
    )  # fmt: skip
    assert said.code == 1
    assert f"golive original {digest} --out FILE" in said.err
    desk.ok("original", digest, "--out", desk.approval, "--home", desk.legal)


def test_german_words_and_days_mean_the_same() -> None:
    arguments = typed(
        "--answer", "alle=ja", "--answer", "2=Entfällt", "--comment", "2=hm", "--decision", "conditional",
        "--condition", "Text;Jonas;10.12.2026;vor", "--condition", "Text;Jonas;2026-12-11;nach",
    )  # fmt: skip
    response = response_of(FORM, arguments)
    values = {answer.item: answer.value for answer in response.answers}
    assert values["1"] == "yes"
    assert values["2"] == "n/a"
    assert [(item.due.date().isoformat(), item.when) for item in response.conditions] == [
        ("2026-12-10", "before-t0"),
        ("2026-12-11", "after-t0"),
    ]
