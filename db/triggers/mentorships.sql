-- A second lock on places, behind the one that the service takes: a mentor never has more live mentorships than places,
-- whichever way the rows are written. The mentor's row is locked first, so that two inserts count one after the other.
create or replace function check_mentor_places() returns trigger language plpgsql as $$
declare
  places smallint;
  taken integer;
begin
  if new.ended_at is not null
    or (tg_op = 'UPDATE' and old.ended_at is null and old.mentor_id = new.mentor_id)
  then
    return null;
  end if;
  select capacity_mentees into places from mentor_profiles where member_id = new.mentor_id for update;
  select count(*) into taken from mentorships where mentor_id = new.mentor_id and ended_at is null;
  if taken > coalesce(places, 0) then
    raise exception using
      errcode = 'check_violation',
      constraint = 'mentor_places',
      message = format('The mentor %s has no free place.', new.mentor_id);
  end if;
  return null;
end
$$;

create or replace trigger mentor_places
  after insert or update of ended_at, mentor_id on mentorships
  for each row execute function check_mentor_places();

-- Who is listed, and whether they have a place, is drawn on the mentors' pages. One notice a statement, sent on commit.
create or replace trigger content_changed after insert or update or delete or truncate on mentorships
  for each statement execute function notify_content_changed('mentors');
create or replace trigger content_changed after insert or update or delete or truncate on mentor_profiles
  for each statement execute function notify_content_changed('mentors');

-- Tells the index of the directory which mentor to read again.
create or replace function notify_mentor_of_mentorship() returns trigger language plpgsql as $$
begin
  perform pg_notify('mentor_changed', mentor_id::text) from (select distinct mentor_id from changed) as each_once;
  return null;
end
$$;

create or replace trigger mentor_changed_on_insert after insert on mentorships
  referencing new table as changed for each statement execute function notify_mentor_of_mentorship();
create or replace trigger mentor_changed_on_update after update on mentorships
  referencing new table as changed for each statement execute function notify_mentor_of_mentorship();
create or replace trigger mentor_changed_on_delete after delete on mentorships
  referencing old table as changed for each statement execute function notify_mentor_of_mentorship();
