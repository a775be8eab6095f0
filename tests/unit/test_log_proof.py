"""R5: the log proves itself: whatever is done to it is found."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.log import LogEntry, LogHead, LogPersonal
from app.domain.log_chain import entry_hash, personal_digest
from app.domain.log_proof import FaultKind, LogFault, prove
from tests.log_lines import EMPTY, LINE_FIELDS, PART_FIELDS, chains, changed, lines, personal, sealed

places = st.integers(0, 1000)


def kinds(chain: list[LogEntry]) -> set[FaultKind]:
    return {fault.kind for fault in prove(chain).faults}


def head_of(chain: list[LogEntry]) -> LogHead:
    return LogHead(chain[-1].number, chain[-1].hash)


def numbered(chain: list[LogEntry]) -> list[LogEntry]:
    return [replace(line, number=number) for number, line in enumerate(chain, 1)]


@given(chains)
def test_R5_a_log_that_nobody_touched_has_no_faults(chain: list[LogEntry]) -> None:
    proof = prove(chain, LogHead(2, chain[1].hash))
    assert (proof.count, proof.head, proof.faults) == (len(chain), head_of(chain), ())


@given(chains, places, st.sampled_from(LINE_FIELDS))
def test_R5_every_changed_field_is_found_at_its_line(chain: list[LogEntry], place: int, name: str) -> None:
    at = place % len(chain)
    chain[at] = replace(chain[at], **{name: changed(getattr(chain[at], name))})
    assert LogFault(FaultKind.DOES_NOT_FIT, at + 1, at + 1) in prove(chain).faults


@given(chains, places, st.sampled_from(("at", "action", "object", "result", "origin")))
def test_R5_a_changed_line_with_a_seal_of_its_own_does_not_fit_the_next(
    chain: list[LogEntry], place: int, name: str
) -> None:
    at = place % (len(chain) - 1)
    forged = replace(chain[at], **{name: changed(getattr(chain[at], name))})
    chain[at] = replace(forged, hash=entry_hash(chain[at - 1].hash if at else "0" * 64, forged))
    assert prove(chain).faults == (LogFault(FaultKind.DOES_NOT_FIT, at + 2, at + 2),)


@given(chains, places)
def test_R5_a_removed_line_is_found(chain: list[LogEntry], place: int) -> None:
    at = place % (len(chain) - 1)
    del chain[at]
    assert prove(chain).faults == (LogFault(FaultKind.MISSING, at + 1, at + 1),)


@given(chains, places)
def test_R5_a_removed_line_is_found_when_those_after_it_are_numbered_anew(chain: list[LogEntry], place: int) -> None:
    del chain[place % (len(chain) - 1)]
    assert FaultKind.DOES_NOT_FIT in kinds(numbered(chain))


@given(chains, lines, places)
def test_R5_an_inserted_line_is_found_though_its_own_seal_is_right(
    chain: list[LogEntry], line: LogEntry, place: int
) -> None:
    at = place % len(chain)
    assert line.personal
    made = replace(line, number=at + 1, personal_digest=personal_digest(line.personal))
    made = replace(made, hash=entry_hash(chain[at - 1].hash if at else "0" * 64, made))
    assert FaultKind.DOES_NOT_FIT in kinds(numbered([*chain[:at], made, *chain[at:]]))


@given(chains, places, places)
def test_R5_two_swapped_lines_are_found(chain: list[LogEntry], first: int, second: int) -> None:
    one, other = first % len(chain), second % len(chain)
    chain[one], chain[other] = chain[other], chain[one]
    assert (FaultKind.DOES_NOT_FIT in kinds(numbered(chain))) is (one != other)


@given(chains, places)
def test_R5_a_tail_that_was_cut_off_is_found_by_a_head_that_was_kept(chain: list[LogEntry], place: int) -> None:
    left = place % len(chain)
    fault = LogFault(FaultKind.CUT, left + 1, len(chain))
    assert prove(chain[:left], head_of(chain)).faults == (fault,)


@given(chains, places, lines)
def test_R5_a_log_that_was_written_anew_is_found_by_a_head_that_was_kept(
    chain: list[LogEntry], place: int, line: LogEntry
) -> None:
    at = place % len(chain)
    forged = sealed([*chain[:at], line, *chain[at + 1 :]])
    assume(forged != chain)
    assert prove(forged).faults == ()
    assert prove(forged, head_of(chain)).faults == (LogFault(FaultKind.OTHER_THAN_HEAD, len(chain), len(chain)),)


@given(chains, places, st.sampled_from(PART_FIELDS))
def test_R5_every_change_of_a_personal_part_is_found(chain: list[LogEntry], place: int, name: str) -> None:
    at = place % len(chain)
    part = chain[at].personal
    assert part
    chain[at] = replace(chain[at], personal=replace(part, **{name: changed(getattr(part, name))}))
    assert prove(chain).faults == (LogFault(FaultKind.PERSONAL_CHANGED, at + 1, at + 1),)


@given(personal)
def test_R5_text_that_moves_from_one_field_to_the_next_is_found(part: LogPersonal) -> None:
    one = replace(part, actor=part.actor + "1", object_id=part.object_id)
    other = replace(part, actor=part.actor, object_id="1" + part.object_id)
    assert personal_digest(one) != personal_digest(other)


@given(chains)
def test_R5_a_personal_part_that_was_moved_to_another_line_is_found(chain: list[LogEntry]) -> None:
    assume(chain[0].personal != chain[1].personal)
    chain[1] = replace(chain[1], personal=chain[0].personal)
    chain[0] = replace(chain[0], personal=None)
    assert kinds(chain) == {FaultKind.PERSONAL_CHANGED, FaultKind.PERSONAL_GONE}


@given(chains, personal, st.sets(places, min_size=1))
def test_R5_parts_that_were_erased_by_a_line_leave_the_log_proven(
    chain: list[LogEntry], officer: LogPersonal, chosen: set[int]
) -> None:
    gone = {place % len(chain) for place in chosen}
    told = ",".join(str(at + 1) for at in sorted(gone))
    *before, last = sealed([*chain, replace(EMPTY, action="erased", erased=told, personal=officer)])
    erased = [replace(line, personal=None) if at in gone else line for at, line in enumerate(before)]
    assert prove([*erased, last], head_of(chain)).faults == ()


@given(chains, places)
def test_R5_a_part_that_is_gone_without_a_line_that_erased_it_is_found(chain: list[LogEntry], place: int) -> None:
    at = place % len(chain)
    chain[at] = replace(chain[at], personal=None)
    assert prove(chain).faults == (LogFault(FaultKind.PERSONAL_GONE, at + 1, at + 1),)


@given(chains)
def test_R5_an_erased_part_that_is_there_again_is_found(chain: list[LogEntry]) -> None:
    told = replace(chain[-1], erased="1")
    whole = sealed([*chain[:-1], told])
    assert prove(whole).faults == (LogFault(FaultKind.PERSONAL_BACK, 1, 1),)


@given(chains)
def test_R5_a_line_cannot_tell_that_itself_or_a_later_line_was_erased(chain: list[LogEntry]) -> None:
    whole = sealed([replace(chain[0], erased="1-3"), *chain[1:]])
    whole[1] = replace(whole[1], personal=None)
    assert prove(whole).faults == (LogFault(FaultKind.PERSONAL_GONE, 2, 2),)


def test_R5_an_empty_log_fits_no_head() -> None:
    assert prove([]).faults == ()
    assert prove([], LogHead(2, "0" * 64)).faults == (LogFault(FaultKind.CUT, 1, 2),)
