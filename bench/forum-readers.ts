import type postgres from "postgres";

/**
 * What readers have done with a discussion that was filled: reactions, kept posts, what has been read, who follows and who keeps apart
 * from whom, and what waits for moderators. Wants the temporary tables `people` and `sized` and the function `roll`.
 */
export async function fillReaders(tx: postgres.TransactionSql, readerId: string): Promise<void> {
  await tx`insert into post_reactions (post_id, member_id, kind, at)
    select p.id, m.id, (array['useful','seen_too','disagree'])[1 + k % 3]::reaction_kind, p.published_at
    from posts p cross join generate_series(0, 2) k join people m on m.n = (p.version * 31 + p.major + k * 7) % 2000
    where p.major % 5 = 2 and p.state = 'published' on conflict do nothing`;
  await tx`insert into post_mentions (post_id, member_id)
    select p.id, m.id from posts p join people m on m.n = p.major % 2000 where p.major % 50 = 3 and p.minor = 1 and p.state = 'published' on conflict do nothing`;
  await tx`insert into thread_takeaways (thread_id, place, post_id, marked_at)
    select thread_id, 1, id, published_at from posts where major = 4 and minor = 0 and state = 'published'
      and pg_temp.roll(hashtext(thread_id::text), 1, 10) = 0 on conflict do nothing`;
  await tx`insert into thread_pseudonyms (thread_id, member_id, no)
    select thread_id, author_id, row_number() over (partition by thread_id order by author_id)
    from (select distinct thread_id, author_id from posts where as_member) p on conflict do nothing`;
  await tx`insert into kept_posts (member_id, post_id, thread_id, lesson, kept_at)
    select ${readerId}, id, thread_id, case when seq % 3 = 0 then 'What I take from it.' end, published_at
    from posts where major = 2 and minor = 0 and state = 'published' order by id limit 600 on conflict do nothing`;
  await tx`insert into kept_posts (member_id, post_id, thread_id, kept_at)
    select m.id, p.id, p.thread_id, p.published_at from posts p join people m on m.n = p.seq where p.major = 5 and p.minor = 0 on conflict do nothing`;
  await fillReading(tx, readerId);
  await fillFollowing(tx, readerId);
  await fillModeration(tx);
}

/** Authors have read a thread as far as they wrote in it; our reader has read some threads in part, and the longest in many pieces. */
async function fillReading(tx: postgres.TransactionSql, readerId: string): Promise<void> {
  await tx`insert into thread_reads (member_id, thread_id, read, last_at)
    select author_id, thread_id, int4multirange(int4range(1, max(seq) + 1)), max(published_at)
    from posts where author_id is not null and seq is not null group by 1, 2 on conflict do nothing`;
  await tx`insert into thread_reads (member_id, thread_id, read, last_at)
    select ${readerId}, h.id, case
        when s.posts > 1000 then (select range_agg(int4range(k, k + 2)) from generate_series(1, s.posts - 1, 3) k)
        when s.t % 4 = 0 then int4multirange(int4range(1, s.posts / 2 + 2))
        when s.t % 4 = 1 then int4multirange(int4range(1, s.posts + 1))
        else int4multirange(int4range(1, greatest(2, s.posts))) end, now()
    from sized s join threads h on h.id = pg_temp.made('bench-thread-' || s.t) where s.t % 4 <> 3 or s.posts > 1000 on conflict do nothing`;
}

async function fillFollowing(tx: postgres.TransactionSql, readerId: string): Promise<void> {
  await tx`insert into watches (member_id, kind, subject, level, since)
    select ${readerId}::uuid, 'thread'::watch_kind, pg_temp.made('bench-thread-' || t)::text,
      (case when t % 5 = 0 then 'mute' else 'watch' end)::watch_level, now() - t * interval '1 minute' from sized where t % 7 = 1
    union all (select ${readerId}::uuid, 'tag'::watch_kind, id, 'watch'::watch_level, now() from tags order by id limit 3)
    union all values (${readerId}::uuid, 'domain'::watch_kind, 'banking', 'first_post'::watch_level, now()) on conflict do nothing`;
  await tx`insert into watches (member_id, kind, subject, level, since)
    select m.id, 'thread'::watch_kind, pg_temp.made('bench-thread-' || s.t)::text, 'watch'::watch_level, now()
    from people m cross join generate_series(1, 8) k join sized s on s.t = 1 + pg_temp.roll(m.n, k, 1900)
    union all select id, 'thread'::watch_kind, pg_temp.made('bench-thread-1')::text, 'watch'::watch_level, now() from people where n % 20 = 3
    on conflict do nothing`;
  await tx`insert into blocks (blocker_id, blocked_id, created_at)
    select ${readerId}::uuid, id, now() from people where n % 200 = 9
    union all select id, ${readerId}::uuid, now() from people where n % 200 = 21
    union all select a.id, b.id, now() from people a join people b on b.n = (a.n * 7 + 3) % 2000 where a.n % 5 = 2 on conflict do nothing`;
}

async function fillModeration(tx: postgres.TransactionSql): Promise<void> {
  await tx`insert into posts (id, thread_id, author_id, body, state, written_at, key)
    select pg_temp.made('bench-waits-' || n), pg_temp.made('bench-thread-' || 3 + n), id, 'A first post.', 'pending', now(), gen_random_uuid()
    from people where n < 200`;
  await tx`insert into obligations (kind, subject_id, duty, path, opened_at, days, unit, due_at)
    select 'review_post', pg_temp.made('bench-waits-' || n), 'moderator', '/moderation', now(), 1, 'working_days', now() + interval '1 day'
    from people where n < 200`;
  await tx`insert into moderation_matters (id, post_id, opened_at, snapshot, settled_at, outcome)
    select pg_temp.made('bench-matter-' || p.id), p.id, p.published_at,
      jsonb_build_object('reported', jsonb_build_object('number', p.major || '.1', 'authorId', p.author_id, 'asMember', false, 'revision', 1,
        'body', p.body, 'at', p.published_at), 'before', '[]'::jsonb),
      case when p.major % 20 > 0 then now() end, case when p.major % 20 > 0 then 'kept'::moderation_matter_outcome end
    from posts p where p.state = 'hidden' order by p.id limit 5000`;
  await tx`insert into flags (matter_id, reporter_id, reason, at)
    select h.id, m.id, 'unkind', h.opened_at from moderation_matters h join people m on m.n % 700 = hashtext(h.id::text) % 700`;
  await tx`insert into moderation_log (action, post_id, thread_id, reason, at)
    select 'keep_post', p.id, p.thread_id, 'Nothing wrong with it.', p.published_at from posts p where p.state = 'published' order by p.id limit 20000`;
}
