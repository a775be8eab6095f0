"""Links to other articles: a web address for who is outside, and an article again when it comes back."""

import html as entities
import re

_OUR_LINK = re.compile(r'href="article:([a-z0-9-]{1,100})"')
_THEIR_LINK = re.compile(r"\]\(https?://[^()\s]+#article:([a-z0-9-]{1,100})\)")


def with_web_addresses(html: str, base_url: str) -> str:
    """`html` with links to articles as pages under `base_url`; the part after "#" still names the article."""
    base = entities.escape(base_url).replace("\\", r"\\")
    return _OUR_LINK.sub(rf'href="{base}\1#article:\1"', html)


def with_article_links(markdown: str) -> str:
    """`markdown` with the addresses that `with_web_addresses` made as links to articles."""
    return _THEIR_LINK.sub(r"](article:\1)", markdown)
