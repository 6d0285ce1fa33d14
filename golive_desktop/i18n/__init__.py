# SPDX-License-Identifier: MIT
"""How times, dates and sentences read in German and English."""
