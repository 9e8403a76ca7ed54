-- Tells every process that listens to `content_changed` that pages of the catalogue or of the cases have to be
-- drawn again. One notice for each statement that changed a table, delivered when the transaction commits.
create or replace function notify_content_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('content_changed', tg_argv[0]);
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array[
    'sources', 'entry_levels', 'competency_scale', 'plan_areas', 'differences', 'domains', 'subdomains', 'roles',
    'competencies', 'competency_descriptors', 'target_profiles', 'target_levels', 'routes', 'route_positions',
    'route_stages', 'credentials', 'pmo_services', 'glossary_terms', 'frameworks', 'plan_templates',
    'session_agendas', 'agreement_items', 'checkin_questions'
  ] loop
    execute format(
      'create or replace trigger content_changed after insert or update or delete or truncate on %I
         for each statement execute function notify_content_changed(''catalogue'')',
      name
    );
  end loop;
  foreach name in array array['cases', 'case_tags', 'case_skills', 'case_revisions', 'case_decisions'] loop
    execute format(
      'create or replace trigger content_changed after insert or update or delete or truncate on %I
         for each statement execute function notify_content_changed(''cases'')',
      name
    );
  end loop;
end
$$;

-- A version of the competency framework says for ever what it said.
create or replace trigger append_only before update or delete on framework_versions
  for each row execute function refuse_change();
create or replace trigger append_only_whole before truncate on framework_versions
  for each statement execute function refuse_change();
