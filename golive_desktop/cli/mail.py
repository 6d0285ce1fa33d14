# SPDX-License-Identifier: MIT
"""Mail on the console: accounts, letters, addresses, planned mails, and what a release tells people beside them."""

from golive_desktop.cli.communication import add_communication
from golive_desktop.cli.language import Translate
from golive_desktop.cli.mail_accounts import add_accounts
from golive_desktop.cli.mail_letters import add_letters
from golive_desktop.cli.mail_plans import add_plans
from golive_desktop.cli.parser import Parser, group

__all__ = ["arguments"]


def arguments(parser: Parser, _: Translate) -> None:
    """``golive mail account | prepare | show | send | … ``."""
    parts = group(parser, _)
    add_accounts(parts, _)
    add_letters(parts, _)
    add_plans(parts, _)
    add_communication(parts, _)
