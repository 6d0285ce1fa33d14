# SPDX-License-Identifier: MIT
"""A template fills in what it is given; it reaches nothing else, and data are never read as a template."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from golive_desktop.domain.problem import KnownError
from golive_desktop.mail.renderer import LONGEST_SOURCE, SandboxedRenderer
from golive_desktop.ports.mail import Rendered, TemplateText

RENDERER = SandboxedRenderer()
DATA = {
    "product": "Zebra",
    "count": 2,
    "yes": True,
    "points": ["one", "two"],
    "people": [{"name": "Łukasz", "role": "SRE"}, {"name": "Ada", "role": "CTO"}],
    "empty": [],
    "language": "de",
}


def render(body: str, subject: str = "", **data: object) -> Rendered:
    return RENDERER.render(TemplateText(subject=subject, body=body), {**DATA, **data})


def refusal(body: str, **data: object) -> tuple[str, str, str]:
    with pytest.raises(KnownError) as caught:
        RENDERER.render(TemplateText(subject="", body=body), {**DATA, **data})
    problem = caught.value.problem
    return problem.code, problem.subject, problem.details.get("line", "")


def test_placeholders_conditions_and_lists() -> None:
    body = (
        "Hello {{ product }}, {{ count }} and {{ points|length }}\n\n"
        "{% if yes and count == 2 %}\nshown\n{% else %}\nhidden\n{% endif %}\n\n"
        "{% for person in people %}\n- {{ loop.index }} {{ person.name }} ({{ person.role|lower }})"
        "{% if not loop.last %},{% endif %}\n{% endfor %}\n"
        "{% for nobody in empty %}\nx\n{% else %}\nnobody\n{% endfor %}\n"
        "{{ points|join('; ') }}, {{ points|first }}"
    )
    assert render(body).text == (
        "Hello Zebra, 2 and 2\n\nshown\n\n- 1 Łukasz (sre),\n- 2 Ada (cto)\nnobody\none; two, one\n"
    )


def test_lines_of_tags_leave_no_line_behind_and_all_others_stay() -> None:
    body = "a\n  {% if yes %}\nb{% if yes %} c{% endif %}\n{% endif %}{# remark #}\n\nd {{ product }}\n{{ x }}"
    assert render(body, x="e").text == "a\nb c\n\nd Zebra\ne\n"
    assert refusal(body) == ("template.placeholder-unknown", "x", "7")


def test_the_names_that_a_template_asks_for() -> None:
    body = "{{ a }}{% for x in b %}{{ x.y }}{{ loop.index }}{{ c|upper }}{% endfor %}{% if d %}{% endif %}"
    assert RENDERER.placeholders(TemplateText(subject="{{ s }}", body=body)) == {"a", "b", "c", "d", "s"}


def test_a_placeholder_that_does_not_exist_is_named_with_its_line() -> None:
    assert refusal("a\nb {{ prodcut }}") == ("template.placeholder-unknown", "prodcut", "2")
    hidden = "{% if count == 9 %}\n{% for person in people %}{{ person.age }}{% endfor %}{% endif %}"
    assert refusal(hidden) == ("template.placeholder-unknown", "person.age", "2")
    with pytest.raises(KnownError, match="placeholder-unknown") as caught:
        render("", subject="{{ nothing }}")
    assert caught.value.problem.details["part"] == "subject"
    uneven = [{"name": "a"}, {}]
    assert refusal("{% for p in people %}{{ p.name }}{% endfor %}", people=uneven)[:2] == (
        "template.placeholder-unknown",
        "name",
    )


@pytest.mark.parametrize(
    ("body", "line"),
    [("a\n{{ product", "2"), ("{% if %}", "1"), ("\n\n{% endfor %}", "3"), ("{{ " + "(" * 9000, "1"), ("{{ }}", "1")],
)
def test_what_is_no_template_names_the_line(body: str, line: str) -> None:
    code, _, found = refusal(body)
    assert (code, found) == ("template.syntax", line)


ATTACKS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ product.__class__ }}",
    "{{ product.upper() }}",
    "{{ product.format }}",
    "{{ '{0.__class__}'.format(product) }}",
    "{{ '%s' % product }}",
    "{{ product|attr('__class__') }}",
    "{{ product['__class__'] }}",
    "{{ people[0] }}",
    "{{ people.0 }}",
    "{{ people.append }}",
    "{% for p in people %}{{ p.keys }}{% endfor %}",
    "{% for p in people %}{{ p.items() }}{% endfor %}",
    "{% for p in people %}{{ p['name'] }}{% endfor %}",
    "{% for p in people %}{{ p.__class__ }}{% endfor %}",
    "{% for p in empty %}{{ p.__class__ }}{% endfor %}",
    "{% for p in people %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for p in people %}{{ loop.cycle('a') }}{% endfor %}",
    "{% for p in people %}{{ loop.nextitem }}{% endfor %}",
    "{% for p in people recursive %}{{ loop(people) }}{% endfor %}",
    "{{ loop }}",
    "{{ self }}",
    "{{ self._TemplateReference__context }}",
    "{{ config }}",
    "{{ request.application }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ namespace() }}",
    "{{ dict(a=1) }}",
    "{{ range(9) }}",
    "{% for i in range(10**9) %}{% endfor %}",
    "{% for i in 'abc' %}{{ i }}{% endfor %}",
    "{% for i in product %}{{ i }}{% endfor %}",
    "{% for a, b in people %}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends 'x' %}",
    "{% block b %}{% endblock %}",
    "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}",
    "{% filter upper %}x{% endfilter %}",
    "{% set x = 1 %}",
    "{% set x %}y{% endset %}",
    "{% with x = 1 %}{% endwith %}",
    "{% autoescape false %}{% endautoescape %}",
    "{{ product|safe }}",
    "{{ product|map('upper') }}",
    "{{ product|tojson }}",
    "{{ product|pprint }}",
    "{{ points|join(product) }}",
    "{{ points|join(points|join('x')) }}",
    "{{ points|join(attribute='__class__') }}",
    "{{ points|join(*points) }}",
    "{{ product|join('x') }}",
    "{{ product is defined }}",
    "{{ 'a' * 10**9 }}",
    "{{ 2 ** 99999999 }}",
    "{{ product ~ product }}",
    "{{ product + product }}",
    "{{ -count }}",
    "{{ points[:1] }}",
    "{{ [1, 2] }}",
    "{{ (1, 2) }}",
    "{{ {'a': 1} }}",
    "{{ points }}",
    "{{ people|first }}",
    "{{ yes }}",
    "{{ none }}",
    "{{ 1.5 }}",
    "{{ product < count }}",
    "{{ " + "not " * 60 + "yes }}",
    "{% if yes %}" * 40 + "{% endif %}" * 40,
    "{% if yes %}" * 1500 + "x\n",
    "{% for a in points %}{% for b in points %}{% for c in points %}{% endfor %}{% endfor %}{% endfor %}",
]


@pytest.mark.parametrize("body", ATTACKS)
def test_a_template_reaches_nothing_beyond_its_data(body: str) -> None:
    with pytest.raises(KnownError) as caught:
        render(body)
    assert caught.value.problem.code in {"template.forbidden", "template.placeholder-unknown", "template.syntax"}


@pytest.mark.parametrize("body", [attack for attack in ATTACKS if "{{" in attack])
def test_an_attack_as_a_value_stays_text(body: str) -> None:
    found = render("a {{ product }} b", product=body)
    assert found.text == f"a {body.strip()} b\n"
    assert "<" not in found.html.split("<p", 1)[1].split("</p>")[0].split(">", 1)[1]


PIECES = [
    "{{", "}}", "{%", "%}", "{#", "#}", " if ", " for ", " in ", " endif ", " endfor ", " else ", "product", "people",
    "p", ".name", "loop", "|join", "(", ")", "[", "'", ",", "==", " and ", " not ", "1", "-", "~", "\n", " ", "\\N{",
    "set ", "raw", " recursive", "1e999", "none", "\ud800", "\0",
]  # fmt: skip


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=20))
def test_whatever_is_typed_as_a_template_is_filled_or_refused(pieces: list[str]) -> None:
    code = "template."
    try:
        render("".join(pieces))
    except KnownError as error:
        code = error.problem.code
    assert code.startswith("template.")


def test_what_would_grow_without_end_is_stopped() -> None:
    many = ["x" * 900] * 1000
    assert refusal("{% for a in points %}{{ a }}{% endfor %}", points=many)[0] == "template.too-long"
    crossed = "{% for a in points %}{% for b in points %}{% endfor %}{% endfor %}"
    assert refusal(crossed, points=["x"] * 1000)[0] == "template.too-long"
    assert refusal("x" * (LONGEST_SOURCE + 1))[0] == "template.too-long"
    assert refusal("{{ " + "9" * 15000 + " }}")[0] == "template.syntax"


def test_only_plain_data_are_taken() -> None:
    with pytest.raises(TypeError, match="no plain data"):
        render("{{ product }}", product=object())


def test_a_subject_is_one_line() -> None:
    found = render("x", subject="Release {{ product }}", product="a\r\nBcc: evil@example.org\n\nb" + "c" * 500)
    assert found.subject.startswith("Release a Bcc: evil@example.org b")
    assert len(found.subject) == 200


def test_hidden_letters_of_a_value_are_shown() -> None:
    assert render("{{ product }}", product="a\u202eb\x00").text == "a[U+202E]b[U+0000]\n"


def test_the_html_is_made_from_the_text() -> None:
    text = "Hello <b>{{ product }}</b>\nsecond & last\n\nPoints:\n- one\n- two\n  goes on\nEnd"
    found = render(text, product="<img src=x onerror=alert(1)>")
    inner = found.html.partition("<div")[2].partition(">\n")[2].partition("\n</div>")[0]
    assert '<html lang="de">' in found.html
    assert inner == (
        '<p style="margin:0 0 12px 0">Hello &lt;b&gt;&lt;img src=x onerror=alert(1)&gt;&lt;/b&gt;'
        "<br>second &amp; last</p>\n"
        '<p style="margin:0 0 4px 0">Points:</p>\n'
        '<ul style="margin:0 0 12px 0;padding-left:22px"><li style="margin:0 0 4px 0">one</li>'
        '<li style="margin:0 0 4px 0">two goes on</li></ul>\n'
        '<p style="margin:0 0 12px 0">End</p>'
    )


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://app.example.org.", "https://app.example.org"),
        ("(https://example.org/a?b=c&d=%20#e)", "https://example.org/a?b=c&amp;d=%20#e"),
        ("https://example.org:8443/x, then", "https://example.org:8443/x"),
        ("http://example.org", None),
        ("javascript:alert(1)", None),
        ('https://" onclick=x', None),
        ("data:text/html;https", None),
    ],
)
def test_only_secure_addresses_become_links(text: str, address: str | None) -> None:
    found = render("{{ product }}", product=text).html
    assert found.count("<a ") == (address is not None)
    if address is not None:
        assert f'<a href="{address}" style="color:#0b57d0">{address}</a>' in found


class Seen(HTMLParser):
    """What a mail program finds in the HTML."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


@given(value=st.text(max_size=60))
@example(value="</p><script>alert(1)</script>")
@example(value="- x\n\n&lt;b&gt;")
@example(value="https://a.b/' onload='x")
def test_a_value_is_never_markup(value: str) -> None:
    found = render("a {{ product }} b", product=value)
    seen = Seen(found.html)
    assert seen.tags <= {"html", "head", "meta", "body", "div", "p", "br", "ul", "li", "a"}
    assert seen.attributes <= {"lang", "charset", "style", "href"}
    assert "".join(seen.text.split()).replace("-", "") == "".join(found.text.split()).replace("-", "")
