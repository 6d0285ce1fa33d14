# SPDX-License-Identifier: MIT
"""What the reader is told about a problem and about a state, in German and English."""

from golive_desktop.wording.explain import Explanation, explain, known_codes
from golive_desktop.wording.terms import term

__all__ = ["Explanation", "explain", "known_codes", "term"]
