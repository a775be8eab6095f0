"""The function by which the server publishes what was approved, on its day, whoever's seat asks for it."""

from app.clock import LOCAL_ZONE
from app.domain.article_draft import ArticleStepKind, DraftState
from app.persistence.articles import FEED_LOCK
from app.persistence.server.functions import Function

_IS_DUE = f"""
    draft.state::text = '{DraftState.SCHEDULED}' AND draft.publish_on <= today
        AND draft.article ->> 'id' = draft.id::text
        AND draft.authors <> '' AND draft.approved_by IS NOT NULL
        AND draft.approved_by::text <> ALL (string_to_array(lower(draft.authors), E'\\n'))
"""
"""As `app.domain.publishing.is_due`: read by somebody who did not write it, and its day is there."""

_PUBLISH = f"""
            stable_name := due.article ->> 'slug';
            WHILE EXISTS (
                SELECT FROM public.article AS other WHERE other.slug = stable_name AND other.id <> due.id
            ) LOOP
                behind_it := behind_it + 1;
                stable_name := (due.article ->> 'slug') || '-' || behind_it;
            END LOOP;
            INSERT INTO public.article AS there
                (id, slug, title, source, version, withdrawn_at, withdrawn_because, replaced_by)
            VALUES (due.id, stable_name, due.article ->> 'title', due.article ->> 'source', 1, NULL, '', NULL)
            ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, title = excluded.title, source = excluded.source,
                version = there.version + 1, withdrawn_at = NULL, withdrawn_because = '', replaced_by = NULL
            RETURNING there.version INTO new_version;
            new_content := due.article::jsonb || jsonb_build_object(
                'slug', stable_name, 'modified_on', today, 'version', new_version);
            INSERT INTO public.article_version
                (article_id, version, content, published_at, author_id, reviewer_id, note)
            VALUES (due.id, new_version, new_content::json, moment, writers[cardinality(writers)]::uuid,
                due.approved_by, due.note);
            INSERT INTO public.article_change (article_id, changed_at) VALUES (due.id, moment);
            DELETE FROM public.article_draft AS draft WHERE draft.id = due.id AND draft::text = due::text;
            IF NOT FOUND THEN
                RAISE EXCEPTION 'somebody changes this draft' USING ERRCODE = 'serialization_failure';
            END IF;
            INSERT INTO public.article_step (article_id, kind, at, person_id, text, version)
            VALUES (due.id, '{ArticleStepKind.PUBLISHED}', moment, NULL, due.note, new_version);
"""
"""The rows that `app.services.drafts_keeping.publish` stores; the draft goes only when it still is what was read."""

_PUBLISH_DUE = f"""
DECLARE
    today date := (clock_timestamp() AT TIME ZONE '{LOCAL_ZONE.key}')::date;
    moment timestamptz;
    due public.article_draft;
    writers text[];
    stable_name text;
    behind_it integer;
    new_version integer;
    new_content jsonb;
BEGIN
    IF baliewijs.me() IS NULL OR NOT EXISTS (SELECT FROM public.article_draft AS draft WHERE {_IS_DUE}) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock({FEED_LOCK});
    FOR due IN
        SELECT * FROM public.article_draft AS draft WHERE {_IS_DUE}
        ORDER BY draft.publish_on, draft.changed_at, draft.id
    LOOP
        moment := clock_timestamp();
        writers := string_to_array(due.authors, E'\\n');
        behind_it := 1;
        BEGIN
            {_PUBLISH}
            RETURN NEXT due.id;
        EXCEPTION
            WHEN data_exception OR integrity_constraint_violation OR insufficient_privilege OR serialization_failure
            THEN
                RAISE WARNING 'draft % was not published: %', due.id, SQLSTATE;
        END;
    END LOOP;
END
"""
"""One draft that cannot be keeps no other from its day. Who waits for the lock sees afterwards what is left."""

PUBLISHING_FUNCTIONS = (Function("publish_due", "", "SETOF uuid", _PUBLISH_DUE, language="plpgsql", is_stable=False),)
"""Everybody may call it: it takes nothing from who calls, and does only what somebody with the right has decided."""
