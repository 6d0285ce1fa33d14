# SPDX-License-Identifier: MIT
"""Sets up a release: what the handbook says, which candidate, which key leads it."""
