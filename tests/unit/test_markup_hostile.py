"""Promise R10: hostile HTML and Markdown do nothing, show nothing from elsewhere, and cost little."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.errors import KnowledgeError
from knowledgebase.markup import html_to_markdown, markdown_to_html, markdown_to_text

ATTACKS = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='https://evil.example/spy.png'>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mtext><img src=x onerror=alert(1)></mtext></math>",
    "<style>@import 'https://evil.example/x.css'; p{background:url(https://evil.example/y)}</style>",
    "<p style='background:url(https://evil.example/x)' onclick='alert(1)'>x</p>",
    "<iframe src='https://evil.example'></iframe><object data='https://evil.example'></object><embed src=x>",
    "<form action='https://evil.example'><input name=bsn><button onclick=alert(1)>x</button></form>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVa\nScRiPt:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:x'>x</a><a href='file:///etc/passwd'>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;amp;lt;script&amp;amp;gt;alert(1)&amp;amp;lt;/script&amp;amp;gt;",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<base href='https://evil.example/'><link rel=stylesheet href='https://evil.example/x'><meta http-equiv=refresh>",
    "<template><script>alert(1)</script></template><noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "[x](javascript:alert(1)) ![x](https://evil.example/spy.png) <b onclick=alert(1)>x</b>",
    "![x][y]\n\n[y]: https://evil.example/spy.png",
    "<javascript:alert(1)> <https://evil.example>",
]
FORBIDDEN = ("<script", "<img", "<svg", "<style", "<iframe", "<object", "<embed", "<form", "<input", "<link", "<meta")
IN_TAGS = ("onerror=", "onclick=", "onload=", 'href="javascript', 'href="data', 'href="vbscript', 'href="file', "src=")


def assert_harmless(html: str) -> None:
    lower = html.lower()
    assert not any(tag in lower for tag in FORBIDDEN)
    tags = "".join(part.split(">")[0] for part in lower.split("<")[1:])
    assert not any(mark in tags for mark in IN_TAGS)


@pytest.mark.parametrize("attack", ATTACKS)
def test_R10_html_from_outside_does_nothing_when_shown(attack: str) -> None:
    assert_harmless(markdown_to_html(html_to_markdown(f"<p>voor</p>{attack}<p>na</p>", "https://g.example/")))


@pytest.mark.parametrize("attack", ATTACKS)
def test_R10_markdown_typed_by_anyone_does_nothing_when_shown(attack: str) -> None:
    assert_harmless(markdown_to_html(attack))


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", "<style>p{}</style>", "<iframe>alert(1)</iframe>"])
def test_R10_what_browsers_would_run_is_not_even_text(attack: str) -> None:
    assert markdown_to_text(html_to_markdown(f"voor {attack}na")) == "voor na"


def test_R10_text_around_hostile_parts_stays() -> None:
    assert html_to_markdown("<p onclick=x>Goed<script>fout</script> nieuws</p>") == "Goed nieuws"


@settings(deadline=None)
@given(st.lists(st.sampled_from([*ATTACKS, "<b>", "</b>", "<p>", "'", '"', ">", "<", "&lt;", "&amp;"]), max_size=6))
def test_R10_hostile_pieces_in_any_order_do_nothing(pieces: list[str]) -> None:
    assert_harmless(markdown_to_html(html_to_markdown("".join(pieces))))


@settings(deadline=None)
@given(st.text())
def test_R10_any_text_is_read_without_a_crash(text: str) -> None:
    assert_harmless(markdown_to_html(html_to_markdown(text)))
    assert_harmless(markdown_to_html(text))


@pytest.mark.parametrize("tag", ["div", "b", "ul", "blockquote", "x", "table"])
def test_R10_markup_nested_beyond_reason_is_refused(tag: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        html_to_markdown(f"<{tag}>" * 20_000 + "x" + f"</{tag}>" * 20_000)
    assert caught.value.key == "markup-too-deep"


@pytest.mark.parametrize(
    "piece", ["<p>", "<li>x", "<b>x</b>", "<td>x", "&amp;amp;", "*", "_", "[", "<", "<a href=x>x</a>"]
)
def test_R10_a_long_text_of_one_piece_is_read_in_reasonable_time(piece: str) -> None:
    started = time.perf_counter()
    markdown_to_html(html_to_markdown(piece * (20_000 // len(piece))))
    assert time.perf_counter() - started < 5
