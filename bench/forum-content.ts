import type postgres from "postgres";

/** Posts of the longest thread, and of the one that it is compared with. */
const longest = 5_000;
const short = 50;

/** A word that one post in about twenty thousand has, and one that nearly all have. */
export const rareWord = "w2987";
export const commonWord = "supplier";

const authors = 200;
const phrases = 40_000;

/** What people talk about most; the rest of the vocabulary is made up, ever rarer. */
const frequent =
  "supplier date board sponsor plan risk test data cost team change scope report decision committee gate benefit owner migration release weekend readiness evidence rehearsal contract budget stage review issue forecast";

/**
 * Fills the discussion with so many posts of ours, in one thread of 5,000, one of 50 and others that share the rest, over two
 * years; words are as unequal as in real talk. The same numbers make the same posts. Reader: the member with this id has read half
 * of each fourth thread.
 */
export async function fillForum(sql: postgres.Sql, { posts, readerId }: { posts: number; readerId: string }) {
  const threads = posts / 20 >= 20_000 ? 20_000 : Math.round(posts / 20);
  const [{ present = 0 } = {}] = await sql<{ present: number }[]>`
    select coalesce(sum(post_count), 0)::int as present from threads where title like 'Bench %'`;
  if (present === posts) return;
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`set local maintenance_work_mem = '512MB'`;
    await tx`delete from threads where title like 'Bench %'`;
    await tx`alter table posts disable trigger keep_words`;
    // An index of words is made faster than it is kept.
    await tx`drop index posts_search_idx`;
    await tx`
      insert into members (id, email, email_verified_at, handle, name, adult_confirmed_at, created_at)
      select md5('bench-author-' || n)::uuid, 'bench-author-' || n || '@demo.example', now(), 'bench-author-' || n,
        (array['Amara','Bryn','Chen','Devi','Eilidh','Femi','Grace','Hugo'])[1 + n % 8] || ' Author ' || n, now(), now()
      from generate_series(0, ${authors - 1}::int) n on conflict do nothing`;
    await tx`create temporary table words (rank int primary key, word text) on commit drop`;
    await tx`insert into words
      select (ord - 1)::int, word from unnest(string_to_array(${frequent}, ' ')) with ordinality as f(word, ord)
      union all select n, 'w' || n from generate_series(${frequent.split(" ").length}::int, 2999) n`;
    // Words by Zipf's law: the second is half as frequent as the first. Posts are put together of phrases, which is quick.
    await tx`create temporary table phrases (n int primary key, phrase text) on commit drop`;
    await tx`insert into phrases
      select n, string_agg(w.word, ' ') from generate_series(0, ${phrases - 1}::int) n cross join generate_series(1, 9) k
      join words w on w.rank = floor(exp(((hashint8(n::bigint * 1009 + k) & 2147483647) / 2147483648.0) * ln(3000)))::int - 1
      group by n`;
    await tx`create temporary table sized on commit drop as
      select t, md5('bench-thread-' || t)::uuid as id, case t when 1 then ${longest}::int when 2 then ${short}::int
        else (${posts - longest - short}::int / ${threads - 2}::int)
          + (t - 3 < (${posts - longest - short}::int % ${threads - 2}::int))::int end as posts
      from generate_series(1, ${threads}::int) t`;
    await tx`create temporary table said on commit drop as
      select md5('bench-post-' || s.t || '-' || seq)::uuid as id, s.t, s.id as thread_id, seq,
        md5('bench-author-' || (hashint4(s.t * 7 + seq) & 2147483647) % ${authors})::uuid as author_id,
        'In our case ' || concat_ws('. ', p1.phrase, p2.phrase, p3.phrase, p4.phrase) || '.' as body,
        now() - interval '2 years' + ((s.t * 7919 % ${threads}::int)::float8 / ${threads}::int * 600 + seq::float8 / s.posts * 120) * interval '1 day' as at
      from sized s cross join lateral generate_series(1, s.posts) seq
      join phrases p1 on p1.n = (hashint8(s.t::bigint * 1000003 + seq * 4) & 2147483647) % ${phrases}::int
      join phrases p2 on p2.n = (hashint8(s.t::bigint * 1000003 + seq * 4 + 1) & 2147483647) % ${phrases}::int
      left join phrases p3 on seq % 2 = 0 and p3.n = (hashint8(s.t::bigint * 1000003 + seq * 4 + 2) & 2147483647) % ${phrases}::int
      left join phrases p4 on seq % 3 = 0 and p4.n = (hashint8(s.t::bigint * 1000003 + seq * 4 + 3) & 2147483647) % ${phrases}::int`;
    await tx`insert into threads (id, title, domain_id, audience, opened_by_id, opened_at, last_post_at, post_count, last_seq, last_major, key)
      select s.id, 'Bench ' || s.t || ': ' || min(w1.word) || ' and ' || min(w2.word),
        (array['banking','insurance','nhs','technology'])[1 + s.t % 4], (case s.t % 5 when 4 then 'members' else 'public' end)::thread_audience,
        md5('bench-author-' || s.t % ${authors})::uuid, now() - interval '2 years', max(p.at), s.posts, s.posts, (s.posts + 2) / 3, gen_random_uuid()
      from sized s join words w1 on w1.rank = s.t % 30 join words w2 on w2.rank = s.t % 2999 join said p on p.t = s.t
      group by s.t, s.id, s.posts`;
    await tx`insert into posts (id, thread_id, seq, major, minor, top_id, reply_to_id, author_id, body, state, written_at, published_at, key, search)
      select p.id, p.thread_id, seq, (seq + 2) / 3, (seq - 1) % 3, case when (seq - 1) % 3 > 0 then md5('bench-post-' || p.t || '-' || (seq - (seq - 1) % 3))::uuid end,
        case when (seq - 1) % 3 > 0 then md5('bench-post-' || p.t || '-' || (seq - (seq - 1) % 3))::uuid end,
        author_id, body, 'published', at, at, gen_random_uuid(),
        setweight(to_tsvector('critical_path', body), 'C') || setweight(to_tsvector('critical_path', t.title), (case seq when 1 then 'A' else 'D' end)::"char")
      from said p join threads t on t.id = p.thread_id order by at`;
    await tx`insert into thread_reads (member_id, thread_id, read, last_at)
      select ${readerId}, id, int4multirange(int4range(1, posts / 2 + 1)), now() from sized where t % 4 = 0 or t < 3`;
    await tx`create index posts_search_idx on posts using gin (search)`;
    await tx`alter table posts enable trigger keep_words`;
  });
  await sql`vacuum (analyze) posts`;
  await sql`analyze threads, thread_reads, members`;
}

/** The number of one of our threads, by its place among them. */
export async function threadNo(sql: postgres.Sql, place: number): Promise<number> {
  const [row] = await sql<{ no: number }[]>`select no from threads where id = md5(${`bench-thread-${place}`})::uuid`;
  if (row === undefined) throw new Error("The discussion has not been filled.");
  return row.no;
}
