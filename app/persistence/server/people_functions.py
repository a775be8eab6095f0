"""Functions of the database by which administrators give logins, and reviewers approve nothing of their own."""

from app.domain.rights import Role
from app.persistence.server.functions import Function
from app.persistence.server.roles import GROUPS, PERSON

_ADMINISTRATOR = GROUPS[Role.ADMINISTRATOR]
_ROLES = ", ".join(f"'{role.value}'" for role in Role)

_CHECK_CALLER = f"""
    IF NOT pg_has_role(session_user, '{_ADMINISTRATOR}', 'MEMBER') THEN
        RAISE EXCEPTION 'only administrators give logins' USING ERRCODE = 'insufficient_privilege';
    END IF;
"""

_VERIFIER = r"^SCRAM-SHA-256\$[0-9]{4,7}:[A-Za-z0-9+/=]{16,}\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$"

_PUT_LOGIN = f"""
DECLARE
    before text;
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
                    OR NOT pg_has_role(oid, '{PERSON}', 'MEMBER'))
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
    SELECT person.login INTO before FROM public.person WHERE id = person_id FOR UPDATE;
    IF before <> login THEN
        PERFORM baliewijs.end_login(person_id);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
        EXECUTE format('CREATE ROLE %I', login);
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN INHERIT', login);
    IF verifier IS NOT NULL THEN
        EXECUTE format('ALTER ROLE %I PASSWORD %L', login, nullif(verifier, ''));
    END IF;
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
END
"""

_END_LOGIN = f"""
DECLARE
    ended text;
    role_name text;
BEGIN
    {_CHECK_CALLER}
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
    UPDATE public.person SET login = NULL WHERE id = person_id;
END
"""

_CHECK_APPROVAL = """
BEGIN
    IF NOT row_security_active('public.article_draft') THEN
        RETURN NEW;
    END IF;
    IF NOT string_to_array(OLD.authors, E'\\n') <@ string_to_array(NEW.authors, E'\\n') THEN
        RAISE EXCEPTION 'who wrote in a draft stays its author' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.approved_by IS DISTINCT FROM OLD.approved_by AND NEW.approved_by IS NOT NULL
        AND (NEW.approved_by <> baliewijs.me()
            OR baliewijs.me()::text = ANY (string_to_array(NEW.authors, E'\\n')))
    THEN
        RAISE EXCEPTION 'only somebody else approves a draft' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
"""

PEOPLE_FUNCTIONS = (
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
    Function(
        "check_approval",
        "",
        "trigger",
        _CHECK_APPROVAL,
        callers=(),
        language="plpgsql",
        is_stable=False,
        definer=False,
    ),
)

APPROVAL_TRIGGER = """
    CREATE OR REPLACE TRIGGER check_approval BEFORE UPDATE ON public.article_draft
    FOR EACH ROW EXECUTE FUNCTION baliewijs.check_approval()
"""
