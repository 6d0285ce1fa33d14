# SPDX-License-Identifier: MIT
"""Sign-ins at a provider on this computer: what is kept, what is asked again, and each way in which it fails."""

import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from keyring.backend import KeyringBackend
from requests.exceptions import InvalidSchema

from golive_desktop.bootstrap import open_home
from golive_desktop.domain.mail import Authentication, MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.google import SCOPE
from golive_desktop.mail.microsoft import SCOPES
from golive_desktop.mail.provider import Endpoints, Grant, Web
from golive_desktop.mail.tokens import ProviderTokens
from golive_desktop.ports.mail import DeviceCode
from golive_desktop.services.accounts import begin_sign_in, finish_sign_in
from golive_desktop.system.keyring import SystemKeyring
from tests.canary import Canary
from tests.mail.authority import Authority
from tests.mail.conftest import NOW, Account
from tests.mail.oauth_server import CLIENT, Provider, provider
from tests.mail.relays import free_port


@dataclass
class Clock:
    time: datetime = NOW

    def now(self) -> datetime:
        return self.time


@dataclass(kw_only=True)
class Desk:
    """The program on one side, the provider and the user's browser on the other."""

    provider: Provider
    tokens: ProviderTokens
    clock: Clock
    microsoft: MailAccount
    google: MailAccount

    def begin(self, account: MailAccount) -> DeviceCode:
        secret = f"client-{self.provider.secret}" if account is self.google else ""
        return self.tokens.begin(account, client_secret=secret)

    def sign_in(self, account: MailAccount) -> str:
        self.provider.agreed = True
        code = self.begin(account)
        self.browse(code)
        kept = self.tokens.finish(account, code)
        assert kept is not None
        return kept

    def browse(self, code: DeviceCode, **changed: str) -> tuple[HTTPResponse, str] | None:
        """The user opens the page, and is sent back to this computer: what is said there."""
        if code.user_code:
            return None
        trusted = ssl.create_default_context(cadata=self.provider.authorities.decode())
        page = HTTPSConnection("localhost", self.provider.port, context=trusted, timeout=5)
        with closing(page):
            page.request("GET", code.address.partition(str(self.provider.port))[2])
            address = page.getresponse().getheader("Location") or ""
        for old, new in changed.items():
            address = address.replace(old, new)
        parts = urlsplit(address)
        here = HTTPConnection(parts.hostname or "", parts.port, timeout=5)
        with closing(here):
            here.request("GET", f"{parts.path}?{parts.query}")
            answer = here.getresponse()
            return answer, answer.read().decode()


@pytest.fixture
def desk(authority: Authority, account: Account, canary: Canary) -> Iterator[Desk]:
    clock = Clock()
    with provider(authority, canary.secret) as found:
        microsoft = account(25, authentication=Authentication.MICROSOFT, client_id=CLIENT, id="m")
        yield Desk(
            provider=found,
            tokens=ProviderTokens(clock, found.endpoints),
            clock=clock,
            microsoft=microsoft,
            google=replace(microsoft, authentication=Authentication.GOOGLE, id="g"),
        )


@contextmanager
def refused(code: str, canary: Canary) -> Iterator[None]:
    """Expects this problem, and that neither the error nor what led to it holds a secret."""
    with pytest.raises(KnownError) as caught:
        yield
    assert caught.value.problem.code == code
    assert "Trace" not in caught.value.problem.details.get("answer", "")
    error: BaseException | None = caught.value
    while error is not None:
        assert not canary.found_in_text(f"{error!r}{vars(error)}")
        error = error.__cause__ or error.__context__


def both(desk: Desk) -> tuple[MailAccount, MailAccount]:
    return desk.microsoft, desk.google


def test_a_code_is_typed_and_gives_tokens_from_then_on(desk: Desk) -> None:
    code = desk.begin(desk.microsoft)
    assert (code.user_code, code.address, code.interval) == ("ABCD-EFGH", "https://microsoft.example/device", 1)
    assert code.expires_at == NOW + timedelta(seconds=900)
    assert desk.provider.secret not in repr(code)
    assert desk.tokens.finish(desk.microsoft, code) is None
    desk.provider.agreed = True
    kept = desk.tokens.finish(desk.microsoft, code)
    assert kept is not None
    assert set(SCOPES) < set(desk.provider.asked[-1].get("scope", "").split()) or desk.provider.given == 1
    assert "AccessToken" not in json.loads(kept) or json.loads(kept)["AccessToken"] == {}
    assert f"access-1-{desk.provider.secret}" not in kept


def test_a_browser_comes_back_and_gives_tokens_from_then_on(desk: Desk) -> None:
    desk.provider.agreed = True
    code = desk.begin(desk.google)
    assert (code.user_code, desk.tokens.finish(desk.google, code)) == ("", None)
    assert "127.0.0.1" in code.address
    page = desk.browse(code)
    assert page is not None
    assert page[0].getheader("Cache-Control") == "no-store"
    assert page[1].count("GoLive Desktop") == 3
    kept = desk.tokens.finish(desk.google, code)
    assert kept is not None
    assert "access-" not in kept
    assert desk.tokens.token(desk.google, kept) == (f"access-1-{desk.provider.secret}", kept)


@pytest.mark.parametrize("which", [0, 1])
def test_a_token_is_used_while_it_holds_and_renewed_after(desk: Desk, which: int) -> None:
    account = both(desk)[which]
    kept = desk.sign_in(account)
    assert desk.tokens.token(account, kept)[0] == f"access-1-{desk.provider.secret}"
    desk.clock.time += timedelta(minutes=56)
    token, renewed = desk.tokens.token(account, kept)
    assert (token, renewed == kept) == (f"access-2-{desk.provider.secret}", False)
    assert desk.tokens.token(account, renewed) == (token, renewed)
    fresh = ProviderTokens(desk.clock, desk.provider.endpoints)  # a new start of the program
    assert fresh.token(account, renewed)[0] == f"access-3-{desk.provider.secret}"


@pytest.mark.parametrize("which", [0, 1])
def test_a_token_of_another_sign_in_is_not_used(desk: Desk, canary: Canary, which: int) -> None:
    account = both(desk)[which]
    first, second = desk.sign_in(account), desk.sign_in(account)
    with refused("oauth.sign-in-again", canary):
        desk.tokens.token(account, first)
    assert desk.tokens.token(account, second)[0] == f"access-2-{desk.provider.secret}"


def test_nothing_travels_unencrypted_and_no_secret_is_printed() -> None:
    with Web(Endpoints(), "localhost") as web, pytest.raises(InvalidSchema):
        web.get("http://localhost/")
    assert repr(Grant(token="of-the-token", expires_at=NOW, kept="of-the-kept")).count("of-the") == 0


def test_the_client_secret_of_the_sign_in_before_serves_again(desk: Desk) -> None:
    kept = desk.sign_in(desk.google)
    code = desk.tokens.begin(desk.google, kept=kept)
    desk.browse(code)
    assert desk.tokens.finish(desk.google, code)


def test_microsoft_is_not_asked_more_often_than_it_wants(desk: Desk) -> None:
    code = desk.begin(desk.microsoft)
    desk.provider.said = {"error": "slow_down"}
    assert desk.tokens.finish(desk.microsoft, code) is None
    desk.provider.said, desk.provider.agreed = None, True
    assert desk.tokens.finish(desk.microsoft, code) is None
    assert len(desk.provider.asked) == 1


def test_without_a_keyring_nothing_is_asked_of_the_provider(desk: Desk, canary: Canary, tmp_path: Path) -> None:
    def locked() -> KeyringBackend:
        raise KnownError.of("keyring.locked", "of the tests")

    parts = open_home(tmp_path)
    parts = replace(parts, mail=replace(parts.mail, keyring=SystemKeyring(find=locked), tokens=desk.tokens))
    with refused("keyring.locked", canary):
        begin_sign_in(parts, replace(desk.microsoft, client_id="other"))
    with refused("oauth.not-needed", canary):
        begin_sign_in(parts, replace(desk.microsoft, authentication=Authentication.PASSWORD))
    desk.provider.agreed = True
    with refused("keyring.locked", canary):
        finish_sign_in(parts, desk.microsoft, desk.begin(desk.microsoft))


def test_whoever_does_not_know_the_state_brings_nothing(desk: Desk, canary: Canary) -> None:
    desk.provider.agreed = True
    code = desk.begin(desk.google)
    forged = desk.browse(code, **{"state=": "state=x"})
    assert forged is not None
    assert (forged[0].status, desk.tokens.finish(desk.google, code)) == (400, None)
    lost = desk.browse(code, **{"/?": "/favicon.ico?"})
    assert lost is not None
    assert (lost[0].status, desk.tokens.finish(desk.google, code)) == (404, None)
    desk.browse(code, **{"code-": "stolen-"})
    with refused("oauth.code-expired", canary):
        desk.tokens.finish(desk.google, code)


def test_a_code_of_somebody_else_does_not_fit_the_proof(desk: Desk, canary: Canary) -> None:
    desk.provider.agreed = True
    code = desk.begin(desk.google)
    desk.browse(code)
    desk.provider.challenge = "of-somebody-else"
    with refused("oauth.code-expired", canary):
        desk.tokens.finish(desk.google, code)


def test_a_new_sign_in_ends_the_one_before_and_time_ends_both(desk: Desk, canary: Canary) -> None:
    for account in both(desk):
        first, second = desk.begin(account), desk.begin(account)
        with refused("oauth.code-expired", canary):
            desk.tokens.finish(account, first)
        desk.clock.time = second.expires_at
        with refused("oauth.code-expired", canary):
            desk.tokens.finish(account, second)


def test_what_the_company_did_not_set_up_is_said_first(desk: Desk, canary: Canary) -> None:
    with refused("oauth.client-missing", canary):
        desk.begin(replace(desk.microsoft, client_id=""))
    with refused("oauth.client-missing", canary):
        desk.tokens.token(replace(desk.google, client_id=""), "kept")
    with refused("oauth.client-secret-missing", canary):
        desk.tokens.begin(desk.google)
    with refused("oauth.client-unknown", canary):
        desk.begin(replace(desk.microsoft, client_id="other"))
    for tenant in ("nobody", "../x", "a/b"):
        with refused("oauth.tenant-unknown", canary):
            desk.begin(replace(desk.microsoft, tenant=tenant))
    assert desk.provider.asked == []


@pytest.mark.parametrize("which", [0, 1])
def test_a_user_who_says_no(desk: Desk, canary: Canary, which: int) -> None:
    account = both(desk)[which]
    code = desk.begin(account)
    desk.provider.said = {"error": "authorization_declined"}
    desk.browse(code)
    with refused("oauth.refused", canary):
        desk.tokens.finish(account, code)


def test_a_right_that_was_not_ticked(desk: Desk, canary: Canary) -> None:
    desk.provider.scope = "openid"
    desk.provider.agreed = True
    code = desk.begin(desk.google)
    desk.browse(code)
    with refused("oauth.scope-missing", canary):
        desk.tokens.finish(desk.google, code)
    assert SCOPE not in desk.provider.scope


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(
    ("told", "code"),
    [
        ((400, {"error": "invalid_grant", "error_codes": [70000]}), "oauth.sign-in-again"),
        ((400, {"error": "invalid_grant", "suberror": "consent_required"}), "oauth.consent-needed"),
        ((400, {"error": "invalid_grant", "error_codes": [90094]}), "oauth.consent-needed"),
        ((400, {"error": "admin_policy_enforced"}), "oauth.consent-needed"),
        ((400, {"error": "invalid_grant", "error_codes": [53003]}), "oauth.policy"),
        ((400, {"error": "interaction_required"}), "oauth.sign-in-again"),
        ((401, {"error": "invalid_client"}), "oauth.client-unknown"),
        ((400, {"error": "something_new", "error_codes": [{}, "x"]}), "oauth.failed"),
        ((400, {"error": "invalid_grant", "error_codes": 65001}), "oauth.sign-in-again"),
        ((503, {"error": "x"}), "oauth.unavailable"),
        ((200, {"token": "none"}), "oauth.answer-unusable"),
        ((302, {"page": "of the hotel"}), "oauth.answer-unusable"),
    ],
)
def test_a_refused_renewal_says_why_and_repeats_no_secret(
    desk: Desk, canary: Canary, *, which: int, told: tuple[int, dict[str, object]], code: str
) -> None:
    account = both(desk)[which]
    kept = desk.sign_in(account)
    desk.clock.time += timedelta(hours=1)
    words = f"AADSTS1: refresh-1-{canary.secret} is no good.\r\nTrace ID: 1"
    desk.provider.status, desk.provider.said = told[0], {"error_description": words} | told[1]
    with refused(code, canary):
        desk.tokens.token(account, kept)
    desk.provider.said = None
    assert desk.tokens.token(account, kept)[0]  # nothing was lost


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize(
    "kept", ["", "a password", "123", "[]", '{"a": "b"}', '{"a": {}}', '{"client": "other", "refresh": "x"}']
)
def test_what_another_way_to_log_in_left_gives_no_token(desk: Desk, canary: Canary, which: int, kept: str) -> None:
    with refused("oauth.sign-in-again", canary):
        desk.tokens.token(both(desk)[which], kept)
    assert desk.provider.asked == []


@pytest.mark.parametrize("which", [0, 1])
def test_nobody_there_and_somebody_else_there(
    desk: Desk, authority: Authority, stranger: Authority, canary: Canary, which: int
) -> None:
    account = both(desk)[which]
    kept = desk.sign_in(account)

    def ask(endpoints: Endpoints) -> Callable[[], object]:
        return lambda: ProviderTokens(desk.clock, endpoints).token(account, kept)

    here = f"https://localhost:{free_port()}"
    gone = replace(desk.provider.endpoints, microsoft=here, google_tokens=f"{here}/tokens")
    with refused("oauth.unreachable", canary):
        ask(gone)()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mute = f"https://localhost:{silent.getsockname()[1]}"
        with refused("oauth.time-out", canary):
            ask(replace(gone, microsoft=mute, google_tokens=mute, seconds=(0.2, 0.2)))()
    bare = here.replace("https", "http")
    with refused(("oauth.tenant-unknown", "oauth.unreachable")[which], canary):
        ask(replace(gone, microsoft=bare, google_tokens=bare))()
    for context in (authority.server(expired=True), authority.server("other.example"), stranger.server()):
        with provider(authority, canary.secret, context=context) as other:
            with refused("oauth.certificate", canary):
                ask(other.endpoints)()
            assert other.asked == []
    assert len(desk.provider.asked) == 1
