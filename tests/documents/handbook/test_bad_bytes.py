# SPDX-License-Identifier: MIT
"""Whatever bytes stand in a handbook's place: a plan, or one calm refusal."""

import hashlib
from random import Random

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from golive_desktop.documents.handbook.encoding import LARGEST, MOST_LINES
from golive_desktop.documents.handbook.reader import read_handbook
from golive_desktop.domain.problem import KnownError


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \x00"])
def test_an_empty_file_is_said_to_be_empty(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        read_handbook(data)
    assert caught.value.problem.code == "handbook.empty"


@pytest.mark.parametrize("data", [b"x" * (LARGEST + 1), b"#\n" * (MOST_LINES + 1)])
def test_a_file_that_is_too_large_is_said_to_be(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        read_handbook(data)
    assert caught.value.problem.code == "handbook.too-large"
    assert "limit" in caught.value.problem.details


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n%abc\n", b"PK\x03\x04 x", bytes(range(256)), hashlib.shake_256(b"x").digest(5000), b"abc\0def" * 9],
)
def test_a_file_that_is_no_text_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        read_handbook(data)
    assert caught.value.problem.code == "handbook.binary"


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300)
    | st.text(max_size=300).map(str.encode)
    | st.text(alphabet="|-# [x]\n`*:T0", max_size=200).map(str.encode)
)
def test_no_bytes_crash_the_import(data: bytes) -> None:
    try:
        imported = read_handbook(data)
    except KnownError as error:
        event(error.problem.code)
    else:
        assert all(line.line >= 1 for line in imported.not_understood)


@settings(max_examples=120, deadline=None)
@given(chance=st.randoms(use_true_random=True), changes=st.integers(1, 60))
def test_no_mutated_handbook_crashes_the_import(handbook: bytes, chance: Random, changes: int) -> None:
    lines = handbook.decode().split("\n")
    for _ in range(changes):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                lines[at], lines[other] = lines[other], lines[at]
            case 1:
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
            case 2:
                lines[at] += chance.choice(("|", "```", " \\", "**", "`", "\t", "é", "\u2028", ": "))
            case 3:
                lines[at] = chance.choice(("", "    ", "- ", "> ", "#", "| a | b |", "```bash", "- [ ] ")) + lines[at]
            case _:
                lines.insert(at, lines[other])
    text = "\n".join(lines)
    for line in read_handbook(text.encode()).not_understood:
        source = text.split("\n")[line.line - 1].strip()
        assert line.text == source or "|" in source


@settings(max_examples=60, deadline=None)
@given(chance=st.randoms(use_true_random=True))
def test_no_damaged_byte_crashes_the_import(received_handbook: bytes, chance: Random) -> None:
    data = bytearray(received_handbook)
    for _ in range(chance.randrange(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(1, 256)
    read_handbook(bytes(data))
