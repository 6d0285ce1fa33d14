# SPDX-License-Identifier: MIT
"""The go-live day: the clock, the runbook, the poll, PROCEED and the ways to stop."""
