# SPDX-License-Identifier: MIT
"""Every file of a release, shown inside the app with its verdict beside it; and the dossier that unites them."""
