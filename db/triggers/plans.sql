-- Tells whoever has a plan open that something about it has changed (`plan_changed`, payload: the plan's id). Delivered
-- when the transaction commits; equal notices of one transaction are sent once.
create or replace function notify_plan_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('plan_changed', new.plan_id::text);
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array[
    'plan_revisions', 'plan_baselines', 'plan_proposals', 'plan_signatures', 'plan_comments', 'plan_suggestions',
    'plan_shares', 'plan_reviews', 'gate_reviews', 'plan_moves'
  ] loop
    execute format(
      'create or replace trigger plan_changed after insert or update on %I for each row execute function notify_plan_changed()',
      name
    );
  end loop;
end
$$;
