# SPDX-License-Identifier: MIT
"""The way of a database from one version to the next, forward only."""
