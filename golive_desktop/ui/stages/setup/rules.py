# SPDX-License-Identifier: MIT
"""The rules that a team sets for a release: who may approve, for how long, and who signs last."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.documents.handbook.roles import known_roles
from golive_desktop.domain.plan import Plan, Stakeholder
from golive_desktop.domain.release import Policy
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

__all__ = ["RulesPanel", "last_signers"]

_USUAL_HOURS: Final = 72
_MOST_HOURS: Final = 24 * 365
"""What a dossier takes at most."""


class RulesPanel(QWidget):
    """Each rule with what it means; nothing has to be chosen.

    Args:
        words: the language.
        theme: the colours.

    Signals:
        changed(): another rule was chosen.
    """

    changed = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        self._policy = Policy()
        self._creator = QCheckBox(_("Whoever creates the release may approve it too"))
        self._several = QCheckBox(_("One key may hold several roles"))
        self._fresh = QCheckBox(_("An approval has to be given again after"))
        self._hours = QLineEdit(str(_USUAL_HOURS))
        self._last = QComboBox()
        self._last_field = Field(_("Who &signs last"), self._last, theme, _("The executive sign-off over all others."))
        self._build()
        self._connect()

    def show_policy(self, policy: Policy, plan: Plan) -> None:
        """Shows the rules chosen so far.

        Args:
            policy: them.
            plan: tells who may sign last.
        """
        self._policy = policy
        signers = last_signers(plan)
        with QSignalBlocker(self._last):
            self._last.clear()
            usual = plan.stakeholder(plan.executive_role() or "")
            said = self._words.translate("As in the handbook: {title}")
            self._last.addItem(said.format(title=usual.title if usual else "–"), "")
            for person in signers:
                self._last.addItem(person.title, person.role)
            self._last.setCurrentIndex(max(self._last.findData(policy.executive_role), 0))
        self._last_field.setVisible(len(signers) > 0)
        self._creator.setChecked(policy.creator_may_approve)
        self._several.setChecked(policy.several_roles_per_key)
        self._fresh.setChecked(policy.fresh_hours is not None)
        self._hours.setEnabled(policy.fresh_hours is not None)
        hours = policy.fresh_hours or _USUAL_HOURS
        if self._typed() != hours:
            self._hours.setText(str(hours))

    def policy(self) -> Policy:
        """The rules as they are chosen."""
        return replace(
            self._policy,
            creator_may_approve=self._creator.isChecked(),
            fresh_hours=self._typed() if self._fresh.isChecked() else None,
            several_roles_per_key=self._several.isChecked(),
            executive_role=str(self._last.currentData() or ""),
        )

    def _build(self) -> None:
        _ = self._words.translate
        self._hours.setValidator(QIntValidator(1, _MOST_HOURS, self))
        self._hours.setFixedWidth(76)
        self._hours.setAccessibleName(_("Hours after which an approval has to be given again"))
        fresh = QHBoxLayout()
        fresh.setSpacing(8)
        fresh.addWidget(self._fresh)
        fresh.addWidget(self._hours)
        fresh.addWidget(Text(_("hours")), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self._creator)
        column.addWidget(_hint(_("Usually not: two people see more than one. The dossier shows it.")))
        column.addWidget(self._several)
        column.addWidget(_hint(_("Usually not: each role is somebody of their own.")))
        column.addLayout(fresh)
        column.addWidget(_hint(_("Usually approvals count for as long as the candidate stays the same.")))
        column.addWidget(self._last_field)
        self._last.setMaximumWidth(420)

    def _connect(self) -> None:
        for box in (self._creator, self._several, self._fresh):
            box.clicked.connect(lambda _checked: self._on_changed())
        self._hours.textEdited.connect(lambda _text: self._on_changed())
        self._last.activated.connect(lambda _index: self._on_changed())

    def _typed(self) -> int:
        """The hours as they stand there; the usual ones while that is no number."""
        return int(self._hours.text()) if self._hours.hasAcceptableInput() else _USUAL_HOURS

    def _on_changed(self) -> None:
        self._hours.setEnabled(self._fresh.isChecked())
        self.changed.emit()


def last_signers(plan: Plan) -> tuple[Stakeholder, ...]:
    """Who may sign last instead of whom the plan names first: its other executives, and executives by their role."""
    if plan.executive is None:
        return ()
    may = {*plan.executive.roles, *(known.key for known in known_roles() if known.executive)}
    return tuple(person for person in plan.deciding() if person.role in may and person.role != plan.executive_role())


def _hint(text: str) -> Text:
    hint = Text(text, "caption", wraps=True)
    hint.setContentsMargins(26, 0, 0, 6)
    return hint
