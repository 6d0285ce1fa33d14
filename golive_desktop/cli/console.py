# SPDX-License-Identifier: MIT
"""What a command works with: the home, the files of the user, and one voice for words and for JSON."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol

from golive_desktop.cli.computer import Computer
from golive_desktop.cli.language import Translate, translate_to
from golive_desktop.cli.parser import Parser
from golive_desktop.domain.problem import KnownError, Problem
from golive_desktop.domain.release import Language
from golive_desktop.ports.adapters import Adapters
from golive_desktop.wording.explain import Explanation, explain

__all__ = ["LARGEST_FILE", "Command", "Console", "calm_words", "problem_data", "put_out"]

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes; a dossier of a thousand approvals needs a fifth of it."""


class Command(Protocol):
    """A module of this package that holds a command."""

    def arguments(self, parser: Parser, translate: Translate, /) -> None:
        """Adds the command's arguments, and what runs it as the default of ``run``."""


class Console:
    """One command at work.

    Args:
        computer: the computer.
        language: of all words.
        as_json: the answer is JSON on standard output; words are for standard error alone.
        home: the data folder that was named; None for the user's own.
    """

    def __init__(self, computer: Computer, *, language: Language, as_json: bool, home: Path | None) -> None:
        self.computer = computer
        self.language = language
        self.as_json = as_json
        self.translate = translate_to(language)
        self._home = home
        self._opened: Adapters | None = None

    @cached_property
    def folder(self) -> Path:
        """Where the home lies, made or not."""
        return self.computer.locate(self._home)

    @property
    def adapters(self) -> Adapters:
        """The parts to work with; the first call makes the home where it is missing.

        Raises:
            KnownError: ``home.…``.
        """
        if self._opened is None:
            for problem in self.computer.make_home(self.folder):
                self.warn(problem)
            self._opened = self.computer.open_home(self.folder)
        return self._opened

    def now(self) -> datetime:
        """The time, with its offset from UTC."""
        return self.computer.clock.now()

    def explain(self, problem: Problem) -> Explanation:
        """The words for `problem` in the reader's language."""
        return explain(problem, self.language)

    def answer(self, data: Mapping[str, object], lines: Iterable[str] = ()) -> None:
        """Gives the command's answer: `data` in JSON, else `lines` in words."""
        if self.as_json:
            put_out(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
        else:
            self.say(*lines)

    def say(self, *lines: str) -> None:
        """Words for the reader; they go to standard error."""
        for line in lines:
            sys.stderr.write(f"{_visible(line)}\n")

    def warn(self, problem: Problem) -> None:
        """Says a problem that stops nothing."""
        words = self.explain(problem)
        self.say(f"{words.sentence} {words.next_step}".strip())

    def read(self, path: Path) -> bytes:
        """A file of the user.

        Raises:
            KnownError: ``files.…``.
        """
        return self.computer.files.read(path, limit=LARGEST_FILE)

    def free(self, path: Path, arguments: Namespace) -> Path:
        """`path`, where a new file may be written; asked before something is signed that could not be kept.

        Raises:
            KnownError: ``files.exists`` without ``--force``, ``files.folder-missing``, ``files.is-folder``,
                ``files.not-writable``.
        """
        try:
            there, housed, folder = path.exists(), path.absolute().parent.is_dir(), path.is_dir()
        except OSError as error:  # a place where one may not even look, a name that is too long
            raise KnownError.of("files.not-writable", str(path)) from error
        if there and not getattr(arguments, "force", False):
            raise KnownError.of("files.exists", str(path))
        if not housed:
            raise KnownError.of("files.folder-missing", str(path), folder=str(path.parent))
        if folder:
            raise KnownError.of("files.is-folder", str(path))
        if not os.access(path.absolute().parent, os.W_OK):
            raise KnownError.of("files.not-writable", str(path))
        return path

    def write(self, path: Path, data: bytes, *, private: bool = False) -> None:
        """Writes a file whole or not at all.

        Raises:
            KnownError: ``files.…``.
        """
        self.computer.files.write(path, data, private=private)

    def keep(self, path: Path, data: bytes, sha256: str) -> None:
        """Writes what was signed and is kept in the home; when that fails, says how to get it again.

        Raises:
            KnownError: ``files.…``.
        """
        try:
            self.write(path, data)
        except KnownError:
            self.tell_kept(sha256)
            raise

    def tell_kept(self, *digests: str) -> None:
        """Says how to get files again that were signed here."""
        text = self.translate("It is signed and kept. Get the file with: golive original {digest} --out FILE")
        self.say(*(text.format(digest=digest) for digest in digests))

    def close(self) -> None:
        """Gives the home free."""
        if self._opened is not None:
            self._opened.store.close()


def put_out(text: str) -> None:
    """Puts `text` on standard output, all of it.

    Raises:
        BrokenPipeError: nobody reads it any more.
        KnownError: ``console.output-failed``.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _give_up_output()
        if isinstance(error, BrokenPipeError):
            raise
        raise KnownError.of("console.output-failed", reason=error.strerror or "") from error


def _give_up_output() -> None:
    """Lets what is still waiting go nowhere, else the interpreter would complain when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def problem_data(problem: Problem, language: str) -> dict[str, str]:
    """A problem as JSON shows it."""
    words = explain(problem, language)
    return {
        "code": problem.code,
        "severity": problem.severity.name.lower(),
        "subject": problem.subject,
        "text": words.sentence,
    }


def calm_words(problem: Problem, language: str) -> list[str]:
    """A problem in words: what happened, what it means, what to do."""
    words = explain(problem, language)
    return [_visible(line) for line in (words.sentence, words.meaning, words.next_step) if line]


def _visible(line: str) -> str:
    """`line` without characters that steer a terminal: texts from files are data."""
    return "".join(letter if letter.isprintable() or letter in "\n\t" else "�" for letter in line)
