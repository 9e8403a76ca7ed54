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

-- A kept post says in which thread it stands, wherever it is moved.
create or replace function keep_thread_of_kept() returns trigger language plpgsql as $$
begin
  new.thread_id := (select thread_id from posts where id = new.post_id);
  return new;
end
$$;
create or replace trigger keep_thread before insert on kept_posts
  for each row execute function keep_thread_of_kept();

create or replace function carry_kept() returns trigger language plpgsql as $$
begin
  update kept_posts set thread_id = new.thread_id where post_id = new.id;
  return null;
end
$$;
create or replace trigger carry_kept after update of thread_id on posts for each row
  when (old.thread_id is distinct from new.thread_id) execute function carry_kept();
