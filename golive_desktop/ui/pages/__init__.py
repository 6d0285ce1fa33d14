# SPDX-License-Identifier: MIT
"""One room for each page: what it shows, what can be asked of it, and who carries that out."""
