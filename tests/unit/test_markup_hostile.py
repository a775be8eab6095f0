"""Promise R10: hostile HTML and Markdown do nothing, show nothing from elsewhere, and cost little."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledgebase.errors import KnowledgeError
from knowledgebase.html_cleaning import typed_link
from knowledgebase.markdown_writing import markdown_of
from knowledgebase.markup import html_to_markdown, markdown_to_html, markdown_to_text
from knowledgebase.pasting import pasted_html, pasted_text
from tests.steps import steps

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
    "<details ontoggle=alert(1) open><summary onclick=alert(1)>x<img src=x onerror=alert(1)></summary><script>y",
    "<details><summary><a href='javascript:alert(1)'>x</a></summary>",
    "<ul><li><details><summary>x</summary><svg onload=alert(1)></details></ul>",
    ":::details <img src=x onerror=alert(1)>\n<script>alert(1)</script>\n:::",
    ":::details [x](javascript:alert(1)) ![x](https://evil.example/spy.png)\n[x](data:text/html,y)",
    ":::details a\n:::details b\n:::details <svg/onload=alert(1)>",
    "`:::details x`\n\n| ::: |\n| --- |\n| :::details <img src=x> |",
    "<a href=' &#14; javascript:alert(1)'>x</a><a href='java\0script:alert(1)'>x</a><a href='\u0001javascript:x'>x</a>",
    "<a href='jav&#x09;ascript:alert(1)'>x</a><a href='jav&#x0A;ascript:x'>x</a><a href='javascript&#58;x'>x</a>",
    "<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:alert(1)'>x</a><a href='%6Aavascript:alert(1)'>x</a>",
    "[x](java&#115;cript:alert(1)) [x](JAVASCRIPT:alert(1)) [x](<javascript:alert(1)>) [x](java\\script:alert(1))",
    "<p style='mso-list:l0 level1 lfo1;background:url(javascript:alert(1))' onmouseover=alert(1)>· x</p>",
    '<p style=\'mso-list:l0 level1" onclick="alert(1)\'>x</p><p style="x:expression(alert(1))">y</p>',
    "<div style='position:fixed;top:0;left:0;width:100%;height:100%'><a href='https://evil.example'>x</a></div>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><annotation-xml encoding='text/html'><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
    "<table><caption><svg><desc></caption></table><img src=x onerror=alert(1)></desc></svg>",
    "<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>",
    "<!--><img src=x onerror=alert(1)>--><![CDATA[<img src=x onerror=alert(1)>]]><?xml x='<img src=x>'?>",
    "<img srcset='https://evil.example/spy.png 2x'><picture><source srcset='https://evil.example/x'></picture>",
    "<video poster='https://evil.example/x'></video><input type=image src='https://evil.example/x'>",
    "<body background='https://evil.example/x'><table background='https://evil.example/y'><tr><td>x<td>y</table>",
    "<a href='https://g.example' ping='https://evil.example' target=_blank onfocus=alert(1) autofocus>x</a>",
]
FORBIDDEN = ("<script", "<img", "<svg", "<style", "<iframe", "<object", "<embed", "<form", "<input", "<link", "<meta")
IN_TAGS = (
    *("onerror=", "onclick=", "onload=", "ontoggle=", "onfocus=", "onmouseover=", "style=", "src=", "srcset=", "ping="),
    *('href="javascript', 'href="data', 'href="vbscript', 'href="file', "background=", "poster=", "class=", "id="),
)


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


@pytest.mark.parametrize("attack", ATTACKS)
def test_R10_what_is_pasted_does_nothing_when_shown(attack: str) -> None:
    assert_harmless(markdown_to_html(markdown_of(pasted_html(f"<body><p>voor</p>{attack}"))))


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


@pytest.mark.parametrize(
    ("html", "key"),
    [
        ("<p>x</p>" * 6_500_000, "markup-too-large"),
        ("x" * 200_001, "markup-too-large"),
        ("<b>" * 7000, "markup-too-large"),
        ("<div>" * 2000 + "x", "markup-too-deep"),
        ("<details><summary>x" * 500, "markup-too-deep"),
    ],
    ids=["50MB", "long", "many", "deep", "deep-details"],
)
def test_R10_what_is_too_much_to_paste_is_refused_before_it_is_read(html: str, key: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        pasted_html(html)
    assert caught.value.key == key


def test_R10_a_long_plain_text_is_refused_too() -> None:
    for text in ("x" * 200_001, "x\n" * 2000):
        with pytest.raises(KnowledgeError, match="markup-too-large"):
            pasted_text(text)


@pytest.mark.parametrize("text", ["<script>x</script>", "&lt;b&gt;", "Leeftijd < 18", "<18", "a <b> c"])
def test_R10_signs_that_a_page_shows_are_pasted_as_signs(text: str) -> None:
    assert markdown_to_text(markdown_of(pasted_html(f"<p>{escape(text)}</p>"))) == text
    assert markdown_to_text(markdown_of(pasted_text(text))) == text


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        " javascript:x",
        "java\nscript:x",
        "data:text/html,x",
        "file:///etc",
        "x",
        "",
    ],
)
def test_R10_an_address_that_does_more_than_open_a_page_is_no_link(typed: str) -> None:
    assert typed_link(typed) == ""


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("www.waterrade.example/a b", "https://www.waterrade.example/a%20b"),
        ("https://waterrade.example", "https://waterrade.example"),
        ("info@waterrade.example", "mailto:info@waterrade.example"),
        ("14 0999", "tel:140999"),
        ("article:paspoort", "article:paspoort"),
    ],
)
def test_what_people_type_as_an_address_is_understood(typed: str, link: str) -> None:
    assert typed_link(typed) == link


@pytest.mark.parametrize("tag", ["div", "b", "ul", "blockquote", "x", "table", "details"])
def test_R10_markup_nested_beyond_reason_is_refused(tag: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        html_to_markdown(f"<{tag}>" * 20_000 + "x" + f"</{tag}>" * 20_000)
    assert caught.value.key == "markup-too-deep"


@pytest.mark.parametrize(
    "piece",
    [
        ":::details x\n",
        ":::\n\n",
        "<p style='mso-list:l0 level2 l'>",
        "<p>",
        "<li>x",
        "<b>x</b>",
        "<td>x",
        "&amp;amp;",
        "*",
        "_",
        "[",
        "<",
        "<a href=x>x</a>",
    ],
)
def test_R10_a_text_of_one_piece_that_is_twice_as_long_is_about_twice_the_work(piece: str) -> None:
    def work(length: int) -> int:
        return steps(lambda: markdown_to_html(html_to_markdown(piece * (length // len(piece)))))

    assert work(20_000) < 3 * work(10_000)
