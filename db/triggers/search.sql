-- What a post is found by: its words (C); with the first post of a thread its title (A), its tags and the case that it is about (B),
-- with the others the same at the least weight (D), so that words of both find a post and the first one comes before the rest. A post
-- that is not published has no words. A stroke stands between two words, as in “go/no-go”, and makes no path of them.
create or replace function words_of_post(post posts) returns tsvector language sql stable as $$
  select case
    when post.state <> 'published' then null
    else setweight(to_tsvector('critical_path', replace(post.body, '/', ' ')), 'C')
      || setweight(to_tsvector('critical_path', replace(t.title, '/', ' ')), case when is_first then 'A' else 'D' end::"char")
      || setweight(to_tsvector('critical_path', concat_ws(' ', replace(c.title, '/', ' '), (
           select string_agg(g.name, ' ') from thread_tags x join tags g on g.id = x.tag_id where x.thread_id = t.id
         ))), case when is_first then 'B' else 'D' end::"char")
  end
  from threads t
  left join cases c on c.id = t.case_id
  cross join lateral (select coalesce(post.major = 1 and post.minor = 0, false) as is_first) f
  where t.id = post.thread_id
$$;

create or replace function keep_words_of_post() returns trigger language plpgsql as $$
begin
  new.search := words_of_post(new);
  return new;
end
$$;
create or replace trigger keep_words before insert or update of body, state, major, minor, thread_id
  on posts for each row execute function keep_words_of_post();

-- The posts of a thread again, when what stands above them has changed.
create or replace function keep_words_of_thread() returns trigger language plpgsql as $$
declare
  changed uuid;
begin
  if tg_op = 'DELETE' then
    changed := (to_jsonb(old) ->> tg_argv[0])::uuid;
  else
    changed := (to_jsonb(new) ->> tg_argv[0])::uuid;
  end if;
  update posts set search = words_of_post(posts) where thread_id = changed and state = 'published';
  return null;
end
$$;
create or replace trigger keep_words after update of title, case_id on threads for each row
  when (old.title is distinct from new.title or old.case_id is distinct from new.case_id)
  execute function keep_words_of_thread('id');
create or replace trigger keep_words after insert or update or delete on thread_tags
  for each row execute function keep_words_of_thread('thread_id');

create or replace function keep_words_of_name() returns trigger language plpgsql as $$
begin
  update posts set search = words_of_post(posts) where state = 'published' and thread_id in (
    select id from threads where tg_table_name = 'cases' and case_id = new.id::text
    union select thread_id from thread_tags where tg_table_name = 'tags' and tag_id = new.id::text);
  return null;
end
$$;
create or replace trigger keep_words after update of title on cases for each row
  when (old.title is distinct from new.title) execute function keep_words_of_name();
create or replace trigger keep_words after update of name on tags for each row
  when (old.name is distinct from new.name) execute function keep_words_of_name();
