# SPDX-License-Identifier: MIT
import json
import re
from pathlib import Path

import pytest

from golive_desktop.cli.commands import MODULES, descriptions, is_command, without_window
from golive_desktop.cli.language import language_of, translate_to
from golive_desktop.cli.parser import Parser, UsageError, add_common, group
from tests.cli.conftest import Desk, Golive

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", MODULES)
def test_each_command_explains_itself(golive: Golive, command: str, tmp_path: Path) -> None:
    said = golive(command, "--help", "--home", tmp_path / "none")
    assert said.code == 0
    assert f"golive {command}" in said.out
    for option in ("--json", "--home", "--lang"):
        assert option in said.out
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "import"), ("plan", "export"), ("plan", "update"), ("plan", "candidate"), ("plan", "list"),
        ("identity", "create"), ("identity", "import"), ("identity", "list"), ("identity", "export"),
        ("roster", "list"), ("roster", "confirm"), ("roster", "revoke"), ("roster", "replace"), ("roster", "export"),
        ("gates", "rc", "list"), ("gates", "rc", "run"), ("audit", "verify"),
        ("trust", "list"), ("trust", "add"), ("trust", "remove"),
    ],
)  # fmt: skip
def test_each_part_of_a_group_explains_itself(golive: Golive, words: tuple[str, ...]) -> None:
    said = golive(*words, "--help")
    assert said.code == 0
    typed = " ".join("RELEASE" if word == "rc" else word for word in words)
    assert said.out.startswith(f"Usage: golive {typed} ")
    assert "--json" in said.out


def test_the_overview_lists_every_command(golive: Golive) -> None:
    for argv in ((), ("--help",), ("-h",)):
        said = golive(*argv)
        assert said.code == 0
        assert all(f"  {name} " in said.out for name in MODULES)
    assert set(descriptions(str)) == set(MODULES)
    assert is_command("verify")
    assert not is_command("--help")


def test_no_secret_is_an_argument(golive: Golive) -> None:
    for command in MODULES:
        assert "--passphrase " not in golive(command, "--help").out
        assert "--password" not in golive(command, "--help").out


def test_the_version(golive: Golive) -> None:
    from golive_desktop import __version__  # noqa: PLC0415 - for this test alone

    assert golive("--version").out == f"golive {__version__}\n"


@pytest.mark.parametrize(
    "argv", [("frobnicate",), ("--json", "frobnicate"), ("--frobnicate",), ("\x1b[31m",), ("--home", "x")]
)
def test_unknown_words_are_wrong_usage(golive: Golive, argv: tuple[str, ...]) -> None:
    said = golive(*argv)
    assert (said.code, said.out) == (2, "")
    assert said.err
    assert "\x1b" not in said.err


@pytest.mark.parametrize(
    "argv",
    [
        ("status",),
        ("status", "a", "b"),
        ("status", "a", "--frobnicate"),
        ("plan",),
        ("plan", "import", "f", "--commit", "zz"),
        ("plan", "import", "f", "--fresh-hours", "0"),
        ("roster", "confirm", "rc", "--role", "r", "--number", "1", "--how", "letter"),
        ("status", "a", "--lang", "fr"),
        ("conditions", "a", "--met", "1", "--open", "2"),
    ],
)
def test_wrong_usage_is_said_with_the_usage(golive: Golive, argv: tuple[str, ...]) -> None:
    said = golive(*argv, "--json")
    assert said.code == 2
    assert said.data["problem"]["code"] == "console.usage"
    assert f"golive {argv[0]}" in said.err


def test_options_of_every_command_stand_anywhere(desk: Desk) -> None:
    home = str(desk.manager)
    for argv in (
        ("--home", home, "--json", "--lang", "de", "plan", "list"),
        ("plan", "--home", home, "--json", "--lang=de", "list"),
        ("plan", "list", f"--home={home}", "--json", "--lang", "de"),
        ("--json", "plan", "--lang", "de", "list", "--home", home),
    ):
        assert desk.golive(*argv).data["releases"][0]["candidate"] == "rc-2026-03-01"


def test_a_value_is_not_taken_for_a_command(desk: Desk) -> None:
    said = desk.golive("--lang", "en", "--home", "verify", "frobnicate")
    assert (said.code, said.out) == (2, "")


def test_help_speaks_the_language_that_was_asked_for() -> None:
    def shouting(text: str) -> str:
        return "".join(part if part.startswith("{") else part.upper() for part in re.split(r"(\{\w+\})", text))

    parser = Parser(prog="golive x", translate=shouting, description=shouting("about"))
    parts = group(parser, shouting)
    parts.add("y", shouting("does y"), names="N")
    add_common(parser, shouting)
    text = parser.format_help()
    assert text.startswith("USAGE: golive x")
    for word in ("ABOUT", "OPTIONS:", "SHOW THIS HELP", "COMMANDS:", "FOR EVERY COMMAND:", "DOES Y"):
        assert word in text
    with pytest.raises(UsageError) as caught:
        parser.parse_args(["z"])
    assert caught.value.usage.startswith("USAGE: ")
    assert caught.value.message == "COMMAND CANNOT BE 'z'; POSSIBLE ARE 'y'"


@pytest.mark.parametrize(
    ("argv", "environment", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "de_DE.UTF-8"}, "de"),
        ((), {"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, "en"),
        ((), {"LANG": "C", "LANGUAGE": "de:en"}, "de"),
        (("--lang", "en"), {"LANG": "de_DE.UTF-8"}, "en"),
        (("--lang=de", "status"), {}, "de"),
        (("--lang", "de", "x", "--lang", "en"), {}, "en"),
        (("--lang",), {}, "en"),
        (("--lang", "fr"), {"LANG": "de"}, "de"),
    ],
)
def test_the_language(argv: tuple[str, ...], environment: dict[str, str], language: str) -> None:
    assert language_of(argv, environment) == language


def test_english_needs_no_catalogue() -> None:
    assert translate_to("en")("Commands") == "Commands"
    assert translate_to("de")("no such sentence of ours") == "no such sentence of ours"
    assert "golive --help" in without_window()


def test_every_json_answer_is_one_object(desk: Desk) -> None:
    for argv in (("plan", "list"), ("identity", "list"), ("roster", "list", "rc-2026-03-01"), ("audit", "verify")):
        said = desk.golive(*argv, "--home", desk.manager, "--json")
        assert isinstance(json.loads(said.out), dict)
        assert said.err == ""


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        (("status",), "needed as well: RELEASE"),
        (("status", "a", "--frobnicate"), "not understood: --frobnicate"),
        (("status", "a", "--lang", "fr"), "--lang cannot be 'fr'; possible are 'de', 'en'"),
        (("status", "a", "--lang"), "--lang needs a value"),
        (("conditions", "a", "--met", "1", "--open", "2"), "--open does not go with --met"),
    ],
)
def test_wrong_usage_is_said_in_our_own_words(golive: Golive, argv: tuple[str, ...], reason: str) -> None:
    said = golive(*argv, environment={})
    assert said.code == 2
    assert reason in said.err
