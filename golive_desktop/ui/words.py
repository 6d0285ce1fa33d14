# SPDX-License-Identifier: MIT
"""What the window says, in the reader's language."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.release import Language
from golive_desktop.i18n.catalogue import translator
from golive_desktop.i18n.moments import show_date, show_time, show_zone
from golive_desktop.wording.explain import Explanation, explain
from golive_desktop.wording.terms import term

__all__ = ["Words"]

_KILO: Final = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Sentences, terms, times and sizes in one language."""

    language: Language

    @property
    def translate(self) -> Callable[[str], str]:
        """Turns an English sentence of ours into the reader's; pages call it ``_``."""
        return translator(self.language)

    def explain(self, problem: Problem) -> Explanation:
        """What happened, what it means, what to do."""
        return explain(problem, self.language)

    def term(self, group: str, key: str) -> str:
        """The word for a state, a verdict, a decision; see `golive_desktop.wording.terms`."""
        return term(group, key, self.language)

    def signer(self, name: str, principal: str) -> str:
        """``Berta Beck for Katrin Albers`` where somebody signed in another's place, else the name alone."""
        if not principal:
            return name
        return self.translate("{deputy} for {principal}").format(deputy=name, principal=principal)

    def time(self, moment: datetime) -> str:
        """``5 Mar 2026, 14:03:22 (UTC+1)``, on this computer's clock."""
        return show_time(moment.astimezone(), self.language)

    def minute(self, moment: datetime) -> str:
        """``4 Mar 2026, 16:40 (UTC+1)``, where seconds say nothing."""
        here = moment.astimezone()
        return f"{show_date(here.date(), self.language)}, {here:%H:%M} ({show_zone(here)})"

    def date(self, day: date) -> str:
        """``5 Mar 2026``."""
        return show_date(day, self.language)

    def size(self, size: int) -> str:
        """A file's size, ``1.4 MB`` or ``1,4 MB``."""
        if size < _KILO:
            return f"{size} B"
        for unit in ("kB", "MB", "GB"):
            size_in_unit = size / _KILO ** (("kB", "MB", "GB").index(unit) + 1)
            if size_in_unit < _KILO or unit == "GB":
                text = f"{size_in_unit:.1f}"
                return f"{text.replace('.', ',') if self.language == 'de' else text} {unit}"
        raise AssertionError(size)

    def place(self, path: Path) -> str:
        """A folder or file as the reader of a window knows it, with the home folder as ``~``."""
        try:
            return str(Path("~") / path.relative_to(Path.home()))
        except (ValueError, RuntimeError):
            return str(path)
