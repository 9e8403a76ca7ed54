import type {
  keptPosts,
  postReactions,
  postRevisions,
  posts,
  threadPseudonyms,
  threadReads,
  threads,
  threadTags,
  threadTakeaways,
  watches,
} from "../schema/discussion";
import { demoId } from "./demo-members";
import type { DemoPost, DemoThread } from "./threads-file";

const hour = 3_600_000;
const day = 24 * hour;

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

type ThreadRows = {
  threads: Row<typeof threads>[];
  threadTags: Row<typeof threadTags>[];
  posts: Row<typeof posts>[];
  postRevisions: Row<typeof postRevisions>[];
  threadPseudonyms: Row<typeof threadPseudonyms>[];
  postReactions: Row<typeof postReactions>[];
  keptPosts: Row<typeof keptPosts>[];
  watches: Row<typeof watches>[];
  threadTakeaways: Row<typeof threadTakeaways>[];
  threadReads: Row<typeof threadReads>[];
};

/** The case of a thread: one that came with the product by its id, one of the demo community by the key of its row. */
const caseIdOf = (key: string | null) => (key === null || key.startsWith("case-") ? key : demoId(key));

/** Nobody of the demo community writes at night: the hours of a day lie between 7 and 22, those of today between 7 and now. */
function awake(at: number, now: Date): Date {
  const begins = Math.floor(at / day) * day;
  const length = Math.min(day, now.getTime() - begins);
  const ends = Math.min(22 * hour, length);
  return new Date(ends < 8 * hour ? at : begins + 7 * hour + ((at - begins) * (ends - 7 * hour)) / length);
}

/**
 * The numbers of a thread's posts in time: the opening post is 1, what answers it is a top post, and what answers a top post
 * stands beneath it.
 */
function numbered(list: readonly DemoPost[]) {
  const opening = list[0]?.id;
  const found = new Map<string, { top: string; major: number; minor: number }>();
  const beneath = new Map<string, number>();
  let majors = 0;
  return list.map((post, at) => {
    const answered = post.reply_to_post_id === null ? undefined : found.get(post.reply_to_post_id);
    const isTop = answered === undefined || post.reply_to_post_id === opening;
    if (isTop) majors += 1;
    const minor = isTop ? 0 : (beneath.get(answered.top) ?? 0) + 1;
    const place = isTop ? { top: post.id, major: majors, minor } : { top: answered.top, major: answered.major, minor };
    if (!isTop) beneath.set(place.top, minor);
    found.set(post.id, place);
    return { post, seq: at + 1, ...place };
  });
}

/** The demo community's conversations as rows, the last words of the newest a few hours old. */
export function threadRows(
  demo: readonly DemoThread[],
  caseDomains: ReadonlyMap<string, string>,
  now: Date,
): ThreadRows {
  const rows: ThreadRows = {
    threads: [],
    threadTags: [],
    posts: [],
    postRevisions: [],
    threadPseudonyms: [],
    postReactions: [],
    threadTakeaways: [],
    keptPosts: [],
    threadReads: [],
    watches: [],
  };
  for (const [place, thread] of demo.entries()) addThread(rows, thread, { place, caseDomains, now });
  const [first] = demo;
  if (first !== undefined) {
    const memberId = demoId("e01");
    rows.watches.push(
      { memberId, kind: "thread", subject: demoId(first.id), level: "watch", since: now },
      { memberId, kind: "domain", subject: "banking", level: "first_post", since: now },
    );
  }
  return rows;
}

type Setting = { place: number; caseDomains: ReadonlyMap<string, string>; now: Date };

function addThread(rows: ThreadRows, thread: DemoThread, { place, caseDomains, now }: Setting): void {
  const threadId = demoId(thread.id);
  const caseId = caseIdOf(thread.case_id);
  const isQuiet = thread.quiet_hours_left !== undefined;
  const lastOffset = Math.max(...thread.posts.map((post) => post.offset_hours));
  const openedAt = now.getTime() - (lastOffset + (thread.rested_hours ?? 3 + place * 31)) * hour;
  const at = (post: DemoPost) => awake(openedAt + post.offset_hours * hour, now);
  const all = numbered(thread.posts);
  const list = isQuiet ? all.slice(0, 1) : all;
  const times = list.map(({ post }) => at(post).getTime());
  rows.threads.push({
    id: threadId,
    title: thread.title,
    caseId,
    isMain: caseId !== null,
    domainId: thread.domain_id ?? caseDomains.get(caseId ?? "") ?? "",
    stage: thread.level,
    audience: thread.audience,
    openedById: demoId(thread.opened_by_id),
    openedAt: new Date(Math.min(...times)),
    lastPostAt: new Date(Math.max(...times)),
    postCount: list.length,
    lastSeq: list.length,
    lastMajor: list.filter(({ minor }) => minor === 0).length,
    version: all.length,
    pinnedAt: thread.pinned ? new Date(Math.max(...times)) : null,
    quietUntil: isQuiet ? new Date(now.getTime() + (thread.quiet_hours_left ?? 0) * hour) : null,
    key: demoId(`${thread.id} form`),
  });
  rows.threadTags.push(...thread.tags.map((tagId) => ({ threadId, tagId })));
  for (const { post, seq, top, major, minor } of all) {
    const replyTo = post.reply_to_post_id;
    const isSealed = seq > list.length;
    rows.posts.push({
      id: demoId(post.id),
      threadId,
      ...(isSealed ? {} : { seq, major, minor, publishedAt: at(post) }),
      topId: minor === 0 ? null : demoId(top),
      replyToId: minor === 0 || replyTo === null ? null : demoId(replyTo),
      authorId: demoId(post.author_id),
      asMember: post.as_member,
      body: post.body_markdown,
      state: isSealed ? "sealed" : "published",
      version: seq,
      revision: post.was === undefined ? 1 : 2,
      writtenAt: at(post),
      editedAt: post.was === undefined ? null : new Date(at(post).getTime() + hour / 2),
      key: demoId(`${post.id} form`),
    });
    if (post.was !== undefined)
      rows.postRevisions.push({
        postId: demoId(post.id),
        revision: 1,
        body: post.was,
        replacedById: demoId(post.author_id),
        replacedAt: new Date(at(post).getTime() + hour / 2),
      });
    rows.keptPosts.push(
      ...post.kept_by.map(({ id, lesson }) => ({ memberId: demoId(id), postId: demoId(post.id), lesson, keptAt: now })),
    );
  }
  const unnamed = [...new Set(thread.posts.filter((post) => post.as_member).map((post) => post.author_id))];
  rows.threadPseudonyms.push(...unnamed.map((id, index) => ({ threadId, memberId: demoId(id), no: index + 1 })));
  rows.threadTakeaways.push(
    ...thread.takeaways.map((id, index) => ({ threadId, place: index + 1, postId: demoId(id), markedAt: now })),
  );
  const people = [...new Set(thread.posts.map((post) => post.author_id))];
  for (const [index, { post }] of list.entries()) {
    const readers = people.filter((id, reader) => id !== post.author_id && (reader + index) % 3 === 0);
    rows.postReactions.push(
      ...readers.map((id, reader) => ({
        postId: demoId(post.id),
        memberId: demoId(id),
        kind: kinds[(reader + index) % kinds.length] ?? "useful",
        at: new Date(Math.min(at(post).getTime() + hour, now.getTime())),
      })),
    );
  }
  // Whoever opened it has read all of it; the others stopped at their own last words.
  for (const id of people) {
    const last = Math.max(0, ...list.flatMap(({ post, seq }) => (post.author_id === id ? [seq] : [])));
    const upTo = id === thread.opened_by_id || last === 0 ? list.length : last;
    rows.threadReads.push({ threadId, memberId: demoId(id), read: `{[1,${upTo + 1})}`, lastAt: now });
  }
}

/** What readers say of posts, in turn: useful most of the time. */
const kinds = ["useful", "seen_too", "useful", "useful", "disagree", "useful", "seen_too"] as const;
