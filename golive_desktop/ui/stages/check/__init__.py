# SPDX-License-Identifier: MIT
"""The check of any file, without a project and without a trace."""
