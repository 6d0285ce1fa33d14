# SPDX-License-Identifier: MIT
"""What colleagues signed, for the executive whose sign-off stands on it: decisions, conditions, doubts and comments."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from golive_desktop.statements.approval import ApprovalBody
from golive_desktop.statements.envelope import Statement
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.emptied import emptied
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, hairline
from golive_desktop.ui.words import Words

__all__ = ["ColleaguePanel", "said_by"]


class ColleaguePanel(QFrame):
    """One paragraph for each colleague; hidden while it is empty.

    Args:
        words: the reader's language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self.setProperty("kind", "panel")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 14, 20, 14)
        self._column.setSpacing(10)
        self.hide()

    def show_approvals(self, approvals: Sequence[Statement[ApprovalBody]]) -> None:
        """Shows these instead of the ones before."""
        emptied(self._column)
        for number, approval in enumerate(approvals):
            if number:
                self._column.addWidget(hairline())
            self._column.addWidget(self._paragraph(approval))
        self.setVisible(bool(approvals))

    def _paragraph(self, approval: Statement[ApprovalBody]) -> QWidget:
        body = approval.body
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        mark = StatusMark(self._theme)
        word = self._words.term("state", body.response.decision)
        mark.show_state(body.response.decision, f"{body.title}: {word}")
        column.addWidget(mark)
        column.addWidget(Text(f"{approval.author.name}, {self._words.time(approval.issued_at)}", "caption", wraps=True))
        for line in said_by(body, self._words):
            column.addWidget(Text(line, wraps=True, selectable=True))
        return made


def said_by(body: ApprovalBody, words: Words) -> Iterator[str]:
    """Reason, conditions, and every answer that is not a plain yes.

    Args:
        body: what was signed.
        words: the reader's language.
    """
    _ = words.translate
    if body.response.reason:
        yield _("Reason: {reason}").format(reason=body.response.reason)
    for condition in body.response.conditions:
        due = words.minute(condition.due)
        when = words.term("condition", condition.when)
        yield f"{condition.key}: {condition.text} ({condition.owner}, {due}, {when})"
    texts = {item.key: item.text for item in body.form.items}
    plain = 0
    for answer in body.response.answers:
        if answer.value == "yes" and not answer.comment and not answer.evidence:
            plain += 1
            continue
        said = f"{texts.get(answer.item, answer.item)}: {words.term('answer', answer.value)}"
        evidence = ", ".join(piece.name for piece in answer.evidence)
        yield "; ".join(part for part in (said, answer.comment, evidence) if part)
    if plain:
        yield _("Answered with a plain yes: {count}").format(count=plain)
