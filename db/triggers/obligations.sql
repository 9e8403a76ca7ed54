-- No limbo: nothing may be left waiting, at the end of a transaction, without somebody who owes the next step by a date.
-- The checks are deferred to the commit, so that a state and its obligation may be written in either order.

create or replace function refuse_limbo(what text, subject uuid) returns void language plpgsql as $$
begin
  raise exception using
    errcode = 'check_violation',
    constraint = 'no_limbo',
    message = format('%s %s would wait without an obligation.', what, subject);
end
$$;

create or replace function is_owed(wanted obligation_kind, subject uuid) returns boolean language sql stable as $$
  select exists (
    select from obligations where subject_id = subject and kind = wanted and settled_at is null
  )
$$;

create or replace function check_choice_is_owed(choice uuid) returns void language plpgsql as $$
declare
  present choice_state;
begin
  select state into present from request_choices where id = choice;
  if present = 'asked' and not is_owed('answer_request', choice) then
    perform refuse_limbo('The choice', choice);
  elsif present = 'questioned' and not is_owed('answer_question', choice) then
    perform refuse_limbo('The question of the choice', choice);
  end if;
end
$$;

create or replace function check_application_is_owed(application uuid) returns void language plpgsql as $$
begin
  if exists (select from mentor_applications where id = application and state = 'submitted')
    and not is_owed('decide_application', application)
  then
    perform refuse_limbo('The application', application);
  end if;
end
$$;

-- The newest version of the agreement of a live mentorship waits for each of the two who has not signed it.
create or replace function check_agreement_is_owed(mentorship uuid) returns void language plpgsql as $$
begin
  if exists (
    select
    from mentorships m
    cross join lateral (select max(version) as version from agreements where mentorship_id = m.id) newest
    cross join lateral unnest(array[m.mentor_id, m.mentee_id]) as party (id)
    where m.id = mentorship
      and m.ended_at is null
      and newest.version is not null
      and not exists (
        select from agreement_signatures s
        where s.mentorship_id = m.id and s.version = newest.version and s.member_id = party.id
      )
      and not exists (
        select from obligations o
        where o.subject_id = m.id and o.kind = 'sign_agreement' and o.owner_id = party.id and o.settled_at is null
      )
  ) then
    perform refuse_limbo('The agreement of the mentorship', mentorship);
  end if;
end
$$;

create or replace function check_session_is_owed(session uuid) returns void language plpgsql as $$
begin
  if exists (select from held_sessions where id = session and state = 'recorded') and not is_owed('confirm_session', session)
  then
    perform refuse_limbo('The session', session);
  end if;
end
$$;

create or replace function check_pre_read_is_owed(pre_read uuid) returns void language plpgsql as $$
begin
  if exists (select from case_pre_reads where id = pre_read and closed_at is null) and not is_owed('read_case', pre_read)
  then
    perform refuse_limbo('The case to read', pre_read);
  end if;
end
$$;

create or replace function check_post_is_owed(post uuid) returns void language plpgsql as $$
begin
  if exists (select from posts where id = post and state = 'pending' and author_id is not null)
    and not is_owed('review_post', post) and not is_owed('review_sensitive_post', post)
  then
    perform refuse_limbo('The post', post);
  end if;
end
$$;

create or replace function check_matter_is_owed(matter uuid) returns void language plpgsql as $$
begin
  if exists (select from moderation_matters where id = matter and settled_at is null) and not is_owed('decide_report', matter)
  then
    perform refuse_limbo('The report', matter);
  end if;
end
$$;

create or replace function no_limbo() returns trigger language plpgsql as $$
begin
  case tg_table_name
    when 'request_choices' then perform check_choice_is_owed(new.id);
    when 'mentor_applications' then perform check_application_is_owed(new.id);
    when 'mentorships' then perform check_agreement_is_owed(new.id);
    when 'agreements' then perform check_agreement_is_owed(new.mentorship_id);
    when 'agreement_signatures' then perform check_agreement_is_owed(old.mentorship_id);
    when 'held_sessions' then perform check_session_is_owed(new.id);
    when 'case_pre_reads' then perform check_pre_read_is_owed(new.id);
    when 'posts' then perform check_post_is_owed(new.id);
    when 'moderation_matters' then perform check_matter_is_owed(new.id);
    when 'obligations' then
      case old.kind
        when 'answer_request', 'answer_question' then perform check_choice_is_owed(old.subject_id);
        when 'decide_application' then perform check_application_is_owed(old.subject_id);
        when 'sign_agreement' then perform check_agreement_is_owed(old.subject_id);
        when 'confirm_session' then perform check_session_is_owed(old.subject_id);
        when 'read_case' then perform check_pre_read_is_owed(old.subject_id);
        when 'review_post', 'review_sensitive_post' then perform check_post_is_owed(old.subject_id);
        when 'decide_report' then perform check_matter_is_owed(old.subject_id);
        else null;
      end case;
  end case;
  return null;
end
$$;

-- Constraint triggers cannot be replaced in place.
do $$
declare
  watched record;
begin
  for watched in
    select *
    from (
      values
        ('request_choices', 'insert or update of state', 'true'),
        ('mentor_applications', 'insert or update of state', 'true'),
        ('mentorships', 'update of ended_at', 'true'),
        ('agreements', 'insert', 'true'),
        ('agreement_signatures', 'delete', 'true'),
        ('held_sessions', 'insert or update of state', 'true'),
        ('case_pre_reads', 'insert or update of closed_at', 'true'),
        ('posts', 'insert or update of state', 'new.state = ''pending'''),
        ('moderation_matters', 'insert or update of settled_at', 'true'),
        ('obligations', 'update or delete', 'true')
    ) as it (name, events, condition)
  loop
    execute format('drop trigger if exists no_limbo on %I', watched.name);
    execute format(
      'create constraint trigger no_limbo after %s on %I
         deferrable initially deferred for each row when (%s) execute function no_limbo()',
      watched.events, watched.name, watched.condition
    );
  end loop;
end
$$;

-- A block between two people makes what they owe each other over a request or a plan due at once: the sweep then ends it by the
-- ordinary default, which finds that they may not be paired and says nothing of the reason.
create or replace function hasten_between_blocked() returns trigger language plpgsql as $$
begin
  update obligations
  set due_at = least(due_at, new.created_at)
  where settled_at is null
    and kind in ('answer_request', 'answer_question', 'answer_review', 'decide_gate', 'sign_plan', 'read_case')
    and (owner_id, waiter_id) in ((new.blocker_id, new.blocked_id), (new.blocked_id, new.blocker_id));
  return null;
end
$$;

create or replace trigger hasten_between_blocked after insert on blocks
  for each row execute function hasten_between_blocked();
