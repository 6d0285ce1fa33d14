# SPDX-License-Identifier: MIT
"""Text as it is kept, printed and compared, however it was typed."""

import unicodedata

__all__ = ["tidy"]


def tidy(text: str) -> str:
    """`text` with composed letters (Unicode NFC), one kind of line feed, no tab, and no space at its ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).strip()
