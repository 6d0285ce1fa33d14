# SPDX-License-Identifier: MIT
"""The audit trail of a release: who did what when, found by filters, checked as a chain, exported."""
