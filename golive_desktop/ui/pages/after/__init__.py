# SPDX-License-Identifier: MIT
"""After the launch: values against limits, the review, the weeks after it, and what the launch leaves behind."""
