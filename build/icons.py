# SPDX-License-Identifier: MIT
"""Draws the program's icon from its SVG in the sizes and formats that each system asks for.

python build/icons.py FOLDER
"""

import os
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

__all__ = ["draw_icons"]

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SOURCE = Path(__file__).parents[1] / "resources" / "ui" / "golive.svg"


def draw_icons(folder: Path) -> None:
    """Writes `golive-SIZE.png`, `golive.ico` (Windows) and `golive.icns` (macOS) into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(QByteArray(SOURCE.read_bytes()))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(folder / f"golive-{size}.png"))
    with Image.open(folder / f"golive-{SIZES[-1]}.png") as largest:
        largest.save(folder / "golive.ico", sizes=[(size, size) for size in (16, 24, 32, 48, 64, 128, 256)])
        largest.save(folder / "golive.icns")


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    draw_icons(Path(sys.argv[1]))
