# SPDX-License-Identifier: MIT
"""What a release, its approvals and its verdict are: values and pure functions."""
