"""Functions of the database by which administrators give logins, and take them away."""

from app.domain.rights import Role
from app.persistence.server.functions import Function
from app.persistence.server.roles import GROUPS, PERSON

LAST_ADMINISTRATOR = "BW001"
"""The SQLSTATE of a change after which nobody could give logins any more."""

_ADMINISTRATOR = GROUPS[Role.ADMINISTRATOR]
_ROLES = ", ".join(f"'{role.value}'" for role in Role)

_CHECK_CALLER = f"""
    IF NOT pg_has_role(session_user, '{_ADMINISTRATOR}', 'MEMBER') THEN
        RAISE EXCEPTION 'only administrators give logins' USING ERRCODE = 'insufficient_privilege';
    END IF;
"""

_ENDED = "a login of Baliewijs that was ended"
"""Written beside a role, so that it may be given again: any other role that is no person stays what it is."""

_LOST_ADMINISTRATOR = f"""
    IF '{Role.ADMINISTRATOR}' = ANY (string_to_array(roles_before, E'\\n')) AND NOT EXISTS (
        SELECT FROM public.person AS other
        WHERE other.login IS NOT NULL AND '{Role.ADMINISTRATOR}' = ANY (string_to_array(other.roles, E'\\n'))
    ) THEN
        RAISE EXCEPTION 'somebody must be administrator' USING ERRCODE = '{LAST_ADMINISTRATOR}';
    END IF;
"""

_VERIFIER = r"^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{16,}\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$"

_PUT_LOGIN = f"""
DECLARE
    before text;
    roles_before text;
    wanted text[] := string_to_array(roles, E'\\n');
    role_name text;
BEGIN
    {_CHECK_CALLER}
    IF NOT EXISTS (SELECT FROM public.person WHERE id = person_id) THEN
        RAISE EXCEPTION 'no such person' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF login !~ '^[[:alnum:]][[:alnum:]_.@-]{{0,62}}$' OR octet_length(login) > 63 OR login ~* '^(pg_|baliewijs)'
        OR EXISTS (SELECT FROM public.person AS other WHERE other.login = put_login.login AND other.id <> person_id)
        OR EXISTS (
            SELECT FROM pg_roles WHERE rolname = login
                AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls
                    OR NOT pg_has_role(oid, '{PERSON}', 'MEMBER')
                        AND (rolcanlogin OR shobj_description(oid, 'pg_authid') IS DISTINCT FROM '{_ENDED}'))
        )
    THEN
        RAISE EXCEPTION 'this login is not free' USING ERRCODE = 'duplicate_object';
    END IF;
    IF verifier <> '' AND verifier !~ '{_VERIFIER}' THEN
        RAISE EXCEPTION 'a password is only taken as a SCRAM verifier' USING ERRCODE = 'invalid_password';
    END IF;
    IF wanted IS NULL OR NOT wanted <@ ARRAY[{_ROLES}] THEN
        RAISE EXCEPTION 'no such function' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT person.login, person.roles INTO before, roles_before
    FROM public.person WHERE id = person_id FOR UPDATE;
    IF before <> login THEN
        PERFORM baliewijs.take_login(person_id);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
        EXECUTE format('CREATE ROLE %I', login);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN INHERIT', login);
    IF verifier IS NOT NULL THEN
        EXECUTE format('ALTER ROLE %I PASSWORD %L', login, nullif(verifier, ''));
    END IF;
    EXECUTE format('COMMENT ON ROLE %I IS NULL', login);
    EXECUTE format('GRANT {PERSON} TO %I', login);
    FOREACH role_name IN ARRAY ARRAY[{_ROLES}] LOOP
        IF role_name = ANY (wanted) THEN
            EXECUTE format('GRANT %I TO %I', 'baliewijs_' || role_name, login);
        ELSE
            EXECUTE format('REVOKE %I FROM %I', 'baliewijs_' || role_name, login);
        END IF;
    END LOOP;
    UPDATE public.person SET login = put_login.login, roles = put_login.roles
    WHERE id = person_id;
    {_LOST_ADMINISTRATOR}
END
"""

_END_LOGIN = f"""
DECLARE
    roles_before text;
BEGIN
    {_CHECK_CALLER}
    SELECT person.roles INTO roles_before FROM public.person WHERE id = person_id AND person.login IS NOT NULL;
    PERFORM baliewijs.take_login(person_id);
    {_LOST_ADMINISTRATOR}
END
"""

_TAKE_LOGIN = f"""
DECLARE
    ended text;
    role_name text;
BEGIN
    SELECT login INTO ended FROM public.person WHERE id = person_id FOR UPDATE;
    IF NOT EXISTS (
        SELECT FROM pg_roles WHERE rolname = ended AND NOT rolsuper AND pg_has_role(oid, '{PERSON}', 'MEMBER')
    ) THEN
        RETURN;
    END IF;
    EXECUTE format('ALTER ROLE %I NOLOGIN PASSWORD NULL', ended);
    FOREACH role_name IN ARRAY ARRAY[{_ROLES}] LOOP
        EXECUTE format('REVOKE %I FROM %I', 'baliewijs_' || role_name, ended);
    END LOOP;
    EXECUTE format('REVOKE {PERSON} FROM %I', ended);
    EXECUTE format('COMMENT ON ROLE %I IS %L', ended, '{_ENDED}');
    UPDATE public.person SET login = NULL WHERE id = person_id;
END
"""

PEOPLE_FUNCTIONS = (
    Function(
        "take_login",
        "person_id uuid",
        "void",
        _TAKE_LOGIN,
        callers=(),
        language="plpgsql",
        is_stable=False,
    ),
    Function(
        "end_login",
        "person_id uuid",
        "void",
        _END_LOGIN,
        callers=(_ADMINISTRATOR,),
        language="plpgsql",
        is_stable=False,
    ),
    Function(
        "put_login",
        "person_id uuid, login text, verifier text, roles text",
        "void",
        _PUT_LOGIN,
        callers=(_ADMINISTRATOR,),
        language="plpgsql",
        is_stable=False,
    ),
)
