# SPDX-License-Identifier: MIT
"""Conditions: what stakeholders set with their sign-offs, and the critical conditions of the plan."""
