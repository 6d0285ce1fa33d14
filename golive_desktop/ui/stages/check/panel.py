# SPDX-License-Identifier: MIT
"""One checked file: verdict, who signed when with which number, what it states, what it carries."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from golive_desktop.services.verify import Verification
from golive_desktop.statements.state import is_request
from golive_desktop.ui.checking.filepanel import FilePanel
from golive_desktop.ui.checking.said import claim, is_readable, reasons, signer, verdict_sentence
from golive_desktop.ui.checking.statement import Group, Row, inside, stated
from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.number import NumberPanel
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.stages.check.looking import Looked, Named
from golive_desktop.ui.words import Words

__all__ = ["CheckedFile"]


class CheckedFile(FilePanel):
    """Everything that the check of one file found.

    Args:
        words: the reader's language.
        theme: the colours.

    Signals:
        pages_asked(): the pages of a file that a release keeps shall be shown.
        sign_asked(): the request shall be opened to be signed, or the own answer to go on with.
    """

    pages_asked = Signal()
    sign_asked = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__(words, theme)
        _ = words.translate
        self._looked: Looked | None = None
        self._basis = Text("", "muted", wraps=True, selectable=True)
        self._call = Text("", wraps=True, selectable=True)
        self._number = NumberPanel(words)
        self._nothing = Text(_("Nothing is recorded."), "muted")
        self._pages = button(_("Show pages"), theme, image="file-text", pressed=self.pages_asked.emit)
        self._sign = button(_("Open to sign"), theme, kind="filled", image="pen-line", pressed=self.sign_asked.emit)
        self._build()

    @property
    def looked(self) -> Looked | None:
        """The file that is shown."""
        return self._looked

    def show_looked(self, looked: Looked, named: Sequence[Named]) -> None:
        """Shows a file.

        Args:
            looked: the file; without verdict and problem while it is being checked.
            named: whom the user trusted for this check.
        """
        if self._looked is None or looked.path != self._looked.path:
            self._to_top()
        self._looked = looked
        found = looked.verification
        self._show_head(looked)
        if looked.problem is not None:
            self._said.show_explanations((self._words.explain(looked.problem),))
        else:
            self._said.show_explanations(reasons(found, self._words) if found is not None else ())
        self._basis.setText("\n".join(self._resting(looked, named)) if found is not None else "")
        self._basis.setVisible(bool(self._basis.text()))
        self._show_number(found)
        self._groups.show_groups(self._stated(found) if found is not None else ())
        self._details.setVisible(found is not None)
        if found is not None:
            self._details.show_verification(found)
        self._pages.setVisible(bool(looked.release))
        statement = found.statement if found is not None and is_readable(found) else None
        _ = self._words.translate
        self._sign.setText(_("Open your sign-off") if looked.own else _("Open to sign"))
        self._sign.setVisible(looked.own or (statement is not None and is_request(statement)))

    def first_focus(self) -> QWidget:
        """Where the keyboard begins."""
        return self._sign if self._sign.isVisibleTo(self) else super().first_focus()

    def _build(self) -> None:
        self._stand(self._said, self._call, self._number, self._basis, self._groups, self._details)
        self._buttons.addWidget(self._nothing)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._pages)
        self._buttons.addWidget(self._sign)

    def _show_head(self, looked: Looked) -> None:
        _ = self._words.translate
        found = looked.verification
        if found is not None:
            self._head.show_verdict(found.verdict, self._sentence(looked, found), claim(found, self._words))
        elif looked.problem is not None or looked.stopped:
            self._head.show_verdict("", _("Not checked yet"), ())
        else:
            self._head.show_verdict("", _("Being checked…"), ())

    def _show_number(self, found: Verification | None) -> None:
        """The number large, where somebody has to compare it before the file can be relied on."""
        unknown = found is not None and found.verdict == "unknown-signer" and not found.trusted
        compare = unknown and found is not None and len(found.signatures) == 1
        self._call.setVisible(compare)
        self._number.setVisible(compare)
        if compare and found is not None:
            certificate = found.signatures[0].certificate
            said = self._words.translate(
                "Before you rely on it, have {name} read this number to you, on a phone number that you already have."
            )
            self._call.setText(said.format(name=certificate.subject.name))
            self._number.show_number(certificate.number, certificate.subject.name)

    def _stated(self, found: Verification) -> tuple[Group, ...]:
        readable = is_readable(found) and found.statement is not None
        said = stated(found.statement, self._words) if readable and found.statement is not None else ()
        return (self._signed(found), *said, inside(found, self._words))

    def _signed(self, found: Verification) -> Group:
        """Who signed when, with the number of the key; of a changed file nobody says so."""
        rows = tuple(
            Row(
                text=item.certificate.subject.name,
                mark=item.certificate.number,
                more=self._words.time(item.timestamped_at or item.signed_at),
            )
            for item in found.signatures
            if is_readable(found)
        )
        return Group(title=self._words.translate("Signed by"), rows=rows)

    def _sentence(self, looked: Looked, found: Verification) -> str:
        """What the verdict means; of a company's authority, which one it is and where it comes from."""
        _, voucher = self._words.translate, looked.voucher
        if voucher is None or found.verdict != "genuine":
            return verdict_sentence(found, self._words)
        kept = _(
            "The file is unchanged since it was signed. The name {name} is vouched for by the company authority "
            "{authority}, kept in Settings."
        )
        named = _(
            "The file is unchanged since it was signed. The name {name} is vouched for by the company authority "
            "{authority}, which you named for this check."
        )
        return (named if voucher.file else kept).format(name=signer(found), authority=voucher.name)

    def _resting(self, looked: Looked, named: Sequence[Named]) -> Iterator[str]:
        """On whom the check relied besides the keys that this laptop knows."""
        _ = self._words.translate
        if looked.voucher is not None and not looked.voucher.file:
            text = _(
                "{authority} has the number {number}. It says whose name a key bears, and gives nobody a role. "
                "You can remove it under Settings, Company certificates."
            )
            yield text.format(authority=looked.voucher.name, number=looked.voucher.number)
        yield from (self._trusted(item) for item in named)

    def _trusted(self, item: Named) -> str:
        _ = self._words.translate
        if item.kind == "roster":
            text = _(
                "The keys of {file} are trusted because you named it. "
                "{author} signed it, number {number}: compare it once."
            )
        else:
            text = _("The key of {author} is trusted because you named {file}. Number {number}: compare it once.")
        return text.format(file=item.path.name, author=item.author, number=item.number)
