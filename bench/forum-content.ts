import type postgres from "postgres";
import { fillReaders } from "./forum-readers";

/** How large a discussion is; the longest thread and the one that it is compared with are among them. */
export type ForumSize = { readonly threads: number; readonly posts: number };

/** Posts of the first thread and of the second. */
export const longest = 5_000;
export const shortest = 50;

const people = 2_000;
const phrases = 40_000;
const vocabulary = 20_000;
/** Words of a phrase; a post has two phrases or more. */
const phraseLength = 15;

/** What people talk about most; the rest of the vocabulary is made up, ever rarer. */
const frequent =
  "supplier date board sponsor plan risk test data cost team change scope report decision committee gate benefit owner migration release weekend readiness evidence rehearsal contract budget stage review issue forecast";
const syllables = [..."bdfgklm"].flatMap((consonant) => [..."aeio"].map((vowel) => consonant + vowel));

/** A made-up word, another for each number. */
function wordOf(rank: number): string {
  const size = syllables.length;
  return [rank / size / size, rank / size, rank].map((part) => syllables[Math.floor(part) % size]).join("");
}

/** The word that people use most, and one of a few in forty thousand phrases. */
export const commonWord = "supplier";
export const rareWord = wordOf(9_001);

/**
 * Fills an empty discussion: threads of very unequal length over two years, whose words are as unequal as in real talk, by people of
 * whom some write much more than others; and what readers have done with them, above all the member `readerId`. The same size makes the
 * same discussion. The triggers and foreign keys are off meanwhile, and indexes are made afterwards, which is many times as fast.
 */
export async function fillForum(sql: postgres.Sql, size: ForumSize, readerId: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local synchronous_commit = off`;
    await tx`set local work_mem = '128MB'`;
    await tx`set local maintenance_work_mem = '512MB'`;
    await rolls(tx);
    await fillPeople(tx);
    await fillWords(tx);
    await fillThreads(tx, size);
    const makeAgain = await withoutIndexes(tx);
    await fillPosts(tx);
    for (const statement of makeAgain) await tx.unsafe(statement);
    await tx`analyze posts`;
    await fillReaders(tx, readerId);
  });
  await sql`vacuum (analyze)`;
}

/** Ids and chance that are the same each time. */
async function rolls(tx: postgres.TransactionSql): Promise<void> {
  await tx`create function pg_temp.made(name text) returns uuid language sql immutable
    as $$ select overlay(overlay(md5(name) placing '4' from 13 for 1) placing '8' from 17 for 1)::uuid $$`;
  // A whole number below n, and a part of one.
  await tx`create function pg_temp.roll(a bigint, b bigint, n int) returns int language sql immutable
    as 'select ((hashint8extended(a * 1000003 + b, 7) & 9223372036854775807) % n)::int'`;
  await tx`create function pg_temp.unit(a bigint, b bigint) returns float8 language sql immutable
    as 'select (hashint8extended(a * 1000003 + b, 11) & 9007199254740991) / 9007199254740992.0'`;
  // A rank by Zipf's and Mandelbrot's law: few are met everywhere and most hardly ever.
  await tx`create function pg_temp.rank(a bigint, b bigint, n int) returns int language sql immutable
    as 'select least(n - 1, floor(10 * exp(pg_temp.unit(a, b) * ln((n + 10) / 10.0)) - 10)::int)'`;
}

async function fillPeople(tx: postgres.TransactionSql): Promise<void> {
  await tx`create temporary table people on commit drop as
    select n, pg_temp.made('bench-author-' || n) as id from generate_series(0, ${people - 1}::int) n`;
  await tx`
    insert into members (id, email, email_verified_at, handle, name, adult_confirmed_at, created_at, current_role_id, current_domain_id)
    select id, 'bench-author-' || n || '@demo.example', now(), 'bench-author-' || n,
      (array['Amara','Bryn','Chen','Devi','Eilidh','Femi','Grace','Hugo'])[1 + n % 8] || ' Author ' || n, now(), now(),
      (select id from roles order by id offset n % 8 limit 1), (array['banking','insurance','nhs','technology'])[1 + n % 4]
    from people`;
  await tx`
    insert into field_visibility (member_id, field, audience)
    select id, 'listing', (case n % 3 when 0 then 'public' when 1 then 'members' else 'only_me' end)::audience from people`;
}

/** Phrases, each with what it is found by, of which posts are put together: words are parsed once for many posts. */
async function fillWords(tx: postgres.TransactionSql): Promise<void> {
  const made = Array.from({ length: vocabulary }, (_, rank) => frequent.split(" ")[rank] ?? wordOf(rank));
  await tx`create temporary table words on commit drop as
    select (ord - 1)::int as rank, word from unnest(${made}::text[]) with ordinality w(word, ord)`;
  await tx`create temporary table phrases on commit drop as
    select n, phrase, setweight(to_tsvector('critical_path', phrase), 'C') as vector from (
      select n, string_agg(w.word, ' ' order by k) as phrase
      from generate_series(0, ${phrases - 1}::int) n cross join generate_series(1, ${phraseLength}::int) k
      join words w on w.rank = pg_temp.rank(n, k, ${vocabulary}::int) group by n) made`;
  await tx`analyze phrases`;
}

async function fillThreads(tx: postgres.TransactionSql, { threads, posts }: ForumSize): Promise<void> {
  const rest = posts - longest - shortest;
  // One of ten has its first post alone; the others share the rest by a long tail.
  await tx`create temporary table sized on commit drop as
    with weighed as (
      select t, case when t % 10 = 3 then 0 else 1 / (5 + row_number() over (order by pg_temp.roll(t, 1, 1000000), t)) ^ 0.7 end as weight
      from generate_series(3, ${threads}::int) t),
    shared as (select t, sum(weight) over (order by t) / sum(weight) over () as until, weight from weighed)
    select t, 1 + (round(until * ${rest - threads + 2}::int) - round((until - weight / (select sum(weight) from weighed))
      * ${rest - threads + 2}::int))::int as posts from shared
    union all values (1, ${longest}::int), (2, ${shortest}::int)`;
  await tx`insert into threads (id, title, case_id, domain_id, audience, programme_id, opened_by_id, opened_at, last_post_at,
      post_count, last_seq, last_major, version, locked_at, pinned_at, hidden_at, merged_into_id, key)
    select pg_temp.made('bench-thread-' || t), 'Bench ' || t || ': ' || w1.word || ' and ' || w2.word,
      case when t % 20 = 7 then (select id from cases where author_id is null order by no offset t % 15 limit 1) end,
      (array['banking','insurance','nhs','technology'])[1 + t % 4],
      (case when t % 50 = 9 then 'programme' when t % 5 = 4 then 'members' else 'public' end)::thread_audience,
      case when t % 50 = 9 then (select id from programmes order by slug limit 1) end,
      pg_temp.made('bench-author-' || pg_temp.rank(t, 2, ${people})), opened, opened, posts, posts, (posts + 2) / 3, posts,
      case when t % 100 = 11 then now() end, case when t in (5, 6, 8) then now() - t * interval '1 day' end,
      case when t % 400 = 12 then now() end, case when t % 400 = 13 then pg_temp.made('bench-thread-' || t - 1) end, gen_random_uuid()
    from (select *, now() - interval '700 days' * pg_temp.unit(t, 3) as opened from sized) s
    join words w1 on w1.rank = t % 30 join words w2 on w2.rank = pg_temp.rank(t, 4, ${vocabulary}::int)`;
  await tx`insert into thread_tags (thread_id, tag_id)
    select pg_temp.made('bench-thread-' || t), g.id from sized
    join (select id, row_number() over (order by id)::int as place, count(*) over ()::int as all from tags) g
      on g.place = 1 + pg_temp.rank(t, 5, g.all) or (t % 3 = 0 and g.place = 1 + pg_temp.rank(t, 6, g.all))
    on conflict do nothing`;
}

/** Takes the indexes of posts away, but for the key; returns what makes them again. */
async function withoutIndexes(tx: postgres.TransactionSql): Promise<string[]> {
  const constraints = await tx<{ name: string; made: string }[]>`
    select conname as name, pg_get_constraintdef(oid) as made from pg_constraint
    where conrelid = 'posts'::regclass and contype = 'u'`;
  for (const { name } of constraints) await tx`alter table posts drop constraint ${tx(name)}`;
  const indexes = await tx<{ name: string; made: string }[]>`
    select indexname as name, indexdef as made from pg_indexes where tablename = 'posts' and indexname <> 'posts_pkey'`;
  for (const { name } of indexes) await tx`drop index ${tx(name)}`;
  return [
    ...constraints.map(({ name, made }) => `alter table posts add constraint "${name}" ${made}`),
    ...indexes.map(({ made }) => made),
  ];
}

/** A top post with two answers beneath it, over and over; answers come later, so that the order of reading is not that of time. */
async function fillPosts(tx: postgres.TransactionSql): Promise<void> {
  await tx`create temporary table titles on commit drop as
    select s.t, s.posts, h.id, h.opened_at, setweight(to_tsvector('critical_path', h.title), 'A') as first,
      setweight(to_tsvector('critical_path', h.title), 'D') as others
    from sized s join threads h on h.id = pg_temp.made('bench-thread-' || s.t)`;
  await tx`insert into posts (id, thread_id, seq, major, minor, top_id, reply_to_id, author_id, as_member, body, state, version,
      written_at, published_at, key, search)
    select id, thread_id, seq, (place + 2) / 3, (place - 1) % 3, top, top, pg_temp.made('bench-author-' || author), author % 40 = 7,
      case state when 'deleted' then '' else body end, state::post_state, seq, at, at, id,
      case state when 'published' then vector || case place when 1 then first else others end end
    from (
      select pg_temp.made('bench-post-' || t.t || '-' || place) as id, t.id as thread_id, place,
        row_number() over (partition by t.t order by w.days, place)::int as seq, t.opened_at + w.days * interval '1 day' as at,
        case when (place - 1) % 3 > 0 then pg_temp.made('bench-post-' || t.t || '-' || (place - (place - 1) % 3)) end as top,
        pg_temp.rank(t.t, 10 + place, ${people}::int) as author,
        case when place > 1 then (array['hidden','removed','deleted','deleted'])[1 + pg_temp.roll(t.t, -place, 400)] end as taken,
        concat_ws('. ', p1.phrase, p2.phrase || case when place % 10 = 5 then ' #' || (place + 1) / 4 + 1 end, p3.phrase, p4.phrase) || '.' as body,
        p1.vector || p2.vector || coalesce(p3.vector, '') || coalesce(p4.vector, '') as vector, t.first, t.others
      from titles t cross join lateral generate_series(1, t.posts) place
      cross join lateral (select 60.0 * (place - 1) / t.posts
        + case when (place - 1) % 3 > 0 then 20 * pg_temp.unit(t.t, 50000 + place) else 0 end as days) w
      join phrases p1 on p1.n = pg_temp.roll(t.t, place * 4, ${phrases}::int)
      join phrases p2 on p2.n = pg_temp.roll(t.t, place * 4 + 1, ${phrases}::int)
      left join phrases p3 on place % 2 = 0 and p3.n = pg_temp.roll(t.t, place * 4 + 2, ${phrases}::int)
      left join phrases p4 on place % 3 = 0 and p4.n = pg_temp.roll(t.t, place * 4 + 3, ${phrases}::int)) said
    cross join lateral (select coalesce(taken, 'published') as state) s`;
  await tx`update threads h set last_post_at = least(p.at, now()), opened_by_id = p.author_id
    from (select thread_id, max(published_at) as at, (array_agg(author_id order by major, minor))[1] as author_id from posts group by 1) p
    where p.thread_id = h.id and h.title like 'Bench %'`;
}

/** The number of one of our threads, by its place among them. */
export async function threadNo(sql: postgres.Sql, place: number): Promise<number> {
  const [row] = await sql<{ no: number }[]>`select no from threads where title like ${`Bench ${place}:%`}`;
  if (row === undefined) throw new Error("The discussion has not been filled.");
  return row.no;
}
