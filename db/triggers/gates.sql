-- What somebody has signed stays as it was signed. The rows go only with the whole plan, and the people and the mentorship in
-- them may become nobody when an account is deleted.
create or replace function keep_signed_review() returns trigger language plpgsql as $$
begin
  if old.outcome is distinct from 'signed' then
    return coalesce(new, old);
  end if;
  if tg_op = 'DELETE' then
    if exists (select from plans where id = old.plan_id) then
      raise exception using errcode = 'insufficient_privilege', message = 'A signed review is never removed.';
    end if;
    return old;
  end if;
  if (to_jsonb(new) - '{mentorship_id,mentor_id}'::text[]) is distinct from (to_jsonb(old) - '{mentorship_id,mentor_id}'::text[])
    or (new.mentorship_id is distinct from old.mentorship_id and new.mentorship_id is not null)
    or (new.mentor_id is distinct from old.mentor_id and new.mentor_id is not null)
  then
    raise exception using errcode = 'insufficient_privilege', message = 'A signed review is never changed.';
  end if;
  return new;
end
$$;

create or replace trigger keep_signed before update or delete on plan_reviews
  for each row execute function keep_signed_review();
create or replace trigger keep_signed before update or delete on gate_reviews
  for each row execute function keep_signed_review();

-- The end of a mentorship, whoever ends it and however, ends what waited for its mentor, in the same transaction.
create or replace function cancel_reviews_of_mentorship() returns trigger language plpgsql as $$
begin
  with ended as (
    update plan_reviews set settled_at = new.ended_at, outcome = 'cancelled'
    where mentorship_id = new.id and settled_at is null
    returning id
  ), stopped as (
    update gate_reviews set settled_at = new.ended_at, outcome = 'cancelled'
    where mentorship_id = new.id and settled_at is null
    returning id
  )
  update obligations set settled_at = new.ended_at, outcome = 'cancelled'
  where settled_at is null
    and kind in ('answer_review', 'decide_gate')
    and subject_id in (select id from ended union all select id from stopped);
  return null;
end
$$;

create or replace trigger cancel_reviews after update of ended_at on mentorships
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function cancel_reviews_of_mentorship();

-- No limbo, as in obligations.sql: what waits for a mentor is owed by a date.
create or replace function check_review_is_owed(review uuid) returns void language plpgsql as $$
begin
  if exists (select from plan_reviews where id = review and settled_at is null) and not is_owed('answer_review', review) then
    perform refuse_limbo('The review', review);
  elsif exists (select from gate_reviews where id = review and settled_at is null) and not is_owed('decide_gate', review) then
    perform refuse_limbo('The gate review', review);
  end if;
end
$$;

create or replace function no_limbo_of_reviews() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'obligations' then
    perform check_review_is_owed(old.subject_id);
  else
    perform check_review_is_owed(new.id);
  end if;
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['plan_reviews', 'gate_reviews'] loop
    execute format('drop trigger if exists no_limbo on %I', name);
    execute format(
      'create constraint trigger no_limbo after insert or update of settled_at on %I
         deferrable initially deferred for each row execute function no_limbo_of_reviews()',
      name
    );
  end loop;
end
$$;

drop trigger if exists no_limbo_of_reviews on obligations;
create constraint trigger no_limbo_of_reviews after update or delete on obligations
  deferrable initially deferred for each row when (old.kind in ('answer_review', 'decide_gate'))
  execute function no_limbo_of_reviews();
