# SPDX-License-Identifier: MIT
"""What fills the whole window: the two doors, a release, a request to sign, and what stands beside them."""
