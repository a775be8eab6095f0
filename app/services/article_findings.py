"""What can be found wrong with articles by looking at all of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import combinations
from uuid import UUID

from app.domain.editor_tasks import TaskKind
from app.services.article_digests import ArticleDigest
from app.services.editing_ports import NEVER_USED, ArticleUse, LinkCheck
from knowledgebase.article import ArticleKind, FirstLine

REVIEW_AHEAD = timedelta(days=14)
OFTEN = 5  # times in the last month
_DIGEST = 12  # hexadecimal digits
_BAD = 400


@dataclass(frozen=True, slots=True)
class Finding:
    """Something an editor must look at; fields as in `EditorTask`, with `owner` as the article has it.

    `found_on` and `due_on` are None when it says neither by itself. `other_keys` are keys that the same finding may
    have had before.
    """

    key: str
    kind: TaskKind
    title: str
    owner: str = ""
    group: str = ""
    article_id: UUID | None = None
    count: int = 0
    details: tuple[str, ...] = ()
    feedback_id: UUID | None = None
    found_on: date | None = None
    due_on: date | None = None
    other_keys: tuple[str, ...] = ()


def to_review(digests: Iterable[ArticleDigest], today: date) -> Iterator[Finding]:
    """Articles of which the review date is near or passed."""
    for each in digests:
        if each.review_on is not None and each.review_on <= today + REVIEW_AHEAD:
            yield _of(each, TaskKind.REVIEW, f"review:{each.id}:{each.review_on}", due_on=each.review_on)


def expiring(digests: Iterable[ArticleDigest], today: date) -> Iterator[Finding]:
    """Articles that agents find no more, or soon no more."""
    for each in digests:
        if each.valid_until is not None and each.valid_until <= today + REVIEW_AHEAD:
            yield _of(each, TaskKind.EXPIRY, f"expiry:{each.id}:{each.valid_until}", due_on=each.valid_until)


def contradictions(digests: Iterable[ArticleDigest]) -> Iterator[Finding]:
    """Products of which two articles for the same people tell other costs or another term."""
    by_product: dict[tuple[str, str], list[ArticleDigest]] = defaultdict(list)
    for each in digests:
        if each.product and each.kind is ArticleKind.PRODUCT and (each.costs or each.term):
            by_product[each.product, each.language].append(each)
    for (product, _language), articles in by_product.items():
        telling = _contradicting(articles)
        if telling:
            first, facts = telling[0], [_plain(fact) for each in telling for fact in (each.costs, each.term)]
            yield Finding(
                key=f"contradiction:{product}:{_digest(facts)}",
                kind=TaskKind.CONTRADICTION,
                title=first.title,
                owner=first.owner,
                group=first.group,
                article_id=first.id,
                count=len(telling),
                details=tuple(" · ".join(filter(None, (each.title, each.costs, each.term))) for each in telling),
            )


def broken_links(digests: Sequence[ArticleDigest], checks: Mapping[str, LinkCheck]) -> Iterator[Finding]:
    """Articles with links to articles that are not there, or to web addresses that did not answer well."""
    slugs = {each.slug for each in digests}
    bad = {check.address for check in checks.values() if is_bad(check)}
    for each in digests:
        pages = (f"article:{page}" for page in each.pages if page.partition("#")[0] not in slugs)
        broken = (*pages, *(address for address in each.addresses if address in bad))
        if broken:
            key = f"link:{each.id}:{_digest(broken)}"
            yield _of(each, TaskKind.BROKEN_LINK, key, count=len(broken), details=broken)


def is_bad(check: LinkCheck) -> bool:
    """Whether nothing answered, or there is no such page."""
    return check.status == 0 or check.status >= _BAD


def handed_off(digests: Iterable[ArticleDigest], uses: Mapping[UUID, ArticleUse], today: date) -> Iterator[Finding]:
    """Articles that should answer, and after which more than half of the questions are handed off all the same."""
    for each in digests:
        use = uses.get(each.id, NEVER_USED)
        is_often = max(use.shown, use.subjects) >= OFTEN
        if each.first_line is FirstLine.ANSWER and is_often and use.handed_off * 2 > max(use.subjects, 1):
            yield _of(each, TaskKind.HANDED_OFF, f"handed-off:{each.id}:{today:%Y-%m}", count=use.handed_off)


def unused(
    digests: Iterable[ArticleDigest], uses: Mapping[UUID, ArticleUse], old: Collection[UUID], today: date
) -> Iterator[Finding]:
    """Articles of more than a year old, `old`, that nobody opened or answered with for a year."""
    since = today - timedelta(days=365)
    for each in digests:
        use = uses.get(each.id, NEVER_USED)
        last = max(filter(None, (use.opened_on, use.subject_on)), default=None)
        if each.id in old and (last is None or last < since):
            yield _of(each, TaskKind.UNUSED, f"unused:{each.id}:{today.year}")


def _contradicting(articles: Sequence[ArticleDigest]) -> list[ArticleDigest]:
    found = {each.id: each for pair in combinations(articles, 2) if _contradict(*pair) for each in pair}
    return list(found.values())


def _contradict(one: ArticleDigest, other: ArticleDigest) -> bool:
    for_same = not one.audience or not other.audience or not set(one.audience).isdisjoint(other.audience)
    facts = ((one.costs, other.costs), (one.term, other.term))
    return for_same and any(left and right and _plain(left) != _plain(right) for left, right in facts)


def _plain(fact: str) -> str:
    return " ".join(fact.casefold().split())


def _of(
    article: ArticleDigest,
    kind: TaskKind,
    key: str,
    count: int = 0,
    details: tuple[str, ...] = (),
    due_on: date | None = None,
) -> Finding:
    return Finding(
        key=key,
        kind=kind,
        title=article.title,
        owner=article.owner,
        group=article.group,
        article_id=article.id,
        count=count,
        details=details,
        due_on=due_on,
    )


def _digest(texts: Iterable[str]) -> str:
    return sha256("\n".join(sorted(texts)).encode()).hexdigest()[:_DIGEST]
