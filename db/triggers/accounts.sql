-- The security log is only ever added to: not even a fault of the product can change what it says.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using
    errcode = 'insufficient_privilege',
    message = format('Rows of %s are never changed or removed.', tg_table_name);
end
$$;

create or replace trigger append_only before update or delete on security_log
  for each row execute function refuse_change();
create or replace trigger append_only_whole before truncate on security_log
  for each statement execute function refuse_change();
