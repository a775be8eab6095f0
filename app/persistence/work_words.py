"""What a search of the work queue looks through."""

from collections.abc import Iterable

from app.domain.folding import fold


def words_of(title: str, values: Iterable[str]) -> str:
    """The subject and what was answered, each on its line, without case and accents.

    An answer also stands there without signs between its letters, so that AB-123-C is found as ab123c.
    """
    lines = [fold(title)]
    for value in values:
        folded = fold(value)
        lines += [folded, "".join(letter for letter in folded if letter.isalnum())]
    return "\n".join(dict.fromkeys(lines))
