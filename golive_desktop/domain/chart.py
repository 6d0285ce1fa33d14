# SPDX-License-Identifier: MIT
"""A drawn timeline as values: lanes below each other over one scale, and what is drawn in each of them."""

from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["SCALE", "Glyph", "GlyphKind", "Lane"]

SCALE: Final = 1000
"""From the left end of each lane to its right end."""

GlyphKind = Literal["grid", "t0", "hold", "plan", "actual", "late", "mark", "before", "after"]
"""A line at a time of the scale, the line of T-0, the band of a HOLD; then bars: as planned (hollow), until it was
done, the same but late; a mark for a moment; arrows for what lies before the scale begins or after it ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Glyph:
    """One thing in a lane."""

    kind: GlyphKind
    start: int
    """From 0 to `SCALE`."""
    end: int
    """The same for what has no length."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """What is drawn beside one line of text, the first thing at the back."""

    glyphs: tuple[Glyph, ...]
