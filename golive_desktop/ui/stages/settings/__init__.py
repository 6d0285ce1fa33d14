# SPDX-License-Identifier: MIT
"""Settings of this laptop's window; each applies at once."""
