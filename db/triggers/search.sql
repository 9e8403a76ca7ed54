-- A tag is found by its name and by the other words for the same.
create or replace function words_of_tag(tag tags) returns text language sql stable as $$
  select replace(concat_ws(' ', tag.name, array_to_string(tag.aliases, ' ')), '/', ' ')
$$;

-- What a case is found by: its title (A), where it was (B), what it faced (C), its tags (D). Never how it came out, which may be shut.
create or replace function words_of_case(item cases) returns tsvector language sql stable as $$
  select setweight(to_tsvector('critical_path', replace(item.title, '/', ' ')), 'A')
    || setweight(to_tsvector('critical_path', replace(item.organisation || ' ' || item.country, '/', ' ')), 'B')
    || setweight(to_tsvector('critical_path', coalesce((
         select string_agg(words_of_tag(g), ' ') from case_tags x join tags g on g.id = x.tag_id where x.case_id = item.id
       ), '')), 'D')
    || setweight(to_tsvector('critical_path',
         replace(item.situation || ' ' || item.constraints || ' ' || item.decision_point, '/', ' ')), 'C')
$$;

create or replace function keep_words_of_case() returns trigger language plpgsql as $$
begin
  new.search := words_of_case(new);
  return new;
end
$$;
create or replace trigger keep_own_words before insert or update of title, organisation, country, situation, constraints, decision_point
  on cases for each row execute function keep_words_of_case();

create or replace function keep_words_of_filed_case() returns trigger language plpgsql as $$
begin
  update cases set search = words_of_case(cases) where id in (select case_id from changed);
  return null;
end
$$;
create or replace trigger keep_words_of_filed after insert on case_tags
  referencing new table as changed for each statement execute function keep_words_of_filed_case();
create or replace trigger keep_words_of_unfiled after delete on case_tags
  referencing old table as changed for each statement execute function keep_words_of_filed_case();

-- What a post is found by: its words (C); with the first post of a thread its title (A), its tags and the case that it is about (B),
-- with the others the same at the least weight (D), so that words of both find a post and the first one comes before the rest. A post
-- that is not published has no words. A stroke stands between two words, as in “go/no-go”, and makes no path of them.
create or replace function words_of_post(post posts) returns tsvector language sql stable as $$
  select case
    when post.state <> 'published' then null
    else setweight(to_tsvector('critical_path', replace(post.body, '/', ' ')), 'C')
      || setweight(to_tsvector('critical_path', replace(t.title, '/', ' ')), case when is_first then 'A' else 'D' end::"char")
      || setweight(to_tsvector('critical_path', concat_ws(' ', replace(c.title, '/', ' '), (
           select string_agg(words_of_tag(g), ' ') from thread_tags x join tags g on g.id = x.tag_id where x.thread_id = t.id
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
  update posts set search = words_of_post(posts) where state = 'published'
    and thread_id in (select id from threads where case_id = new.id);
  return null;
end
$$;
create or replace trigger keep_words after update of title on cases for each row
  when (old.title is distinct from new.title) execute function keep_words_of_name();

create or replace function keep_words_of_renamed_tag() returns trigger language plpgsql as $$
begin
  update posts set search = words_of_post(posts) where state = 'published'
    and thread_id in (select thread_id from thread_tags where tag_id = new.id);
  update cases set search = words_of_case(cases) where id in (select case_id from case_tags where tag_id = new.id);
  return null;
end
$$;
create or replace trigger keep_words after update of name, aliases on tags for each row
  when (old.name is distinct from new.name or old.aliases is distinct from new.aliases)
  execute function keep_words_of_renamed_tag();

-- How many posts are thought to have words, by the statistics that the database keeps of them; nothing is counted.
create or replace function posts_thought_to_have(words tsquery) returns float8 language plpgsql as $$
declare
  plan json;
begin
  execute format('explain (format json) select from posts where search @@ %L::tsquery', words) into plan;
  return plan -> 0 -> 'Plan' ->> 'Plan Rows';
end
$$;
