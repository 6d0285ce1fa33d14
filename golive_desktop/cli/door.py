# SPDX-License-Identifier: MIT
"""Runs one command; whatever happens in it ends in a calm sentence and an exit code, never in a traceback."""

import contextlib
import json
import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast

from golive_desktop.cli.commands import MODULES, descriptions
from golive_desktop.cli.computer import Computer
from golive_desktop.cli.console import Command, Console, calm_words, problem_data, put_out
from golive_desktop.cli.exits import BUG, DONE, USAGE, exit_of
from golive_desktop.cli.language import translate_to
from golive_desktop.cli.parser import Parser, UsageError, add_common
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.release import Language

__all__ = ["enter"]

_INTERRUPTED = 130
"""What shells report for a program that Ctrl+C ended."""


def enter(name: str, argv: list[str], *, language: str, computer: Callable[[], Computer]) -> int:
    """Runs the command `name` and returns its exit code.

    Args:
        name: one of the commands.
        argv: all arguments but the name.
        language: of all words.
        computer: makes the computer to work on.
    """
    case = _Case(name=name, argv=argv, language=cast("Language", language), computer=computer)
    try:
        return case.run()
    except SystemExit as end:  # argparse has shown the help
        return DONE if end.code in {None, 0} else USAGE
    except (UsageError, KnownError) as error:
        return case.refuse(error)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # whoever read the answer has seen enough
        return DONE
    except Exception as error:  # noqa: BLE001 - one of the two doors: what nobody expected becomes a report
        return case.report(error)


class _Case:
    """One command with what is known about it when it fails."""

    def __init__(self, *, name: str, argv: list[str], language: Language, computer: Callable[[], Computer]) -> None:
        self._name = name
        self._argv = argv
        self._language = language
        self._computer = computer
        self._as_json = "--json" in argv
        self._console: Console | None = None

    def run(self) -> int:
        arguments = self._parsed()
        self._as_json = getattr(arguments, "json", False)
        home = getattr(arguments, "home", "")
        console = Console(
            self._computer(),
            language=self._language,
            as_json=self._as_json,
            home=Path(home) if home else None,
        )
        self._console = console
        try:
            code: int = arguments.run(console, arguments)
        finally:
            console.close()
        return code

    def refuse(self, error: UsageError | KnownError) -> int:
        """Says calmly why it could not be done; gives the exit code that says the same."""
        if isinstance(error, KnownError):
            self._say(error.problem)
            return exit_of(error.problem)
        sys.stderr.write(error.usage)
        self._say(Problem(code="console.usage", subject=f"golive {self._name}", details={"reason": error.message}))
        return USAGE

    def _say(self, problem: Problem, **more: str) -> None:
        if self._as_json:
            self._print_json({"problem": {**problem_data(problem, self._language), **more}})
        for line in calm_words(problem, self._language):
            sys.stderr.write(f"{line}\n")

    def report(self, error: Exception) -> int:
        """Says that the error is ours, and where the report lies that may be passed on."""
        from golive_desktop.system.report import keep_report, report_on  # noqa: PLC0415 - hopefully never needed

        text = report_on(error, command=self._name)
        path = keep_report(text, self._logs())
        place = str(path) if path else "stderr"
        self._say(Problem(code="console.bug", subject=self._name, details={"place": place}), report=text)
        if path is None:
            sys.stderr.write(" | ".join(text.splitlines()) + "\n")
        return BUG

    def _logs(self) -> Path | None:
        if self._console is None:
            return None
        try:
            return self._console.folder / "logs"
        except KnownError:
            return None

    def _parsed(self) -> Namespace:
        _ = translate_to(self._language)
        parser = Parser(prog=f"golive {self._name}", translate=_, description=descriptions(_)[self._name])
        command = cast("Command", import_module(f"golive_desktop.cli.{MODULES[self._name]}"))
        command.arguments(parser, _)
        add_common(parser, _)
        return parser.parse_args(self._argv)

    def _print_json(self, data: dict[str, object]) -> None:
        with contextlib.suppress(OSError, KnownError):  # the words on standard error say the same
            put_out(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
