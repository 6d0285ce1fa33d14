# SPDX-License-Identifier: MIT
"""Statements as PDF: printing them, and reading them back without trust."""
