# SPDX-License-Identifier: MIT
"""Everything that travels: what each kind of statement says, its rules, and its pages."""
