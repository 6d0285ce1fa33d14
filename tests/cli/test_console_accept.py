# SPDX-License-Identifier: MIT
from datetime import UTC, datetime, timedelta

from golive_desktop.bootstrap import Computer
from golive_desktop.domain.answer import Answer, Response
from golive_desktop.services.identities import only_identity
from golive_desktop.services.issue import SigningKey
from golive_desktop.services.signoffs import open_request, sign_request
from tests.cli.conftest import PASSPHRASE, TAG, Desk, no_terminal


def signed_tomorrow(desk: Desk) -> None:
    """The approval of Product, from a laptop whose clock is a day ahead."""
    adapters = Computer({}, no_terminal).open_home(desk.product)
    tomorrow = datetime.now(UTC).astimezone() + timedelta(days=1)
    key = SigningKey(identity=only_identity(adapters), passphrase=PASSPHRASE)
    request = open_request(adapters, (desk.folder / "requests" / "product.golive").read_bytes(), now=tomorrow)
    answers = tuple(Answer(item=item.key, value="yes") for item in request.statement.body.form.items)
    response = Response(answers=answers, decision="approved")
    issued = sign_request(adapters, key, request, response, now=tomorrow)
    (desk.folder / "product-approval.pdf").write_bytes(issued.data)
    adapters.store.close()


def test_an_answer_from_tomorrow_waits_until_it_is_accepted_with_a_reason(desk: Desk) -> None:
    signed_tomorrow(desk)
    file, home = desk.folder / "product-approval.pdf", ("--home", desk.manager)
    number = desk.number(desk.product)
    confirm = ("--role", "product", "--number", number, "--how", "phone")
    desk.ok("roster", "confirm", TAG, desk.folder / "product.pdf", *confirm, *home)
    received = desk.golive("receive", file, *home, "--json")
    assert (received.code, received.data["files"][0]["outcome"]) == (1, "waits")
    done = desk.ok("accept", TAG, "--approval", file, "--reason", "Called him: his clock is ahead", *home)
    assert (done["role"], done["person"], done["standing"]) == ("product", "Łukasz Weidner", "counted")
    rows = desk.golive("status", TAG, *home, "--json").data["stakeholders"]
    assert next(row["state"] for row in rows if row["role"] == "product") == "approved"
    again = desk.golive("accept", TAG, "--role", "product", "--reason", "Twice", *home, "--json")
    assert (again.code, again.data["problem"]["code"]) == (1, "accept.not-waiting")


def test_accepting_needs_an_answer_and_a_reason(desk: Desk) -> None:
    home = ("--home", desk.manager, "--json")
    assert desk.golive("accept", TAG, "--reason", "Why", *home).code == 2
    assert desk.golive("accept", TAG, "--role", "legal", *home).code == 2
    empty = desk.golive("accept", TAG, "--role", "legal", "--reason", "  ", *home)
    assert (empty.code, empty.data["problem"]["code"]) == (1, "accept.reason-missing")
