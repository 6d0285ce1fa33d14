# SPDX-License-Identifier: MIT
"""The page that takes in what came back, with an honest verdict for each file."""
