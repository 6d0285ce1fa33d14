# SPDX-License-Identifier: MIT
"""Colours, icons and type of the window, from the data in ``resources/ui``."""
