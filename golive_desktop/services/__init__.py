# SPDX-License-Identifier: MIT
"""The use cases: one function for each thing that a person does."""
