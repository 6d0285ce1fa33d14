# SPDX-License-Identifier: MIT
"""GoLive Desktop: a release goes live through written, signed, checkable approvals."""

__all__ = ["__version__"]

__version__ = "0.1.0"
