import type { postReactions, posts, threadReads, threads, threadTags, threadTakeaways } from "../schema/discussion";
import type { tags } from "../schema/tags";
import { demoId } from "./demo-members";
import type { DemoPost, DemoThread } from "./threads-file";

const hour = 3_600_000;

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

type ThreadRows = {
  tags: Row<typeof tags>[];
  threads: Row<typeof threads>[];
  threadTags: Row<typeof threadTags>[];
  posts: Row<typeof posts>[];
  postReactions: Row<typeof postReactions>[];
  threadTakeaways: Row<typeof threadTakeaways>[];
  threadReads: Row<typeof threadReads>[];
};

/** “go-no-go” as a reader is shown it: “Go no go”. */
const tagName = (slug: string) => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll("-", " ");

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
    tags: [...new Set(demo.flatMap((thread) => thread.tags))].map((id) => ({ id, name: tagName(id), madeAt: now })),
    threads: [],
    threadTags: [],
    posts: [],
    postReactions: [],
    threadTakeaways: [],
    threadReads: [],
  };
  for (const [place, thread] of demo.entries()) {
    const threadId = demoId(thread.id);
    const lastOffset = Math.max(...thread.posts.map((post) => post.offset_hours));
    const openedAt = now.getTime() - (lastOffset + 3 + place * 31) * hour;
    const at = (post: DemoPost) => new Date(openedAt + post.offset_hours * hour);
    const list = numbered(thread.posts);
    const majors = list.filter(({ minor }) => minor === 0);
    rows.threads.push({
      id: threadId,
      title: thread.title,
      caseId: thread.case_id,
      isMain: thread.case_id !== null,
      domainId: thread.domain_id ?? caseDomains.get(thread.case_id ?? "") ?? "",
      stage: thread.level,
      audience: "public",
      openedById: demoId(thread.opened_by_id),
      openedAt: new Date(openedAt),
      lastPostAt: new Date(openedAt + lastOffset * hour),
      postCount: list.length,
      lastSeq: list.length,
      lastMajor: majors.length,
      version: list.length,
      key: demoId(`${thread.id} form`),
    });
    rows.threadTags.push(...thread.tags.map((tagId) => ({ threadId, tagId })));
    for (const { post, seq, top, major, minor } of list) {
      const replyTo = post.reply_to_post_id;
      rows.posts.push({
        id: demoId(post.id),
        threadId,
        seq,
        major,
        minor,
        topId: minor === 0 ? null : demoId(top),
        replyToId: minor === 0 || replyTo === null ? null : demoId(replyTo),
        authorId: demoId(post.author_id),
        body: post.body_markdown,
        state: "published",
        version: seq,
        writtenAt: at(post),
        publishedAt: at(post),
        key: demoId(`${post.id} form`),
      });
    }
    const people = [...new Set(thread.posts.map((post) => post.author_id))];
    for (const [index, { post }] of list.entries()) {
      const readers = people.filter((id, reader) => id !== post.author_id && (reader + index) % 3 === 0);
      rows.postReactions.push(
        ...readers.map((id, reader) => ({
          postId: demoId(post.id),
          memberId: demoId(id),
          kind: (reader + index) % 4 === 0 ? ("seen_too" as const) : ("useful" as const),
          at: new Date(at(post).getTime() + hour),
        })),
      );
    }
    // Whoever opened it has marked what they take away, and has read all of it; the others stopped at their own last words.
    const marked = list.filter(({ post }) => post.author_id.startsWith("m")).slice(1, 3);
    rows.threadTakeaways.push(
      ...marked.map(({ post }, index) => ({ threadId, place: index + 1, postId: demoId(post.id), markedAt: now })),
    );
    for (const id of people) {
      const last = Math.max(...list.flatMap(({ post, seq }) => (post.author_id === id ? [seq] : [])));
      const upTo = id === thread.opened_by_id ? list.length : last;
      rows.threadReads.push({ threadId, memberId: demoId(id), read: `{[1,${upTo + 1})}`, lastAt: now });
    }
  }
  return rows;
}
