# SPDX-License-Identifier: MIT
"""The verdict on one file in words: the word, one sentence, and the facts behind it folded away."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from golive_desktop.domain.problem import Problem, Severity
from golive_desktop.services.verify import Verification
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.fold import Fold
from golive_desktop.ui.parts.status import Size, StatusMark
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["VerdictView", "verdict_facts", "verdict_sentences"]

_SAYS_CHANGED = frozenset({"signature.broken", "signature.contents"})
"""What an altered byte shows as well; a reader needs the fact only once."""
_MOST_INSIDE: Final = 20
"""So many files inside are named; the pages of a dossier list them all."""


class VerdictView(QFrame):
    """What the check of a file found."""

    def __init__(self, words: Words, theme: Theme, *, size: Size = "record") -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._mark = StatusMark(theme, size=size)
        self._sentence = Text("", wraps=True, selectable=True)
        facts = QFrame()
        self._more = Fold(words.translate("Details of the check"), facts, theme)
        self._grid = QGridLayout(facts)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._mark, self._sentence, self._more):
            column.addWidget(part)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Says that the check is not done yet; nothing is claimed until then."""
        self._mark.hide()
        self._more.hide()
        self._sentence.setText(self._words.translate("Being checked…"))

    def show_problem(self, problem: Problem) -> None:
        """Says why there is no verdict."""
        said = self._words.explain(problem)
        self.show_waiting()
        self._sentence.setText(f"{said.sentence} {said.meaning} {said.next_step}".strip())

    def show_verification(self, found: Verification) -> None:
        """Shows the verdict."""
        self._mark.show_state(found.verdict, self._words.term("verdict", found.verdict))
        self._mark.show()
        self._sentence.setText("\n".join(verdict_sentences(found, self._words)))
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for number, (label, value) in enumerate(verdict_facts(found, self._words)):
            self._grid.addWidget(Text(label, "caption"), number, 0)
            self._grid.addWidget(Text(value, wraps=True, selectable=True), number, 1)
        self._more.show()


def verdict_sentences(found: Verification, words: Words) -> tuple[str, ...]:
    """What the verdict means, in one sentence for each fact; the first one carries it.

    Args:
        found: the verification.
        words: the reader's language.
    """
    _ = words.translate
    told = tuple(_told(found))
    if found.verdict == "genuine":
        names = ", ".join(item.certificate.subject.name for item in found.signatures)
        first = _("Unchanged since {name} signed it, with a key that is confirmed on this laptop.").format(name=names)
        return (first, *(words.explain(problem).sentence for problem in told))
    if not told:
        return (words.term("verdict", found.verdict),)
    said = [words.explain(problem) for problem in told]
    head = said[0]
    return (f"{head.sentence} {head.meaning}".strip(), *(other.sentence for other in said[1:]))


def verdict_facts(found: Verification, words: Words) -> tuple[tuple[str, str], ...]:
    """Label and value of each fact behind a verdict, for the reader who wants to know.

    Args:
        found: the verification.
        words: the reader's language.
    """
    _ = words.translate
    facts: list[tuple[str, str]] = []
    for item in found.signatures:
        subject = item.certificate.subject
        facts += [
            (_("Signed by"), ", ".join(filter(None, (subject.name, subject.role, subject.organisation)))),
            (_("Number of the key"), item.certificate.number),
            (_("Signed at"), _("{time}, by the clock of whoever signed").format(time=words.time(item.signed_at))),
        ]
        if item.timestamped_at is not None:
            facts.append((_("Time stamp"), words.time(item.timestamped_at)))
        facts += [(_("Level"), f"PAdES {item.level}"), (_("Revocation"), _("not checked (offline)"))]
    facts.append((_("SHA-256"), found.sha256))
    inside = found.embedded[:_MOST_INSIDE]
    facts += [(_("Inside"), f"{item.name}: {words.term('verdict', item.verdict)}") for item in inside]
    if more := len(found.embedded) - len(inside):
        facts.append((_("Inside"), _("and {count} more").format(count=more)))
    return tuple(facts)


def _told(found: Verification) -> Iterator[Problem]:
    """The problems worth a sentence, the heaviest first, one and the same fact only once."""
    changed = any(problem.code == "verify.bytes-changed" for problem in found.problems)
    for problem in sorted(found.problems, key=lambda problem: -problem.severity):
        doubled = changed and problem.code in _SAYS_CHANGED
        if problem.severity is not Severity.INFORMS and not doubled:
            yield problem
