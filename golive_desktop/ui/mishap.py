# SPDX-License-Identifier: MIT
"""What the window says of itself: of a mistake of ours, and that it closes as soon as it may."""

import sys
from pathlib import Path

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.system.report import keep_report, report_on
from golive_desktop.ui.words import Words

__all__ = ["closing", "told"]


def told(error: BaseException, home: Path, words: Words) -> tuple[Problem, str]:
    """A mistake of ours as a problem, with the report that can be passed on; it is kept among the home's logs.

    Args:
        error: what was raised.
        home: the data folder; without it the report is not kept.
        words: for the place, where there is none.
    """
    report = report_on(error, command="window")
    path = keep_report(report, home / "logs")
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(report)
    place = str(path) if path else words.translate("nowhere, it could not be written")
    return Problem(code="window.bug", details={"place": place}), report


def closing() -> Problem:
    """That something is still being written, and the window closes by itself after it."""
    return Problem(code="window.closing", severity=Severity.INFORMS)
