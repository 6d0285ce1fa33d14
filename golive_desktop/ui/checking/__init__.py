# SPDX-License-Identifier: MIT
"""What the check of a file found, in words and on the screen; shared by the pages that receive and check files."""
