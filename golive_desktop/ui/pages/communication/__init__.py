# SPDX-License-Identifier: MIT
"""Communication: what leaves the house, shown before it does, and what a release tells people."""
