# SPDX-License-Identifier: MIT
"""Documents: every file of the release, shown inside the app, with its verdict; and the dossier."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.domain.problem import Problem
from golive_desktop.services.overview import Overview
from golive_desktop.services.papers import Paper, papers_of
from golive_desktop.ui.calendar import calendar_of
from golive_desktop.ui.context import Context
from golive_desktop.ui.daypapers import save_paper
from golive_desktop.ui.page import Page
from golive_desktop.ui.pages.documents.compiling import CompileOrder, CompilePanel
from golive_desktop.ui.pages.documents.detail import PaperDetail
from golive_desktop.ui.pages.documents.lines import lines_of, safe_name
from golive_desktop.ui.pages.documents.listing import PaperList
from golive_desktop.ui.pages.documents.showing import Showing
from golive_desktop.ui.pages.documents.work import Sealed, compile_and_save, save_copy, save_plan
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.room import give_width, turn
from golive_desktop.ui.parts.saved import SavedLine, ask_where, suggested
from golive_desktop.ui.parts.scroll import scrolling_column
from golive_desktop.ui.parts.strip import Strip
from golive_desktop.ui.parts.text import Text

__all__ = ["DocumentsPage", "make_page"]

_COMPILE: Final = "compile"
_PLAN: Final = "export-plan"
_WIDE: Final = 340
_NARROW: Final = 264
_ONE_COLUMN: Final = 700
_LEAST_LIST: Final = 220


def make_page(context: Context) -> "DocumentsPage":
    """The documents of a release.

    Its subjects are ``compile``, ``export-plan``, a file's digest or a statement's id.
    """
    return DocumentsPage(context)


class DocumentsPage(Page):
    """The list at the left, what was chosen beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._overview: Overview | None = None
        self._wanted = ""
        self._narrow = False
        self._list = PaperList(self.words, self.theme)
        self._detail = PaperDetail(self.words, self.theme)
        self._showing = Showing(context, self._detail, self)
        self._strip = Strip(self.words, self.theme)
        self._saved = SavedLine(self.words, self.theme)
        self._stack = QStackedWidget()
        self._ask_soon = QTimer(self)
        self._ask_soon.setSingleShot(True)
        self._build()
        self._connect()

    def show_release(self, overview: Overview) -> None:
        """Reads which files there are now; the chosen one stays."""
        if self._overview is not None and self._overview.release.id != overview.release.id:
            self._close_compile()
        self._overview = overview
        if self._is_compiling():
            self._compile.show_release(overview)
        adapters = self.context.adapters
        self.context.bridge.look(
            lambda _task: papers_of(adapters, overview),
            owner=self,
            done=self._on_papers,
            refused=self._strip.show_problem,
        )

    def show_subject(self, subject: str) -> None:
        """Opens the panel of the dossier, saves the plan, or goes to a document."""
        if subject == _COMPILE:
            self._open_compile()
        elif subject == _PLAN:
            # note: a file dialog has a loop of its own; the page is shown first
            self._ask_soon.start()
        elif not self._go(subject):
            self._wanted = subject

    def subject(self) -> str:
        """Whether a dossier is being compiled, else the file in view."""
        if self._is_compiling():
            return _COMPILE
        line = self._list.current()
        return line.paper.sha256 if line is not None else ""

    def about(self) -> str:
        """The search is about all files; the dossier is one."""
        return _COMPILE if self._is_compiling() else ""

    def first_focus(self) -> QWidget:
        """The list, or what the dossier needs."""
        if self._is_compiling():
            return self._compile.first_focus()
        return self._list.list_view()

    def fold(self, *, narrow: bool) -> None:
        """The list takes less width; what is rarely wanted stays in the menu."""
        self._narrow = narrow
        for made in (self._plan, self._card):
            made.setVisible(not narrow)
        self._arrange()

    def _arrange(self) -> None:
        """List and document side by side, or one below the other where both would be cut."""
        stacked = self.width() < _ONE_COLUMN
        turn(self._body, below=stacked)
        self._list.setMinimumHeight(_LEAST_LIST if stacked else 0)
        wide = _NARROW if self._narrow else _WIDE
        give_width(self._list, wide, free=stacked)

    def _build(self) -> None:
        _ = self.words.translate
        self._count = Text("", "muted")
        self._plan = button(_("Export plan…"), self.theme, image="download", pressed=self._on_plan)
        self._card = button(_("Quick reference…"), self.theme, image="printer", pressed=self._on_card)
        self._begin = button(
            _("Compile dossier…"), self.theme, kind="filled", image="stamp", pressed=self._open_compile
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(_("Documents"), "page"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._card)
        head.addWidget(self._plan)
        head.addWidget(self._begin)
        self._stack.addWidget(self._detail)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._strip)
        right.addWidget(self._saved)
        right.addWidget(self._stack, 1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(16)
        self._body.addWidget(self._list)
        self._body.addLayout(right, 1)
        column = scrolling_column(self)
        column.addLayout(head)
        column.addLayout(self._body, 1)

    def _connect(self) -> None:
        self._ask_soon.timeout.connect(self._on_plan)
        self._list.chosen.connect(self._on_chosen)
        self._detail.copy_wanted.connect(self._on_copy)

    @cached_property
    def _compile(self) -> CompilePanel:
        """Made when a dossier is compiled first: the page itself is there the sooner."""
        made = CompilePanel(self.context)
        made.ordered.connect(self._on_ordered)
        made.left.connect(self._close_compile)
        made.key_wanted.connect(lambda: self.context.shell.open_stage("identities"))
        self._stack.addWidget(made)
        return made

    def _is_compiling(self) -> bool:
        return self._stack.currentWidget() is not self._detail

    def _on_papers(self, papers: tuple[Paper, ...]) -> None:
        if self._overview is None:
            return
        _, calendar = self.words.translate, calendar_of(self._overview, self.words)
        count = _("{count} files").format(count=len(papers)) if len(papers) != 1 else _("1 file")
        self._count.setText(f"{count} · {calendar.all_times()}" if papers else count)
        self._list.show_lines(lines_of(papers, calendar))
        if self._wanted and self._go(self._wanted):
            self._wanted = ""

    def _go(self, key: str) -> bool:
        if not self._list.choose(key):
            return False
        self._close_compile()
        return True

    def _on_chosen(self, _sha256: str) -> None:
        line = self._list.current()
        self._saved.show_path(None)
        self._showing.show_line(line)
        if line is not None and self._is_compiling() and self._list.list_view().hasFocus():
            self._close_compile()

    def _open_compile(self) -> None:
        if self._overview is None:
            return
        self._compile.show_release(self._overview)
        self._stack.setCurrentWidget(self._compile)
        self._begin.hide()
        self._saved.show_path(None)
        self._strip.hide()
        self._compile.first_focus().setFocus()

    def _close_compile(self) -> None:
        if self._is_compiling():
            self._compile.forget()
            self._stack.setCurrentWidget(self._detail)
            self._begin.show()
            self._list.list_view().setFocus()

    def _on_card(self) -> None:
        if self._overview is not None:
            save_paper(
                self.context,
                self._overview.release,
                "quick-reference",
                strip=self._strip,
                done=self._saved.show_path,
            )

    def _on_ordered(self, order: CompileOrder) -> None:
        overview, context = self._overview, self.context
        if overview is None:
            return
        self._compile.set_busy(busy=True)
        task = context.bridge.write(
            lambda _task: compile_and_save(context, overview, order),
            owner=self,
            done=lambda sealed: self._on_sealed(overview.release.id, sealed),
            refused=lambda problem: self._on_not_sealed(overview.release.id, problem),
            changes=overview.release.id,
        )
        self._compile.busy.follow(task, self.words.translate("Compiling the dossier…"), cancellable=False)

    def _is_shown(self, release: str) -> bool:
        """Whether the page still shows that release: nothing is said here of the verdict on another one."""
        return self._overview is not None and self._overview.release.id == release

    def _on_not_sealed(self, release: str, problem: Problem) -> None:
        self._compile.set_busy(busy=False)
        if self._is_shown(release):
            self._compile.show_problem(problem)
        else:
            self.context.shell.report(problem)

    def _on_sealed(self, release: str, sealed: Sealed) -> None:
        _ = self.words.translate
        self._compile.set_busy(busy=False)
        if not self._is_shown(release):
            if sealed.problem is not None:
                self.context.shell.report(sealed.problem)
            return
        self._close_compile()
        self._wanted = sealed.sha256
        if sealed.problem is not None:
            self._strip.show_problem(sealed.problem)
            return
        said = _("Edition {number} of the dossier is sealed. It says {verdict}.")
        verdict = self.words.term("release", sealed.verdict)
        self._strip.show_text(said.format(number=sealed.edition, verdict=verdict))
        self._saved.show_path(sealed.path)

    def _on_copy(self) -> None:
        line = self._list.current()
        if line is None:
            return
        _ = self.words.translate
        kinds = "PDF (*.pdf);;" + _("All files") + " (*)"
        path = ask_where(self.context.window, _("Save a copy"), _documents() / safe_name(line.paper), kinds)
        if path is not None:
            self._write(lambda: save_copy(self.context, line.paper, path))

    def _on_plan(self) -> None:
        overview = self._overview
        if overview is None:
            return
        _ = self.words.translate
        suggestion = suggested("plan", overview.release.candidate.tag, ".md")
        path = ask_where(self.context.window, _("Export the plan"), suggestion, "Markdown (*.md)")
        if path is not None:
            self._write(lambda: save_plan(self.context, overview, path))

    def _write(self, work: Callable[[], Path]) -> None:
        """Writes a file of the user; no record changes."""
        self._strip.hide()
        self.context.bridge.write(
            lambda _task: work(),
            owner=self,
            done=self._saved.show_path,
            refused=self._strip.show_problem,
            changes=None,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
