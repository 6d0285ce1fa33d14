# SPDX-License-Identifier: MIT
"""The parts from which every page is made: texts, buttons, strips, tables; they look and read alike everywhere."""
