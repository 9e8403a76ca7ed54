-- A draft that a mentor was asked to read is closed to them with their mentorship, whoever ends it and however, and nothing is owed
-- for it any more.
create or replace function end_pre_reads() returns trigger language plpgsql as $$
begin
  with closed as (
    update case_pre_reads set closed_at = new.ended_at
    where mentor_id = new.mentor_id and author_id = new.mentee_id and closed_at is null
      and not exists (
        select from mentorships m
        where m.mentor_id = new.mentor_id and m.mentee_id = new.mentee_id and m.ended_at is null
      )
    returning id
  )
  update obligations set settled_at = new.ended_at, outcome = 'cancelled'
  where settled_at is null and kind = 'read_case' and subject_id in (select id from closed);
  return null;
end
$$;

create or replace trigger end_pre_reads after update of ended_at on mentorships
  for each row when (old.ended_at is null and new.ended_at is not null) execute function end_pre_reads();
