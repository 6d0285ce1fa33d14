# SPDX-License-Identifier: MIT
"""Help without a network: short topics in both languages, found by typing a word."""
