# SPDX-License-Identifier: MIT
"""The pages of a document inside the app: page by page, larger, smaller, all by keyboard."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QIntValidator, QKeySequence, QPalette, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from golive_desktop.ui.look.theme import Theme
from golive_desktop.ui.parts.button import button
from golive_desktop.ui.parts.text import Text
from golive_desktop.ui.words import Words

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

__all__ = ["Preview"]

_STEP: Final = 1.25
_SMALLEST: Final = 0.25
_LARGEST: Final = 5.0
_LEAST_HEIGHT: Final = 240


class Preview(QWidget):
    """One PDF, shown from its bytes; nothing in it is carried out, no link is followed.

    Args:
        words: the language.
        theme: the colours.
    """

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._document: QPdfDocument | None = None
        self._nothing: QPdfDocument | None = None
        self._view: QPdfView | None = None
        self._page = QLineEdit()
        self._pages = QIntValidator(1, 1, self)
        self._of = Text("", "muted")
        self._percent = Text("", "muted")
        self._said = Text("", "muted", wraps=True)
        self._stack = QStackedWidget()
        self._bar = QFrame()
        self._tools: dict[str, QPushButton] = {}
        self._laid_out = QTimer(self)
        self._laid_out.setSingleShot(True)
        self._laid_out.timeout.connect(self._show_zoom)
        self._build()
        self.show_nothing()

    def show_pdf(self, data: bytes, name: str) -> None:
        """Shows a file's pages, or says calmly that they cannot be shown.

        Args:
            data: the file.
            name: what a screen reader calls it.
        """
        document, view = self._parts()
        view.setAccessibleName(name)
        self._close()
        self._document = document
        bytes_of = QBuffer(document)
        bytes_of.setData(QByteArray(data))
        bytes_of.open(QBuffer.OpenModeFlag.ReadOnly)
        document.load(bytes_of)
        if document.status() != document.Status.Ready or not document.pageCount():
            self._close()
            _ = self._words.translate
            self.show_nothing(_("This file has no pages that can be shown here. Save a copy to look at it elsewhere."))
            return
        view.setDocument(document)
        pages = document.pageCount()
        self._pages.setTop(pages)
        self._of.setText(self._words.translate("of {count}").format(count=pages))
        self._bar.setEnabled(True)
        self._stack.setCurrentWidget(view)
        self._fit_width()
        self._go(1)
        # note: the view has its real size, and the percentage its value, once it was laid out
        self._laid_out.start()

    def show_nothing(self, said: str = "") -> None:
        """Shows no pages, and why."""
        self._close()
        self._said.setText(said)
        self._page.clear()
        self._of.setText("")
        self._percent.setText("")
        self._bar.setEnabled(False)
        self._stack.setCurrentIndex(0)

    def page_count(self) -> int:
        """How many pages are shown; 0 for none."""
        return self._document.pageCount() if self._document is not None else 0

    def current_page(self) -> int:
        """The page that is shown, from 1."""
        return int(self._page.text() or 0)

    def zoom(self) -> float:
        """How large the pages are; 1.0 as printed."""
        return self._view.zoomFactor() if self._view is not None else 1.0

    def _build(self) -> None:
        _ = self._words.translate
        self._page.setAccessibleName(_("Page"))
        self._page.setFixedWidth(56)
        self._page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._page.setValidator(self._pages)
        self._page.editingFinished.connect(lambda: self._go(self.current_page()))
        for key, image, name, pressed in (
            ("back", "arrow-left", _("Previous page"), lambda: self._go(self.current_page() - 1)),
            ("on", "arrow-right", _("Next page"), lambda: self._go(self.current_page() + 1)),
            ("smaller", "zoom-out", _("Smaller"), lambda: self._zoom(1 / _STEP)),
            ("larger", "zoom-in", _("Larger"), lambda: self._zoom(_STEP)),
        ):
            self._tools[key] = button("", self._theme, kind="quiet", image=image, name=name, pressed=pressed)
        self._tools["width"] = button(_("Fit width"), self._theme, kind="link", pressed=self._fit_width)
        self._tools["whole"] = button(_("Whole page"), self._theme, kind="link", pressed=self._fit_page)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._tools["back"], self._page, self._of, self._tools["on"]):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._tools["smaller"], self._percent, self._tools["larger"]):
            row.addWidget(part)
        row.addSpacing(8)
        for part in (self._tools["width"], self._tools["whole"]):
            row.addWidget(part)
            row.addSpacing(6)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._said)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
        self._shortcuts()

    def _shortcuts(self) -> None:
        for keys, run in (
            (QKeySequence(QKeySequence.StandardKey.ZoomIn), lambda: self._zoom(_STEP)),
            (QKeySequence("Ctrl+="), lambda: self._zoom(_STEP)),
            (QKeySequence(QKeySequence.StandardKey.ZoomOut), lambda: self._zoom(1 / _STEP)),
            (QKeySequence("Ctrl+0"), self._fit_width),
            (QKeySequence("Ctrl+PgDown"), lambda: self._go(self.current_page() + 1)),
            (QKeySequence("Ctrl+PgUp"), lambda: self._go(self.current_page() - 1)),
        ):
            shortcut = QShortcut(keys, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _parts(self) -> "tuple[QPdfDocument, QPdfView]":
        """A fresh document, and the view; their library is loaded with the first document, not with the window."""
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - loaded when a document is first shown
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415 - as above

        if self._view is None:
            self._nothing, self._view = QPdfDocument(), QPdfView(self)
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
            self._view.setFrameShape(QFrame.Shape.NoFrame)
            palette = self._view.palette()
            palette.setColor(QPalette.ColorRole.Dark, QColor(self._theme.colour("sunken")))
            self._view.setPalette(palette)
            self._view.setDocument(self._nothing)
            self._view.pageNavigator().currentPageChanged.connect(self._on_page)
            self._view.zoomFactorChanged.connect(lambda _factor: self._show_zoom())
            self._stack.addWidget(self._view)
        # note: without a parent a document outlives the view, whose thread draws from it
        return QPdfDocument(), self._view

    def _close(self) -> None:
        """Takes the document from the view's thread, which lets it go between two pages, and then drops it."""
        if self._document is not None and self._view is not None and self._nothing is not None:
            self._view.setDocument(self._nothing)
            self._document.close()
        self._document = None

    def _go(self, page: int) -> None:
        if self._view is None or not 1 <= page <= self.page_count():
            return
        navigator = self._view.pageNavigator()
        if navigator.currentPage() != page - 1:
            navigator.jump(page - 1, QPointF())
        self._on_page(page - 1)

    def _on_page(self, number: int) -> None:
        count = self.page_count()
        if not count:
            return
        self._page.setText(str(number + 1))
        self._tools["back"].setEnabled(number > 0)
        self._tools["on"].setEnabled(number + 1 < count)
        if self._document is not None and self._view is not None:
            # note: a screen reader reads the page, which is only painted, from this description
            self._view.setAccessibleDescription(self._document.getAllText(number).text())

    def _zoom(self, times: float) -> None:
        if self._view is None or not self.page_count():
            return
        self._view.setZoomMode(self._view.ZoomMode.Custom)
        self._view.setZoomFactor(min(_LARGEST, max(_SMALLEST, self._shown_zoom() * times)))
        self._show_zoom()

    def _fit_width(self) -> None:
        self._fit("FitToWidth")

    def _fit_page(self) -> None:
        self._fit("FitInView")

    def _fit(self, mode: str) -> None:
        if self._view is not None and self.page_count():
            self._view.setZoomMode(self._view.ZoomMode[mode])
            self._show_zoom()

    def _shown_zoom(self) -> float:
        """How large the pages really are; QPdfView keeps its factor while it fits them."""
        view, document = self._view, self._document
        if view is None or document is None or view.zoomMode() == view.ZoomMode.Custom:
            return self.zoom()
        size = document.pagePointSize(self.current_page() - 1)
        margins = view.documentMargins()
        width = view.viewport().width() - margins.left() - margins.right()
        height = view.viewport().height() - margins.top() - margins.bottom()
        inch = view.logicalDpiX() / 72
        wide = width / (size.width() * inch)
        if view.zoomMode() == view.ZoomMode.FitToWidth:
            return max(_SMALLEST, wide)
        return max(_SMALLEST, min(wide, height / (size.height() * inch)))

    def _show_zoom(self) -> None:
        _ = self._words.translate
        if not self.page_count():
            return
        self._percent.setText(_("{percent} %").format(percent=round(self._shown_zoom() * 100)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_zoom()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._laid_out.start()
