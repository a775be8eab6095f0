"""Triggers that keep what no policy can see: who approved what, who has which login, and what a subject was about."""

from dataclasses import dataclass

from app.persistence.server.functions import Function
from app.persistence.server.roles import GUARD

_FOR_THE_OFFICE = "'{owner,review_on,search_words,slug,version,modified_on}'::text[]"
"""What of an article is not for customers, so that it changes without anybody reading it first."""

_OTHER_TEXT = f"""EXISTS (
        SELECT FROM jsonb_each(before_text) AS part
        WHERE part.key <> ALL ({_FOR_THE_OFFICE}) AND part.value IS DISTINCT FROM after_text -> part.key
    )"""

_KEEP_APPROVAL = f"""
DECLARE
    mine text := baliewijs.me()::text;
    approved_before uuid;
    before_text jsonb := '{{"": ""}}';
    after_text jsonb := NEW.article::jsonb;
BEGIN
    IF NOT row_security_active('public.article_draft') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        approved_before := OLD.approved_by;
        before_text := OLD.article::jsonb;
        IF NOT string_to_array(OLD.authors, E'\\n') <@ string_to_array(NEW.authors, E'\\n') THEN
            RAISE EXCEPTION 'who wrote in a draft stays its author' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
    IF {_OTHER_TEXT} THEN
        IF NOT mine = ANY (string_to_array(NEW.authors, E'\\n')) THEN
            NEW.authors := concat_ws(E'\\n', nullif(NEW.authors, ''), mine);
        END IF;
        IF NEW.approved_by IS NOT NULL THEN
            RAISE EXCEPTION 'what is written anew is approved anew' USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
    IF NEW.approved_by IS DISTINCT FROM approved_before AND NEW.approved_by IS NOT NULL
        AND (NEW.approved_by::text <> mine OR mine = ANY (string_to_array(NEW.authors, E'\\n')))
    THEN
        RAISE EXCEPTION 'only somebody else approves a draft' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
"""

_KEEP_PUBLICATION = f"""
DECLARE
    before_text jsonb;
    after_text jsonb := NEW.content::jsonb;
BEGIN
    IF NOT row_security_active('public.article_version') OR NEW.author_id IS NULL AND NEW.reviewer_id IS NULL THEN
        RETURN NEW;
    END IF;
    SELECT draft.article::jsonb INTO before_text FROM public.article_draft AS draft
    WHERE draft.id = NEW.article_id AND draft.state::text = 'scheduled' AND draft.approved_by = NEW.reviewer_id
        AND NEW.author_id::text = ANY (string_to_array(draft.authors, E'\\n'))
        AND NOT NEW.reviewer_id::text = ANY (string_to_array(draft.authors, E'\\n'));
    IF FOUND AND NOT {_OTHER_TEXT} THEN
        RETURN NEW;
    END IF;
    SELECT earlier.content::jsonb INTO before_text FROM public.article_version AS earlier
    WHERE earlier.article_id = NEW.article_id AND earlier.version = NEW.version - 1
        AND (NEW.author_id = baliewijs.me() AND NEW.reviewer_id IS NULL
            OR NEW.author_id IS NOT DISTINCT FROM earlier.author_id
                AND NEW.reviewer_id IS NOT DISTINCT FROM earlier.reviewer_id);
    IF FOUND AND NOT {_OTHER_TEXT} THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'agents read what somebody else approved' USING ERRCODE = 'insufficient_privilege';
END
"""

_KEEP_LOGIN = f"""
DECLARE
    login_before text;
    roles_before text := '';
BEGIN
    IF TG_OP = 'UPDATE' THEN
        login_before := OLD.login;
        roles_before := OLD.roles;
    END IF;
    IF row_security_active('public.person') AND current_user <> '{GUARD}'
        AND (NEW.login IS DISTINCT FROM login_before OR NEW.roles <> roles_before)
    THEN
        RAISE EXCEPTION 'logins are given by put_login' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END
"""

_KEEP_PRODUCT = """
BEGIN
    IF row_security_active('public.subject') THEN
        NEW.product := '';
    END IF;
    IF NEW.product = '' AND NEW.article_id IS NOT NULL THEN
        SELECT coalesce(nullif(version.content ->> 'product', ''), article.slug) INTO NEW.product
        FROM public.article_version AS version JOIN public.article AS article ON article.id = version.article_id
        WHERE version.article_id = NEW.article_id AND version.version = NEW.article_version;
        NEW.product := coalesce(NEW.product, '');
    END IF;
    RETURN NEW;
END
"""


@dataclass(frozen=True, slots=True)
class Keeper:
    """A trigger for each row, and its function, which has the same name and the rights of who changes the row."""

    table: str
    name: str
    moment: str
    body: str

    @property
    def function(self) -> Function:
        """What it calls; nobody else may."""
        return Function(
            self.name, "", "trigger", self.body, callers=(), language="plpgsql", is_stable=False, definer=False
        )

    @property
    def statement(self) -> str:
        """What makes it."""
        return (
            f"CREATE OR REPLACE TRIGGER {self.name} {self.moment} ON public.{self.table}"
            f" FOR EACH ROW EXECUTE FUNCTION baliewijs.{self.name}()"
        )


KEEPERS = (
    Keeper("article_draft", "keep_approval", "BEFORE INSERT OR UPDATE", _KEEP_APPROVAL),
    Keeper("article_version", "keep_publication", "BEFORE INSERT", _KEEP_PUBLICATION),
    Keeper("person", "keep_login", "AFTER INSERT OR UPDATE OF login, roles", _KEEP_LOGIN),
    Keeper("subject", "keep_product", "BEFORE INSERT", _KEEP_PRODUCT),
)
"""A login is looked at afterwards, so that a row that cannot be is refused for that first."""
