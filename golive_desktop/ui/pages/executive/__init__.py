# SPDX-License-Identifier: MIT
"""The executive sign-off: what it stands on, what still stands before it, and the last signature."""
