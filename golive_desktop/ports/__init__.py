# SPDX-License-Identifier: MIT
"""What the services need from the outside, as small protocols and the values that pass them."""
