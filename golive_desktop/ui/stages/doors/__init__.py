# SPDX-License-Identifier: MIT
"""The first run: two doors, the sample release, and what helps without either."""
