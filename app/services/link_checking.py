"""Trying the web addresses in articles: whether something answers, and with which status. No page is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from functools import partial
from itertools import islice

from app.domain.errors import WorldError
from app.services.article_digests import ArticleDigest
from app.services.article_findings import is_bad
from app.services.editing_ports import LinkCheck
from app.services.ports import Clock, Database
from app.services.web_status import status_of

MOST = 500  # addresses at a time
_AT_ONCE = 4
_SOME = 3  # addresses that do not all go at the same time
_NEVER = datetime.min.replace(tzinfo=UTC)


def check_addresses(
    database: Database,
    digests: Iterable[ArticleDigest],
    clock: Clock,
    progress: Callable[[int], None],
    allow_local: bool = False,
) -> int:
    """Try addresses in these articles, those never tried first, then those tried longest ago.

    Gives how many of them do not answer well. `allow_local` tries addresses inside this computer and network too.

    Raises:
        WorldError: `network-away`: not one of some addresses answered; what was known of them stays.
    """
    with database.read() as tx:
        known = tx.links.checks()
    addresses = _chosen(digests, known)
    statuses = _statuses(addresses, allow_local, progress)
    if len(addresses) >= _SOME and not any(statuses.values()):
        raise WorldError("network-away")
    now = clock.now()
    checks = [LinkCheck(address, now, status) for address, status in statuses.items()]
    with database.write() as tx:
        tx.links.put(checks)
    progress(100)
    return sum(map(is_bad, checks))


def _chosen(digests: Iterable[ArticleDigest], known: Mapping[str, LinkCheck]) -> list[str]:
    def tried_at(address: str) -> datetime:
        return known[address].checked_at if address in known else _NEVER

    addresses = {address for digest in digests for address in digest.addresses}
    return list(islice(sorted(addresses, key=lambda address: (tried_at(address), address)), MOST))


def _statuses(addresses: Sequence[str], allow_local: bool, progress: Callable[[int], None]) -> dict[str, int]:
    with ThreadPoolExecutor(_AT_ONCE, "links") as threads:
        trying = {threads.submit(partial(status_of, address, allow_local)): address for address in addresses}
        found: dict[str, int] = {}
        for done in as_completed(trying):
            found[trying[done]] = done.result()
            progress(len(found) * 99 // len(addresses))
    return found
