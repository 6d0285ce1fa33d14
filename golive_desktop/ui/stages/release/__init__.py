# SPDX-License-Identifier: MIT
"""A release with its navigation and its pages."""
