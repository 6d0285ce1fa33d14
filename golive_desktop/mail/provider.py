# SPDX-License-Identifier: MIT
"""Asks an identity provider for tokens over a checked connection, and says in a code what stood against it."""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeVar

import requests
from requests.adapters import HTTPAdapter

from golive_desktop.domain.mail import MailAccount
from golive_desktop.domain.problem import KnownError
from golive_desktop.domain.text import in_one_line
from golive_desktop.mail.certificates import trusting

__all__ = ["BEGIN_AGAIN", "Endpoints", "Grant", "SignIn", "Web", "asked", "refused", "who"]

BEGIN_AGAIN: Final = "oauth.sign-in-again"

_LONGEST: Final = 300

_BY_NUMBER: Final[Mapping[int, str]] = MappingProxyType(
    dict.fromkeys((65001, 90093, 90094, 90095, 650052), "oauth.consent-needed")
    | dict.fromkeys((65004,), "oauth.refused")
    | dict.fromkeys((700016, 7000218), "oauth.client-unknown")
    | dict.fromkeys((90002, 900023), "oauth.tenant-unknown")
    | dict.fromkeys((50020, 50105, 53000, 53001, 53002, 53003, 530003), "oauth.policy")
)
"""Microsoft's own numbers (AADSTS...), which say more than the error beside them."""
_BY_ERROR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "access_denied": "oauth.refused",
        "authorization_declined": "oauth.refused",
        "expired_token": "oauth.code-expired",
        "code_expired": "oauth.code-expired",
        "bad_verification_code": "oauth.code-expired",
        "invalid_client": "oauth.client-unknown",
        "unauthorized_client": "oauth.client-unknown",
        "deleted_client": "oauth.client-unknown",
        "consent_required": "oauth.consent-needed",
        "admin_policy_enforced": "oauth.consent-needed",
        "org_internal": "oauth.policy",
        "interaction_required": BEGIN_AGAIN,
        "login_required": BEGIN_AGAIN,
        "temporarily_unavailable": "oauth.unavailable",
        "server_error": "oauth.unavailable",
    }
)
"""RFC 6749, 5.2; RFC 8628, 3.5; and what the two providers add."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Endpoints:
    """Where the providers are."""

    microsoft: str = "https://login.microsoftonline.com"
    google_page: str = "https://accounts.google.com/o/oauth2/v2/auth"
    google_tokens: str = "https://oauth2.googleapis.com/token"
    authorities: bytes = b""
    """Certificates (PEM) of the only authorities that are trusted; empty for those of the system."""
    seconds: tuple[float, float] = (5.0, 15.0)
    """How long to wait for the connection, and each time for an answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """What a provider gave; neither of the secrets is ever printed."""

    token: str = field(repr=False)
    expires_at: datetime
    kept: str = field(repr=False)
    """What the next token is asked for with."""


class SignIn(Protocol):
    """A sign-in that waits for the user."""

    user_code: str
    address: str
    expires_at: datetime

    @property
    def interval(self) -> float:
        """Seconds between two questions."""

    def ask(self) -> Grant | None:
        """Asks once whether the user has agreed; None while not yet. Raises KnownError ``oauth.…``."""

    def stop(self) -> None:
        """Waits no longer."""


class Web(requests.Session):
    """Connections to one provider: HTTPS alone, no redirect, no login from a file, no waiting for ever.

    Args:
        endpoints: whom to trust, and how long to wait.
        host: the provider, for the sentence.
    """

    def __init__(self, endpoints: Endpoints, host: str) -> None:
        super().__init__()
        self.trust_env = False  # note: a .netrc would log in by itself
        self.adapters.clear()
        self.mount("https://", _Trusting(trusting(endpoints.authorities, host)))
        self._seconds = endpoints.seconds

    def request(self, method: str | bytes, url: str | bytes, *args: Any, **given: Any) -> requests.Response:  # noqa: ANN401 - whatever the library takes
        """As the library's own; neither time nor redirects are the caller's choice."""
        given["timeout"] = self._seconds
        given["allow_redirects"] = False
        given["proxies"] = requests.utils.get_environ_proxies(str(url))
        return super().request(method, url, *args, **given)


def asked(
    host: str,
    question: Callable[[], T],
    *,
    unusable: str = "oauth.answer-unusable",
    busy: tuple[type[Exception], ...] = (),
    about: str = "",
) -> T:
    """The answer to a question over the network.

    Args:
        host: whom it goes to.
        question: asks it.
        unusable: the code where the answer is none.
        busy: what the library raises where the provider cannot answer now.
        about: what the code `unusable` is about; empty for the host.

    Raises:
        KnownError: ``oauth.certificate``, ``oauth.time-out``, ``oauth.unreachable``, ``oauth.unavailable``, `unusable`.
    """
    # note: raised below and not where it was caught, because the library's own errors hold what was asked
    try:
        return question()
    except requests.exceptions.SSLError:
        code = "oauth.certificate"
    except requests.exceptions.ConnectTimeout:
        code = "oauth.unreachable"
    except requests.exceptions.Timeout:
        code = "oauth.time-out"
    except requests.exceptions.JSONDecodeError:
        code = unusable
    except (requests.exceptions.RequestException, OSError):
        code = "oauth.unreachable"
    except busy:
        code = "oauth.unavailable"
    except (ValueError, LookupError, TypeError, AttributeError):
        code = unusable
    raise KnownError.of(code, about if about and code == unusable else host)


def refused(
    said: Mapping[str, object], account: MailAccount, *, otherwise: str, hidden: tuple[str, ...] = ()
) -> KnownError:
    """Why the provider gave no token, from its own words (RFC 6749, 5.2).

    Args:
        said: the provider's answer.
        account: whose token it was.
        otherwise: the code for ``invalid_grant``: what was shown does not hold, or holds no longer.
        hidden: secrets that its words might repeat.
    """
    error = str(said.get("error", ""))
    given = said.get("error_codes")
    numbers = [each for each in given if isinstance(each, int)] if isinstance(given, list) else []
    known = [_BY_NUMBER[each] for each in numbers if each in _BY_NUMBER]
    if "consent_required" in (said.get("suberror"), error):
        known.append("oauth.consent-needed")
    if error == "invalid_grant":
        known.append(otherwise)
    code = next(iter(known), _BY_ERROR.get(error, "oauth.failed"))
    words = str(said.get("error_description") or "").partition("Trace ID")[0]
    for secret in hidden:
        words = words.replace(secret, "…") if secret else words
    return KnownError.of(code, who(account), answer=in_one_line(f"{error}: {words}".strip(": "), _LONGEST))


def who(account: MailAccount) -> str:
    """Who signs in."""
    return account.user or account.sender.address


class _Trusting(HTTPAdapter):
    """Connections that are protected in the same way as those to the relay."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__()

    def init_poolmanager(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - the library's own
        super().init_poolmanager(*args, **given, ssl_context=self._context)

    def proxy_manager_for(self, proxy: str, **given: Any) -> Any:  # noqa: ANN401 - the library's own
        return super().proxy_manager_for(proxy, **given, ssl_context=self._context)

    def cert_verify(self, *_: object) -> None:
        """The context says whom to trust; the library would add its own authorities."""
