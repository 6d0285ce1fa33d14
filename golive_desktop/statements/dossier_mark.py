# SPDX-License-Identifier: MIT
"""What stands over a whole dossier: in the header of each page, and behind its content."""

from dataclasses import replace
from typing import Final, cast, get_args

from golive_desktop.domain.blocks import Pages, Watermark
from golive_desktop.domain.signoff import Void
from golive_desktop.statements.dossier import DossierBody
from golive_desktop.statements.texts import Texts

__all__ = ["marked", "marks", "release_void"]

_VOID: Final[Watermark] = "VOID"


def release_void(body: DossierBody) -> Void | None:
    """Why the whole release is void; None while it is not."""
    return next((void for void in body.voids if not void.request), None)


def marks(label: str) -> Watermark:
    """The word that a label puts behind the content; none for a label that is not one of them."""
    word = label.strip().upper()
    return cast("Watermark", word) if word in get_args(Watermark) else ""


def marked(pages: Pages, body: DossierBody, t: Texts) -> Pages:
    """`pages` with VOID where the release is, and with the label that its manager chose."""
    void = release_void(body) is not None
    label = " · ".join(word for word in (_VOID if void else "", body.label) if word)
    note = t("frame.labelled", label=label) if label else pages.note
    return replace(pages, note=note, watermark=_VOID if void else marks(body.label))
