import { commonWord, rareWord } from "./forum-content";
import { type ForumSide, lastTop } from "./forum-sides";
import type { MeasuredPage } from "./pages";

/** A page of the forum. `loaded` are those that are loaded by many at once; the others are asked for growth alone. */
export type ForumPage = MeasuredPage & { readonly loaded: boolean };

const listQuery =
  "select no, title, post_count, last_post_at from threads where merged_into_id is null order by last_post_at desc, no desc limit 26";
const postsOf = (no: number, major: number) => `select p.*, m.name from posts p join members m on m.id = p.author_id
  where p.thread_id = (select id from threads where no = ${no}) and (p.major, p.minor) >= (${major}, 0)
  order by p.thread_id, p.major, p.minor limit 41`;
const unreadOf = (no: number) => `select t.last_seq, r.read from threads t join thread_reads r on r.thread_id = t.id
  where t.no = ${no} and r.member_id = (select id from members where email = 'jasmine.owusu.pettifer@demo.example')`;
const wordsQuery = (word: string) =>
  `select id, body from posts where search @@ websearch_to_tsquery('critical_path', '${word}') limit 20`;

/** The forum's pages in a discussion: its lists, the longest thread at its places beside a short one, and searches. */
export function forumPages({ long, short, after, tag }: ForumSide): ForumPage[] {
  const kept = "select * from kept_posts order by kept_at desc limit 26";
  const page = (name: string, path: string, query: string): ForumPage => ({
    name,
    path,
    query,
    signedIn: true,
    loaded: false,
  });
  const loaded = (name: string, path: string, query: string): ForumPage => ({
    ...page(name, path, query),
    loaded: true,
  });
  const visited = (name: string, path: string, query: string): ForumPage => ({
    ...loaded(name, path, query),
    signedIn: false,
  });
  const search = (words: string) => `/search?q=${encodeURIComponent(words)}`;
  const thread = (no: number, at?: number | string) => `/discussion/${no}${at === undefined ? "" : `?from=${at}`}`;
  return [
    visited("Threads, signed out", "/discussion", listQuery),
    loaded("Threads", "/discussion", listQuery),
    loaded("Threads, unread", "/discussion?unread=yes", listQuery),
    page("Threads, far down", `/discussion?after=${after}`, listQuery),
    page("Threads, unread, far down", `/discussion?unread=yes&after=${after}`, listQuery),
    page("Threads, a domain", "/discussion?domain=nhs", listQuery),
    page("Threads, a rare tag", `/discussion?tag=${tag}`, listQuery),
    visited("Thread of 5,000, signed out", thread(long), postsOf(long, 1)),
    loaded("Thread of 5,000", thread(long), postsOf(long, 1)),
    loaded("Thread of 5,000, the middle", thread(long, 833), postsOf(long, 833)),
    loaded("Thread of 5,000, the end", thread(long, lastTop.long - 12), postsOf(long, lastTop.long - 12)),
    page("Thread of 5,000, one post", thread(long, "833.1"), postsOf(long, 833)),
    { ...loaded("Thread of 5,000, to the first unread", `${thread(long)}/unread`, unreadOf(long)), leadsOn: true },
    loaded("Thread of 50", thread(short), postsOf(short, 1)),
    page("Thread of 50, the end", thread(short, lastTop.short - 3), postsOf(short, lastTop.short - 3)),
    page("Thread of 50, one post", thread(short, "8.1"), postsOf(short, 8)),
    { ...page("Thread of 50, to the first unread", `${thread(short)}/unread`, unreadOf(short)), leadsOn: true },
    visited("Search, a common word, signed out", search(commonWord), wordsQuery(commonWord)),
    loaded("Search, a common word", search(commonWord), wordsQuery(commonWord)),
    loaded("Search, a rare word", search(rareWord), wordsQuery(rareWord)),
    page("Search, both words", search(`${commonWord} ${rareWord}`), wordsQuery(rareWord)),
    page("Search, a phrase", search(`"${commonWord} date"`), wordsQuery(commonWord)),
    page("Search, a domain", `${search(commonWord)}&domain=nhs`, wordsQuery(commonWord)),
    page("Search, an author", `${search(commonWord)}&author=bench-author-3`, wordsQuery(commonWord)),
    page("Search, long ago", `${search(commonWord)}&to=2025-06-30`, wordsQuery(commonWord)),
    page("Search, a misspelt word", search("benifits"), wordsQuery("benefits")),
    page("Search, nothing found", search("zzzzqqq"), wordsQuery("zzzzqqq")),
    page("Suggestions while typing", "/search/suggest?q=supp", wordsQuery("supplier")),
    page("Cases", "/cases", "select * from cases order by no desc limit 20"),
    page("What somebody watches", "/discussion/watching", "select * from watches limit 50"),
    page("What somebody has kept", "/discussion/kept", kept),
    page("Own posts that others do not see", "/discussion/mine", kept),
  ];
}
