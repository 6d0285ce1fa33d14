# SPDX-License-Identifier: MIT
"""The fonts and icons that a page may use: each one checked once, however many pages share it."""

import re
from dataclasses import dataclass
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Stream

from golive_desktop.documents.findings import Findings
from golive_desktop.documents.icons import ICON_GRID, icon_drawing, icons
from golive_desktop.documents.lettering import Lettering, read_lettering
from golive_desktop.documents.unpack import Unpacker
from golive_desktop.domain.blocks import Status

__all__ = ["PageResources", "Wardrobe"]

_KEYS: Final = frozenset({"/Font", "/XObject", "/ProcSet"})
_ICON_KEYS: Final = frozenset({"/Type", "/Subtype", "/BBox", "/Resources", "/Length", "/Filter"})
_FONT_NAME: Final = re.compile(r"/F[0-9]{1,3}\+[0-9]{1,3}")
_MOST_FONTS: Final = 64
_LONGEST_ICON: Final = 16_384
_CODES: Final = {
    "/ExtGState": "document.transparency",
    "/Properties": "document.optional-content",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PageResources:
    """What the names in a page's content stand for."""

    letterings: dict[str, Lettering]
    icons: frozenset[Status]


class Wardrobe:
    """Resource dictionaries by object number."""

    def __init__(self, unpacker: Unpacker, findings: Findings) -> None:
        self._unpacker = unpacker
        self._findings = findings
        self._known: dict[tuple[int, int], PageResources] = {}

    def resources(self, value: Object | None, page: int) -> PageResources:
        """The fonts and icons of the resource dictionary `value`, which must be an object of its own."""
        if not isinstance(value, Dictionary) or value.objgen == (0, 0):
            self._findings.add("document.foreign-content", f"page {page}", found="resources")
            return PageResources(letterings={}, icons=frozenset())
        if value.objgen not in self._known:
            self._known[value.objgen] = self._looked_at(value)
        return self._known[value.objgen]

    def _looked_at(self, resources: Dictionary) -> PageResources:
        for key in resources.keys() - _KEYS:
            self._findings.add(_CODES.get(key, "document.foreign-content"), f"resources {key}")
        fonts, forms = _entries(resources.get("/Font")), _entries(resources.get("/XObject"))
        letterings = {
            name: lettering
            for name, font in fonts[:_MOST_FONTS]
            if (lettering := self._lettering(name, font)) is not None
        }
        known = {status for name, form in forms[: len(icons()) + 1] if (status := self._icon(name, form))}
        if len(forms) > len(icons()) or len(fonts) > _MOST_FONTS:
            self._findings.add("document.foreign-content", "resources")
        return PageResources(letterings=letterings, icons=frozenset(known))

    def _lettering(self, name: str, font: Object) -> Lettering | None:
        lettering = read_lettering(font, self._unpacker) if _FONT_NAME.fullmatch(name) else None
        if lettering is None:
            self._findings.add("document.foreign-font", name)
        return lettering

    def _icon(self, name: str, form: Object) -> Status | None:
        status = icons().get(name[1:])
        if status and self._is_icon(form, status):
            return status
        image = isinstance(form, Stream) and form.get("/Subtype") == Name.Image
        self._findings.add("document.image" if image else "document.foreign-content", name)
        return None

    def _is_icon(self, form: Object, status: Status) -> bool:
        if not isinstance(form, Stream) or not form.keys() <= _ICON_KEYS:
            return False
        box, inner = form.get("/BBox"), form.get("/Resources")
        if form.get("/Subtype") != Name.Form or not isinstance(box, Array) or not isinstance(inner, Dictionary):
            return False
        square = list(box) == [0, 0, ICON_GRID, ICON_GRID]
        return square and not inner.keys() and self._unpacker.bytes_of(form, _LONGEST_ICON) == icon_drawing(status)


def _entries(value: Object | None) -> list[tuple[str, Object]]:
    return list(value.items()) if isinstance(value, Dictionary) else []
