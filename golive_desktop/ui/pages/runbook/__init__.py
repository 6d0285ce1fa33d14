# SPDX-License-Identifier: MIT
"""The page on which the runbook of a release is changed."""
