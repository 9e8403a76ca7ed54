-- What a plan was, what was agreed of it and who signed is only ever added to. The rows go with the whole plan, and the people in
-- them may become nobody when an account is deleted: the arguments name those columns.
create or replace function keep_plan_record() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb;
begin
  if tg_op = 'DELETE' then
    if not exists (select from plans where id = old.plan_id) then
      return old;
    end if;
  else
    becomes := to_jsonb(new);
    if (becomes - tg_argv) = (was - tg_argv) and not exists (
      select from unnest(tg_argv) as person
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
  for each row execute function keep_plan_record('author_id');
create or replace trigger keep_record before update or delete on plan_baselines
  for each row execute function keep_plan_record();
create or replace trigger keep_record before update or delete on plan_signatures
  for each row execute function keep_plan_record('member_id');
create or replace trigger keep_record before update or delete on plan_moves
  for each row execute function keep_plan_record('actor_id');
