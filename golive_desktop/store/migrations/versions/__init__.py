# SPDX-License-Identifier: MIT
"""One module for each revision; a released one never changes."""
