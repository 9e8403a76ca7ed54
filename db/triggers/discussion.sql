-- Open pages of a thread hear that something in it has changed; each asks for what it may see.
create or replace function notify_thread_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('thread_changed', new.no::text);
  return null;
end
$$;

create or replace trigger thread_changed after update of version on threads
  for each row when (old.version is distinct from new.version) execute function notify_thread_changed();

-- The pages that visitors read are drawn again when a thread changes, a tag, and when one of its people does.
create or replace trigger content_changed after insert or update or delete on threads
  for each statement execute function notify_content_changed('discussion');
create or replace trigger content_changed after insert or update or delete on tags
  for each statement execute function notify_content_changed('discussion');
create or replace trigger content_changed after insert or update or delete on thread_tags
  for each statement execute function notify_content_changed('discussion');

create or replace trigger discussion_shows_member after update of name, handle, photo_id, current_role_id, current_domain_id, suspended_at or delete
  on members for each statement execute function notify_content_changed('discussion');
create or replace trigger discussion_shows_member after insert or update or delete
  on field_visibility for each statement execute function notify_content_changed('discussion');
