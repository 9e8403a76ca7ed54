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

-- What waits for a mentor ends with their mentorship, whoever ends it and however, and with the plan being shown to them, in the
-- same transaction: a review, a gate, a plan put forward to be agreed. Once nobody is left to ask, no review is to be asked for.
-- Without a plan, all plans of the mentorship are meant.
create or replace function end_what_waits_for_mentor(mentorship uuid, plan uuid, at timestamptz) returns void language sql as $$
  with reviews as (
    update plan_reviews set settled_at = at, outcome = 'cancelled'
    where mentorship_id = mentorship and plan_id = coalesce(plan, plan_id) and settled_at is null
    returning id
  ), gates as (
    update gate_reviews set settled_at = at, outcome = 'cancelled'
    where mentorship_id = mentorship and plan_id = coalesce(plan, plan_id) and settled_at is null
    returning id
  ), proposals as (
    update plan_proposals set decided_at = at, outcome = 'cancelled'
    where mentorship_id = mentorship and plan_id = coalesce(plan, plan_id) and decided_at is null
    returning id
  )
  update obligations set settled_at = at, outcome = 'cancelled'
  where settled_at is null
    and kind in ('answer_review', 'decide_gate', 'sign_plan')
    and subject_id in (select id from reviews union all select id from gates union all select id from proposals);

  update obligations set settled_at = at, outcome = 'cancelled'
  where settled_at is null
    and kind = 'ask_review'
    and subject_id in (
      select plan_id from plan_shares where mentorship_id = mentorship and plan_id = coalesce(plan, plan_id)
    )
    and not exists (
      select
      from plan_shares s
      join mentorships m on m.id = s.mentorship_id
      where s.plan_id = obligations.subject_id and s.revoked_at is null and m.ended_at is null
    )
$$;

create or replace function end_what_waits_with_mentorship() returns trigger language plpgsql as $$
begin
  perform end_what_waits_for_mentor(new.id, null, new.ended_at);
  return null;
end
$$;

create or replace trigger end_what_waits after update of ended_at on mentorships
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function end_what_waits_with_mentorship();

create or replace function end_what_waits_with_share() returns trigger language plpgsql as $$
begin
  perform end_what_waits_for_mentor(new.mentorship_id, new.plan_id, new.revoked_at);
  return null;
end
$$;

create or replace trigger end_what_waits after update of revoked_at on plan_shares
  for each row when (old.revoked_at is null and new.revoked_at is not null and new.mentorship_id is not null)
  execute function end_what_waits_with_share();

-- No limbo, as in obligations.sql: what waits for a mentor is owed by a date.
create or replace function check_review_is_owed(review uuid) returns void language plpgsql as $$
begin
  if exists (select from plan_reviews where id = review and settled_at is null) and not is_owed('answer_review', review) then
    perform refuse_limbo('The review', review);
  elsif exists (select from gate_reviews where id = review and settled_at is null) and not is_owed('decide_gate', review) then
    perform refuse_limbo('The gate review', review);
  elsif exists (select from plan_proposals where id = review and mentorship_id is not null and decided_at is null)
    and not is_owed('sign_plan', review)
  then
    perform refuse_limbo('The plan put forward by', review);
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
  watched record;
begin
  for watched in
    select *
    from (values ('plan_reviews', 'settled_at'), ('gate_reviews', 'settled_at'), ('plan_proposals', 'decided_at')) as it (name, ends)
  loop
    execute format('drop trigger if exists no_limbo on %I', watched.name);
    execute format(
      'create constraint trigger no_limbo after insert or update of %I on %I
         deferrable initially deferred for each row execute function no_limbo_of_reviews()',
      watched.ends, watched.name
    );
  end loop;
end
$$;

drop trigger if exists no_limbo_of_reviews on obligations;
create constraint trigger no_limbo_of_reviews after update or delete on obligations
  deferrable initially deferred for each row when (old.kind in ('answer_review', 'decide_gate', 'sign_plan'))
  execute function no_limbo_of_reviews();
