"""The functions by which a server writes its log: nobody needs a right on the tables themselves.

They seal lines as `app.domain.log_chain` does, and run with the rights of their owner; the person who signed in stands
in the line, whatever the client says.
"""

from alembic import op

_LOCK = 4127700619  # any number, but none of the other ones; who adds a line waits here for who is adding one

_PACKED = """
CREATE FUNCTION baliewijs.log_packed(VARIADIC fields text[]) RETURNS bytea
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_agg(
        convert_to(octet_length(convert_to(field, 'UTF8')) || ':', 'UTF8') || convert_to(field, 'UTF8'),
        ''::bytea ORDER BY place
    )
    FROM unnest(fields) WITH ORDINALITY AS each(field, place)
$$
"""

_WRITE = f"""
CREATE FUNCTION baliewijs.log_write(
    wanted_action text, wanted_object text, wanted_result text, wanted_origin text, wanted_erased text,
    who_id uuid, who text, which text, whose uuid
) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    signed_in record;
    next_number bigint;
    before text;
    moment timestamptz;
    new_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    digest text;
BEGIN
    IF concat_ws('+', wanted_action, wanted_object, wanted_result) !~ '^[a-z_+]{{1,120}}$'
        OR length(wanted_origin) > 1000 OR length(which) > 1000
    THEN
        RAISE EXCEPTION 'this is no line of a log' USING ERRCODE = 'check_violation';
    END IF;
    SELECT id, name INTO signed_in FROM public.person WHERE login = session_user;
    IF FOUND THEN
        who_id := signed_in.id;
        who := signed_in.name;
    ELSIF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) THEN
        who_id := NULL;
        who := session_user;
    END IF;
    digest := encode(sha256(new_salt || baliewijs.log_packed(
        coalesce(who_id::text, ''), who, which, coalesce(whose::text, ''))), 'hex');
    PERFORM pg_advisory_xact_lock({_LOCK});
    SELECT number + 1, hash INTO next_number, before FROM public.log_entry ORDER BY number DESC LIMIT 1;
    IF NOT FOUND THEN
        next_number := 1;
        before := repeat('0', 64);
    END IF;
    moment := clock_timestamp();
    INSERT INTO public.log_entry (number, at, action, object, result, origin, erased, personal_digest, hash)
    VALUES (next_number, moment, wanted_action, wanted_object, wanted_result, wanted_origin, wanted_erased, digest,
        encode(sha256(baliewijs.log_packed(
            before, next_number::text, (extract(epoch FROM moment) * 1000000)::bigint::text,
            wanted_action, wanted_object, wanted_result, wanted_origin, wanted_erased, digest)), 'hex'));
    INSERT INTO public.log_personal (number, salt, actor_id, actor, object_id, customer_id)
    VALUES (next_number, new_salt, who_id, who, which, whose);
    RETURN next_number;
END
$$
"""

_APPEND = """
CREATE FUNCTION baliewijs.log_append(
    action text, object text, result text, origin text, actor_id uuid, actor text, object_id text, customer_id uuid
) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT baliewijs.log_write(action, object, result, origin, '', actor_id, actor, object_id, customer_id)
$$
"""

_ERASE = """
CREATE FUNCTION baliewijs.log_erase(
    customer_ids uuid[], before timestamptz,
    action text, object text, origin text, actor_id uuid, actor text, object_id text
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    counted bigint;
    numbers text;
BEGIN
    WITH gone AS (
        DELETE FROM public.log_personal AS part USING public.log_entry AS line
        WHERE line.number = part.number AND (part.customer_id = ANY (customer_ids) OR line.at < before)
        RETURNING part.number
    ), islands AS (
        SELECT number, number - row_number() OVER (ORDER BY number) AS island FROM gone
    ), ranges AS (
        SELECT min(number) AS first, max(number) AS last FROM islands GROUP BY island
    )
    SELECT (SELECT count(*) FROM gone),
        string_agg(CASE WHEN first = last THEN first::text ELSE first || '-' || last END, ',' ORDER BY first)
    INTO counted, numbers FROM ranges;
    IF counted > 0 THEN
        PERFORM baliewijs.log_write(action, object, 'done', origin, numbers, actor_id, actor, object_id, NULL);
    END IF;
    RETURN counted;
END
$$
"""

_FUNCTIONS = (_PACKED, _WRITE, _APPEND, _ERASE)
_NAMES = ("log_erase", "log_append", "log_write", "log_packed")


def make() -> None:
    """In a schema of their own; nobody may call them until a right is given."""
    op.execute("CREATE SCHEMA IF NOT EXISTS baliewijs")
    for function in _FUNCTIONS:
        op.execute(function)
    for name in _NAMES:
        op.execute(f"REVOKE ALL ON FUNCTION baliewijs.{name} FROM PUBLIC")


def take_away() -> None:
    """The schema goes with them."""
    for name in _NAMES:
        op.execute(f"DROP FUNCTION baliewijs.{name}")
    op.execute("DROP SCHEMA baliewijs")
