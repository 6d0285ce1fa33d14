# SPDX-License-Identifier: MIT
"""The technical gates: each command is read, confirmed, run on the candidate, and watched."""
