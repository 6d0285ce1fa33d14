# SPDX-License-Identifier: MIT
"""Says where a value is read: typed, from a command, or from a monitoring server."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.watching import Source, source_of
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.field import Field
from golive_desktop.ui.parts.segment import Choice, Segment
from golive_desktop.ui.words import Words

__all__ = ["SourceForm"]

_TYPED: Final = "typed"
_WIDE_ENOUGH: Final = 280


class SourceForm(QWidget):
    """Three ways, and the lines that each needs; hidden until it is asked for.

    Args:
        words: the reader's language.
        theme: the colours.
        title: of the metric, for screen readers.

    Signals:
        chosen(object): the `Source`; None for typed by hand.
        left(): nothing shall change.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, words: Words, theme: Theme, title: str) -> None:
        super().__init__()
        _ = words.translate
        self._words = words
        choices = (
            Choice(value=_TYPED, text=_("Typed")),
            Choice(value="command", text=_("Command")),
            Choice(value="prometheus", text=_("Prometheus")),
        )
        self._kind = Segment(choices, theme, name=_("Where {title} is read").format(title=title))
        self._target, self._query = QLineEdit(), QLineEdit()
        hint = _("Its last line has to be the number alone. It runs when you ask, after you confirmed it.")
        self._command = Field(_("Command"), self._target, theme, hint)
        self._address = QLineEdit()
        self._address.setPlaceholderText("https://prometheus.example.com")
        self._server = Field(_("Address of the server"), self._address, theme)
        hint = _("Has to give one number. It is asked when you press “Read now”.")
        self._asked = Field(_("Query (PromQL)"), self._query, theme, hint)
        self._build(theme)
        self._kind.chosen.connect(lambda _kind: self._show_kind())
        for edit in (self._target, self._address, self._query):
            edit.returnPressed.connect(self._on_save)
        self.hide()

    def begin(self, source: Source | None) -> None:
        """Opens with what holds now."""
        self._kind.show_value(source.kind if source is not None else _TYPED)
        self._target.setText(source.target if source is not None and source.kind == "command" else "")
        self._address.setText(source.target if source is not None and source.kind == "prometheus" else "")
        self._query.setText(source.query if source is not None else "")
        self._show_kind()
        self.show()
        self._kind.entry().setFocus()

    def _build(self, theme: Theme) -> None:
        _ = self._words.translate
        self._save = button(_("Save source"), theme, image="save", pressed=self._on_save)
        cancel = button(_("Cancel"), theme, kind="link", pressed=self._on_cancel)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._kind)
        for field in (self._command, self._server, self._asked):
            field.edit.setMinimumWidth(_WIDE_ENOUGH // 2)
            column.addWidget(field)
        column.addLayout(foot)

    def _show_kind(self) -> None:
        kind = self._kind.value
        self._command.setVisible(kind == "command")
        self._server.setVisible(kind == "prometheus")
        self._asked.setVisible(kind == "prometheus")
        for field in (self._command, self._server, self._asked):
            field.show_problem("")

    def _on_save(self) -> None:
        kind = self._kind.value
        if kind == _TYPED:
            self.chosen.emit(None)
            return
        try:
            if kind == "command":
                source = source_of("command", self._target.text())
            else:
                source = source_of("prometheus", self._address.text(), self._query.text())
        except KnownError as error:
            self._place(error.problem.code).show_problem(self._sentence(error))
            return
        self.chosen.emit(source)

    def _place(self, code: str) -> Field:
        return {"watch.command-missing": self._command, "watch.query-missing": self._asked}.get(code, self._server)

    def _sentence(self, error: KnownError) -> str:
        said = self._words.explain(error.problem)
        return f"{said.sentence} {said.next_step}".strip()

    def _on_cancel(self) -> None:
        self.hide()
        self.left.emit()
