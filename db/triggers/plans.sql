-- Tells whoever has a plan open that something about it has changed (`plan_changed`, payload: the plan's id). Delivered
-- when the transaction commits; equal notices of one transaction are sent once.
create or replace function notify_plan_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plan_changed', (case tg_op when 'DELETE' then old.plan_id else new.plan_id end)::text);
  return null;
end
$$;

-- A piece of evidence shows on every plan that it is linked to. The argument names the column with the piece's id.
create or replace function notify_plans_of_evidence() returns trigger language plpgsql as $$
begin
  perform pg_notify('plan_changed', plan_id::text)
  from evidence_links
  where evidence_id = (to_jsonb(new) ->> tg_argv[0])::uuid;
  return null;
end
$$;

-- How somebody is rated, and what they answered of services, shows on every plan of theirs.
create or replace function notify_plans_of_member() returns trigger language plpgsql as $$
begin
  perform pg_notify('plan_changed', id::text) from plans where owner_id = new.member_id;
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array[
    'plan_revisions', 'plan_baselines', 'plan_proposals', 'plan_signatures', 'plan_comments', 'plan_suggestions',
    'plan_shares', 'plan_reviews', 'plan_moves', 'plan_services', 'plan_stages', 'gate_reviews', 'evidence_links'
  ] loop
    execute format(
      'create or replace trigger plan_changed after insert or update or delete on %I for each row execute function notify_plan_changed()',
      name
    );
  end loop;

  foreach name in array array['evidence_confirmations', 'evidence_questions'] loop
    execute format(
      'create or replace trigger plan_changed after insert or update on %I for each row execute function notify_plans_of_evidence(''evidence_id'')',
      name
    );
  end loop;

  foreach name in array array['ratings', 'service_answers'] loop
    execute format(
      'create or replace trigger plan_changed after insert on %I for each row execute function notify_plans_of_member()',
      name
    );
  end loop;
end
$$;

create or replace trigger plan_changed after update on evidence
  for each row execute function notify_plans_of_evidence('id');
