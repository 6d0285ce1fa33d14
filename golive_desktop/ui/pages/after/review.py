# SPDX-License-Identifier: MIT
"""The review a day after the launch: written once, signed with the passphrase, and read-only from then on."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.domain.review import Review
from golive_desktop.services.drafts import drop_review, load_review, save_review
from golive_desktop.services.overview import Overview
from golive_desktop.ui.context import Context
from golive_desktop.ui.pages.after.part import Part
from golive_desktop.ui.pages.after.reading import AfterLook
from golive_desktop.ui.pages.after.reviewform import ReviewForm
from golive_desktop.ui.pages.after.sight import ReviewSight, metrics_of, review_of
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.keypick import KeyPick
from golive_desktop.ui.parts.status import StatusMark
from golive_desktop.ui.parts.text import Text, panel

__all__ = ["ReviewPart"]

_STATES: Final = {"stable": "approved", "watch-48h": "conditional", "consider-rollback": "rejected"}
_KEY_WIDE: Final = 340
_SAVE_MS: Final = 400
"""After the last keystroke; a program that is ended between two loses no more."""


class ReviewPart(Part):
    """What was signed above, and the form for the next review below; one of both may be missing."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        _ = self.words.translate
        self._sight = ReviewSight(open=False)
        self._form = ReviewForm(self.words, self.theme, context.now().date())
        self._key = KeyPick(self.words, self.theme, brief=True)
        self._early = panel()
        self._signed = panel()
        self._mark, self._when = StatusMark(self.theme, size="record"), Text("", "muted", wraps=True)
        self._again = button(_("Write another review"), self.theme, pressed=self._on_again)
        self._sign = button(_("Sign review"), self.theme, kind="filled", image="pen-line", pressed=self._on_sign)
        self._writing = False
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(_SAVE_MS)
        self._build()
        self._form.changed.connect(self._save_soon.start)
        self._save_soon.timeout.connect(self._on_save)
        self._key.entered.connect(self._on_sign)
        self._key.key_wanted.connect(lambda: context.shell.open_stage("identities"))

    def show_look(self, look: AfterLook, overview: Overview) -> None:
        """Shows where the review stands; what was typed stays."""
        if self.overview is None or self.overview.release.id != overview.release.id:
            self._writing = False
            self._form.clear()
            self._load(overview.release.id)
        self.overview = overview
        self._key.show_keys(overview.signing_keys)
        newest = {sight.key: sight.newest.shown for sight in metrics_of(look.view, self.words) if sight.newest}
        self._form.show_measured(newest)
        self._show_sight(review_of(look.view))

    def first_focus(self) -> QWidget:
        """The form, or what leads on."""
        return self._form.entry() if self._paper.isVisibleTo(self) else self._again

    def _load(self, release: str) -> None:
        """What was written and not signed yet comes back after a restart."""
        adapters = self.context.adapters

        def shown(kept: tuple[Review, bool] | None) -> None:
            if kept is not None and release == self.release and not self._save_soon.isActive():
                self._form.show_review(kept[0], decided=kept[1])
                self._writing = True
                self._show_sight(self._sight)

        self.context.bridge.look(
            lambda _task: load_review(adapters, release), owner=self, done=shown, refused=self.refused.emit
        )

    def _on_save(self) -> None:
        adapters, release = self.context.adapters, self.release
        review, decided = self._form.value(), bool(self._form.decision)
        self.context.bridge.write(
            lambda _task: save_review(adapters, release, review, decided=decided),
            owner=self,
            done=lambda _none: None,
            refused=self.refused.emit,
            changes=None,
        )

    def _show_sight(self, sight: ReviewSight) -> None:
        """All that is visible follows from `sight`, and from whether another review is being written."""
        self._sight = sight
        done = bool(sight.decision)
        self._early.setVisible(not sight.open and not done)
        self._signed.setVisible(done)
        self._paper.setVisible(sight.open and (not done or self._writing))
        self._again.setVisible(sight.open and not self._writing)
        if sight.at is not None:
            self._mark.show_state(_STATES.get(sight.decision, "inform-only"), self._word(sight.decision))
            said = self.words.translate("Signed by {name}, {time}")
            self._when.setText(said.format(name=sight.by, time=self.words.time(sight.at)))

    def _word(self, decision: str) -> str:
        _ = self.words.translate
        words = {
            "stable": _("Stable"),
            "watch-48h": _("Watch 48 h"),
            "consider-rollback": _("Consider rollback"),
        }
        return words.get(decision, decision)

    def _build(self) -> None:
        self._build_early()
        self._build_signed()
        self._paper = QWidget()
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._form)
        column.addWidget(self._build_foot())
        for widget in (self._early, self._signed, self._paper):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def _build_early(self) -> None:
        _ = self.words.translate
        column = QVBoxLayout(self._early)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        said = _("The review opens once success or roll back was declared on the go-live day.")
        column.addWidget(Text(said, wraps=True))
        day = button(
            _("Open go-live day"),
            self.theme,
            kind="link",
            image="rocket",
            pressed=lambda: self.context.shell.open_page("day"),
        )
        row = QHBoxLayout()
        row.addWidget(day)
        row.addStretch(1)
        column.addLayout(row)

    def _build_signed(self) -> None:
        _ = self.words.translate
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._mark)
        texts.addWidget(self._when)
        row = QHBoxLayout(self._signed)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addLayout(texts, 1)
        row.addWidget(
            button(_("Open document"), self.theme, image="file-text", pressed=self._on_document),
        )
        row.addWidget(self._again)

    def _build_foot(self) -> QWidget:
        foot = panel()
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 12, 16, 14)
        row.setSpacing(16)
        said = self.words.translate("You sign what stands above. It goes into the dossier and cannot be changed later.")
        row.addWidget(Text(said, "muted", wraps=True), 1)
        self._key.setMaximumWidth(_KEY_WIDE)
        row.addWidget(self._key, 1)
        row.addWidget(self._sign)
        return foot

    def _on_document(self) -> None:
        self.context.shell.open_page("documents", self._sight.file)

    def _on_again(self) -> None:
        self._writing = True
        self._show_sight(self._sight)
        self._form.entry().setFocus()

    def _on_sign(self) -> None:
        if not self._form.decision:
            self._form.ask_decision()
            return
        secret, key = self._key.passphrase(), self._key.key()
        if not secret or key is None or not self._sign.isEnabled():
            return
        review, acting = self._form.value(), self.acting()
        adapters, release = self.context.adapters, self.release

        def work() -> None:
            from golive_desktop.services.day_signing import sign_review  # noqa: PLC0415 - brings statements
            from golive_desktop.services.issue import SigningKey  # noqa: PLC0415 - as above

            sign_review(acting(), SigningKey(identity=key.record, passphrase=secret), review)
            drop_review(adapters, release)

        self._save_soon.stop()
        self._show_busy(busy=True)
        self.context.bridge.write(
            lambda _task: work(), owner=self, done=self._on_signed, refused=self._on_refused, changes=self.release
        )

    def _show_busy(self, *, busy: bool) -> None:
        _ = self.words.translate
        self._form.setEnabled(not busy)
        self._sign.setEnabled(not busy)
        self._sign.setText(_("Signing…") if busy else _("Sign review"))

    def _on_signed(self, _none: None) -> None:
        self._show_busy(busy=False)
        self._writing = False
        self._key.forget()
        self._form.clear()
        _ = self.words.translate
        self.said.emit(_("The review is signed."), _("It stands under Documents, and in the next dossier."))

    def _on_refused(self, problem: Problem) -> None:
        self._show_busy(busy=False)
        if not self._key.show_problem(problem):
            self.refused.emit(problem)
