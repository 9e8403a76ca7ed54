-- Tells every process that keeps mentors in memory which one has changed (`mentor_changed`, payload: the member's id,
-- or `*` when a whole programme has), and the public pages that show mentors (`content_changed`). Delivered when the
-- transaction commits; equal notices of one transaction are sent once. The trigger's argument names the column that
-- holds the member's id.
create or replace function notify_mentor_changed() returns trigger language plpgsql as $$
declare
  changed uuid;
begin
  if tg_op = 'DELETE' then
    changed := (to_jsonb(old) ->> tg_argv[0])::uuid;
  else
    changed := (to_jsonb(new) ->> tg_argv[0])::uuid;
  end if;
  if tg_table_name = 'mentor_profiles' or exists (select from mentor_profiles where member_id = changed) then
    perform pg_notify('mentor_changed', changed::text);
    perform pg_notify('content_changed', 'mentors');
  end if;
  return null;
end
$$;

create or replace function notify_agreement_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('mentor_changed', mentor_id::text) from mentorships where id = new.mentorship_id;
  perform pg_notify('content_changed', 'mentors');
  return null;
end
$$;

create or replace function notify_programme_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('mentor_changed', '*');
  perform pg_notify('content_changed', 'mentors');
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array[
    'mentor_profiles', 'mentor_domains', 'role_history', 'strengths', 'availability', 'leave', 'field_visibility',
    'held_credentials', 'programme_members'
  ] loop
    execute format(
      'create or replace trigger mentor_changed after insert or update or delete on %I
         for each row execute function notify_mentor_changed(''member_id'')',
      name
    );
  end loop;
  create or replace trigger mentor_changed after insert or update or delete on mentorships
    for each row execute function notify_mentor_changed('mentor_id');
  create or replace trigger mentor_changed after insert or update of ends_on on agreements
    for each row execute function notify_agreement_changed();
  create or replace trigger mentor_changed after update of settings on programmes
    for each row execute function notify_programme_changed();
  -- Every request of a signed-in member moves last_seen_at, which no page shows: only what is shown counts.
  create or replace trigger mentor_changed after update of handle, email, name, pronouns, city, country, time_zone,
    languages, headline, bio, current_role_id, job_title, organisation, organisation_key, unit, line_manager_email,
    current_domain_id, current_subdomain_id, years_experience, hidden_from_own_organisation, photo_id, suspended_at
    on members for each row execute function notify_mentor_changed('id');
end
$$;
