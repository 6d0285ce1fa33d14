# SPDX-License-Identifier: MIT
"""The whole home into one file, and back."""
