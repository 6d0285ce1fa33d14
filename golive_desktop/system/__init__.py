# SPDX-License-Identifier: MIT
"""The computer: files, clock, randomness, secrets, gate commands and calls under a limit."""
