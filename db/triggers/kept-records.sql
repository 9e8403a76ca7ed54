-- What a plan was, what was agreed of it and who signed is only ever added to, and so are ratings and answers to the service check.
-- Such rows go with their whole, a plan or a member, and the people in them may become nobody when an account is deleted. The
-- arguments: the table of the whole, the column that names it, then the columns that name people.
create or replace function keep_record() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb;
  people text[] := tg_argv[2:];
  whole_stands boolean;
begin
  if tg_op = 'DELETE' then
    execute format('select exists (select from %I where id = $1)', tg_argv[0]) into whole_stands using (was ->> tg_argv[1])::uuid;
    if not whole_stands then
      return old;
    end if;
  else
    becomes := to_jsonb(new);
    if (becomes - people) = (was - people) and not exists (
      select from unnest(people) as person
      where becomes ->> person is not null and becomes ->> person is distinct from was ->> person
    ) then
      return new;
    end if;
  end if;
  raise exception using
    errcode = 'insufficient_privilege',
    message = format('Rows of %s are never changed or removed.', tg_table_name);
end
$$;

create or replace trigger keep_record before update or delete on plan_revisions
  for each row execute function keep_record('plans', 'plan_id', 'author_id');
create or replace trigger keep_record before update or delete on plan_baselines
  for each row execute function keep_record('plans', 'plan_id');
create or replace trigger keep_record before update or delete on plan_signatures
  for each row execute function keep_record('plans', 'plan_id', 'member_id');
create or replace trigger keep_record before update or delete on plan_moves
  for each row execute function keep_record('plans', 'plan_id', 'actor_id');
create or replace trigger keep_record before update or delete on ratings
  for each row execute function keep_record('members', 'member_id', 'rater_id');
create or replace trigger keep_record before update or delete on service_answers
  for each row execute function keep_record('members', 'member_id');

-- What a case said before it was corrected. Its own id is a word, not a number, so it is told apart by hand.
create or replace function keep_case_revision() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from cases where id = old.case_id) then
    return old;
  end if;
  if tg_op = 'UPDATE' and new.replaced_by_id is null
    and to_jsonb(new) - 'replaced_by_id' = to_jsonb(old) - 'replaced_by_id' then
    return new;
  end if;
  raise exception using
    errcode = 'insufficient_privilege',
    message = 'Rows of case_revisions are never changed or removed.';
end
$$;

create or replace trigger keep_record before update or delete on case_revisions
  for each row execute function keep_case_revision();
