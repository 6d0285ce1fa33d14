# SPDX-License-Identifier: MIT
"""The home's database: what was planned, signed and counted, kept in one SQLite file on this laptop."""
