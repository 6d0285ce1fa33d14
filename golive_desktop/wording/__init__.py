# SPDX-License-Identifier: MIT
"""Problem and event codes put into sentences, in both languages."""
