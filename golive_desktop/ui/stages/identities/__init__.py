# SPDX-License-Identifier: MIT
"""My keys: whose they are, until when, their numbers; made, imported, backed up, announced."""
