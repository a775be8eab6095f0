"""Functions of the database for people who work: what they may know of what is shielded, and totals of colleagues."""

from app.domain.figures.measures import KEYS, MEASURES, Cube
from app.domain.figures.tallying import REPEAT_DAYS
from app.domain.not_direct import DIRECT
from app.domain.rights import Role
from app.domain.work_item import StepKind, WorkStatus
from app.persistence.server.functions import DESK, Function
from app.persistence.server.roles import GROUPS
from app.services.figure_ports import NO_PRODUCT

_AGENT = (GROUPS[Role.AGENT],)
_WORKERS = (GROUPS[Role.AGENT], GROUPS[Role.HANDLER])

_MASKED_HISTORY = """
    SELECT c.id, c.number, c.channel::text, c.started_at, s.position, s.outcome::text
    FROM public.contact AS c JOIN public.subject AS s ON s.contact_id = c.id
    WHERE c.shielded AND c.customer_id = wanted AND baliewijs.me() IS NOT NULL
    ORDER BY c.started_at DESC, c.id DESC, s.position
"""

_MASKED = """
    SELECT item.id, item.hand_off_id, item.unit_id, item.line, item.promised_on, item.status::text, item.handler_id,
        item.director_id, item.asked_by, item.attempts, item.reminders, item.waiting_since, item.revision,
        c.number, c.channel::text, c.ended_at, c.agent_id
    FROM public.contact AS c
    JOIN public.subject AS s ON s.contact_id = c.id
    JOIN public.hand_off AS h ON h.subject_id = s.id
    JOIN public.work_item AS item ON item.hand_off_id = h.id
    WHERE baliewijs.me() IS NOT NULL
"""

_MASKED_WORK = f"""{_MASKED}
        AND (item.shielded OR c.shielded) AND c.customer_id = wanted AND item.closed_at IS NULL
        AND (item.director_id IS NULL OR item.id = item.hand_off_id)
"""

_MASKED_PARTS = f"""{_MASKED}
        AND item.hand_off_id = (SELECT part.hand_off_id FROM public.work_item AS part WHERE part.id = wanted)
    ORDER BY item.id <> item.hand_off_id, item.id
"""

_STEP_MASKED = f"""
BEGIN
    IF step_kind NOT IN ('{StepKind.CUSTOMER_REMINDED}', '{StepKind.DIRECTED}')
        OR step_kind = '{StepKind.DIRECTED}' AND (
            new_director IS NULL OR new_director = baliewijs.me()
            OR baliewijs.my_units() <> ARRAY[{DESK}]
            OR NOT EXISTS (SELECT FROM public.work_item WHERE id = wanted AND director_id <> new_director)
        )
    THEN
        RAISE EXCEPTION 'not with what is shielded' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE public.work_item SET revision = seen + 1,
        reminders = reminders + (step_kind = '{StepKind.CUSTOMER_REMINDED}')::integer,
        director_id = CASE step_kind WHEN '{StepKind.DIRECTED}' THEN new_director ELSE director_id END
    WHERE id = wanted AND revision = seen AND closed_at IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO public.work_step (item_id, number, kind, at, person_id, text, handler_id)
    VALUES (wanted, seen + 1, step_kind, clock_timestamp(), baliewijs.me(), '',
        CASE step_kind WHEN '{StepKind.DIRECTED}' THEN new_director END);
    RETURN true;
END
"""
"""What may be done with what somebody does not see. Nobody makes oneself director by it: a director sees it."""

_OPEN_WORK = f"""
    SELECT c.ended_at, coalesce(min(item.promised_on) FILTER (WHERE item.id = item.hand_off_id), min(item.promised_on)),
        (count(*) FILTER (
            WHERE item.handler_id IS NOT NULL
                OR item.status::text NOT IN ('{WorkStatus.NEW}', '{WorkStatus.IN_PROGRESS}')
        ))::integer
    FROM public.work_item AS item
    JOIN public.hand_off AS h ON h.id = item.hand_off_id
    JOIN public.subject AS s ON s.id = h.subject_id
    JOIN public.contact AS c ON c.id = s.contact_id
    WHERE item.closed_at IS NULL AND baliewijs.me() IS NOT NULL
        AND (of_channel = '' OR c.channel::text = of_channel) AND (of_unit = '' OR item.unit_id = of_unit)
        AND (of_product = '' OR NOT item.shielded AND NOT s.shielded AND NOT h.shielded
            AND s.product = CASE of_product WHEN '{NO_PRODUCT}' THEN '' ELSE of_product END)
    GROUP BY item.hand_off_id, c.ended_at
"""
"""Of a product only what is not shielded: with the moments it would tell of which question it is."""

_REPEAT = f"make_interval(hours => {24 * REPEAT_DAYS})"
_DIRECT = ", ".join(f"'{outcome.value}'" for outcome in sorted(DIRECT))

_COME_BACK = f"""
DECLARE
    whose uuid;
    began timestamptz;
BEGIN
    IF pg_current_xact_id_if_assigned() IS NOT NULL THEN
        RAISE EXCEPTION 'only what is stored is counted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT c.customer_id, c.started_at INTO whose, began
    FROM public.contact AS c WHERE c.id = wanted AND c.agent_id = baliewijs.me();
    IF whose IS NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(whose::text, 1));
    RETURN QUERY
        WITH pair AS (
            SELECT CASE WHEN other.started_at < began THEN again.id ELSE asked.id END AS earlier_id
            FROM public.subject AS asked
            JOIN public.contact AS other ON other.customer_id = whose AND other.started_at <> began
                AND other.started_at BETWEEN began - {_REPEAT} AND began + {_REPEAT}
            JOIN public.subject AS again ON again.contact_id = other.id AND again.product = asked.product
            WHERE asked.contact_id = wanted AND asked.product <> '' AND other.id <> wanted
        ), marked AS (
            UPDATE public.subject AS s SET came_back = true FROM public.contact AS c
            WHERE c.id = s.contact_id AND NOT s.came_back AND s.id IN (SELECT pair.earlier_id FROM pair)
            RETURNING c.started_at, c.channel::text, c.seat_id, c.agent_id, s.product, s.unit_id, s.outcome
        )
        SELECT m.started_at, m.channel, m.seat_id, m.agent_id, m.product, m.unit_id
        FROM marked AS m WHERE m.outcome::text IN ({_DIRECT});
END
"""
"""Only of a contact that is stored for good: who could ask within a transaction, and undo it, would try every product
until one is that of a shielded subject."""

_DESK = (*KEYS[Cube.DESK], *(measure.value for measure in MEASURES[Cube.DESK]))
_DESK_ARGUMENTS = ", ".join(
    f"in_{name} {kind}"
    for name, kind in (
        ("grain", "text"),
        ("day", "date"),
        *((key, "text") for key in KEYS[Cube.DESK]),
        *((measure.value, "integer") for measure in MEASURES[Cube.DESK]),
    )
)
_ADD_TO_DESK = f"""
    INSERT INTO public.tally_desk AS there (grain, day, {", ".join(_DESK)})
    VALUES (in_grain, in_day, {", ".join(f"in_{name}" for name in _DESK)})
    ON CONFLICT (grain, day, {", ".join(KEYS[Cube.DESK])}) DO UPDATE
    SET {", ".join(f"{measure} = there.{measure} + excluded.{measure}" for measure in MEASURES[Cube.DESK])}
"""

_HISTORY_TABLE = "TABLE (contact_id uuid, number text, channel text, started_at timestamptz,"
_WORK_TABLE = (
    "TABLE (id uuid, hand_off_id uuid, unit_id text, line smallint, promised_on date, status text, handler_id uuid,"
    " director_id uuid, asked_by text, attempts integer, reminders integer, waiting_since date, revision integer,"
    " number text, channel text, ended_at timestamptz, agent_id uuid)"
)
_LOST_TABLE = "TABLE (started_at timestamptz, channel text, seat_id uuid, agent_id uuid, product text, unit_id text)"

WORK_FUNCTIONS = (
    Function(
        "open_work",
        "of_channel text, of_product text, of_unit text",
        "TABLE (ended_at timestamptz, promised_on date, taken integer)",
        _OPEN_WORK,
    ),
    Function(
        "masked_history",
        "wanted uuid",
        f"{_HISTORY_TABLE} place integer, outcome text)",
        _MASKED_HISTORY,
        callers=_WORKERS,
    ),
    Function("masked_work_of", "wanted uuid", _WORK_TABLE, _MASKED_WORK, callers=_WORKERS),
    Function("masked_parts", "wanted uuid", _WORK_TABLE, _MASKED_PARTS, callers=_WORKERS),
    Function(
        "step_masked",
        "wanted uuid, seen integer, step_kind text, new_director uuid",
        "boolean",
        _STEP_MASKED,
        callers=_WORKERS,
        language="plpgsql",
        is_stable=False,
    ),
    Function(
        "come_back",
        "wanted uuid",
        _LOST_TABLE,
        _COME_BACK,
        callers=_AGENT,
        language="plpgsql",
        is_stable=False,
    ),
    Function("add_to_desk", _DESK_ARGUMENTS, "void", _ADD_TO_DESK, callers=_AGENT, is_stable=False),
)
"""What is called masked tells that there is something, and not what; the others keep figures right for everybody."""
