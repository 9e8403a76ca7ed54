import Link from "next/link";
import { Fragment, type ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { comesBefore } from "@/domain/discussion/number";
import type { getThread } from "@/server/discussion/threads/thread-page";
import { MovedPosts } from "./moved-posts";
import { Post } from "./post";
import { numberHref, type PostSetting } from "./post-words";
import { Takeaways } from "./takeaways";
import { WaitingPosts } from "./waiting-posts";

export type ThreadPage = Awaited<ReturnType<typeof getThread>>;

/** A page of a thread: how much there is and what is new, what its opener takes away, the posts, and the way to answer. */
export function ThreadView({
  page,
  setting,
  isMember,
  marking,
  live,
  children,
}: {
  readonly page: ThreadPage;
  readonly setting: PostSetting;
  readonly isMember: boolean;
  /** What remembers that the posts on the page were read. */
  readonly marking: ReactNode;
  /** What draws the page again when something changes. */
  readonly live: ReactNode;
  /** The form to answer, or why there is none. */
  readonly children: ReactNode;
}) {
  const { thread, posts, takeaways, waiting, firstUnread, next, previous } = page;
  const { path } = thread;
  const unread = isMember && thread.opened ? thread.unread : 0;
  const news = unread === 1 ? "1 new since you left" : `${unread} new since you left`;
  const waits = posts.flatMap((post) => (post.unread && post.number !== null ? [post.number] : []));
  const left = [...page.gone];
  const goneBefore = (number: string | null) => {
    const end = left.findIndex((one) => number !== null && comesBefore(number, one.number));
    return left.splice(0, end === -1 ? left.length : end);
  };
  const first = posts[0]?.number;
  const last = posts.at(-1)?.number;
  const count = thread.postCount === 1 ? "1 post" : `${thread.postCount} posts`;
  return (
    <Section
      id="discussion"
      title={thread.isMain ? "Discussion" : count}
      aside={thread.isMain ? count : undefined}
      end={
        firstUnread !== null && unread > 0 ? (
          // A plain link: the focus goes with it to the post, so that the keyboard goes on from there.
          <a href={numberHref(path, firstUnread)}>{news}</a>
        ) : null
      }
    >
      {thread.isMain ? <p className="topic">{thread.title}</p> : null}
      {thread.tags.length === 0 ? null : (
        <p className="row ui small mb-4">
          <span className="muted">About</span>
          {thread.tags.map(({ id, name }) => (
            <Link key={id} href={`/discussion?tag=${id}`} prefetch={false}>
              {name}
            </Link>
          ))}
        </p>
      )}
      {thread.quietUntil === null ? null : (
        <div className="mb-4">
          <Notice title="A quiet round">
            First answers are collected unseen and opened together on{" "}
            <b>
              <Time at={thread.quietUntil} as="slot" zone={setting.zone} />
            </b>
            , so that nobody is led by who answers first.
          </Notice>
        </div>
      )}
      <Takeaways posts={takeaways} path={path} />
      {previous === null ? null : (
        <Pager label="Earlier posts" previousHref={numberHref(path, previous)} previousLabel="Earlier posts" />
      )}
      <ol className="posts">
        {posts.map((post) => (
          <Fragment key={post.id}>
            <MovedPosts gone={goneBefore(post.number)} />
            <Post
              post={post}
              setting={setting}
              nextUnread={post.unread ? (waits[waits.indexOf(post.number ?? "") + 1] ?? null) : null}
            />
          </Fragment>
        ))}
        <MovedPosts gone={goneBefore(null)} />
      </ol>
      {marking}
      <Pager
        label="Pages of posts"
        summary={previous === null && next === null ? undefined : `${first ?? ""} to ${last ?? ""}`}
        nextHref={next === null ? undefined : numberHref(path, next)}
        nextLabel="Later posts"
      />
      <WaitingPosts posts={waiting} quietUntil={thread.quietUntil} setting={setting} />
      {children}
      {live}
    </Section>
  );
}
