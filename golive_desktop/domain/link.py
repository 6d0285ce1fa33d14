# SPDX-License-Identifier: MIT
"""An address that backs an answer: https alone, to be read and copied, never opened by itself."""

import re
from typing import Final

from golive_desktop.domain.text import tidy

__all__ = ["MAX_LINK", "link_of"]

MAX_LINK: Final = 2_000
"""Characters of an address; what browsers take."""
# note: no name and password before the host, which would make an address look like another one
_LINK: Final = re.compile(r"https://[^\s/?#@\\]+\.[^\s/?#@\\]+(?:[/?#]\S*)?", re.IGNORECASE)


def link_of(text: str) -> str:
    """The address in `text` as it is kept; empty when it is none: another scheme, a space, no host."""
    link = tidy(text)
    return link if len(link) <= MAX_LINK and link.isprintable() and _LINK.fullmatch(link) else ""
