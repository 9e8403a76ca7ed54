-- What moderators did is only ever added to; the people in it may become nobody when an account is deleted.
create or replace function keep_moderation_log() returns trigger language plpgsql as $$
declare
  people constant text[] := array['actor_id', 'member_id'];
  was jsonb := to_jsonb(old);
  becomes jsonb;
begin
  if tg_op = 'UPDATE' then
    becomes := to_jsonb(new);
    if (becomes - people) = (was - people) and not exists (
      select from unnest(people) as person
      where becomes ->> person is not null and becomes ->> person is distinct from was ->> person
    ) then
      return new;
    end if;
  end if;
  raise exception using errcode = 'insufficient_privilege', message = 'Rows of moderation_log are never changed or removed.';
end
$$;

create or replace trigger keep_record before update or delete on moderation_log
  for each row execute function keep_moderation_log();
