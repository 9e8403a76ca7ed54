import { Prose } from "@/components/markdown/prose";
import { Time } from "@/components/ui/time";
import type { ShownPost } from "@/server/discussion/threads/thread-page";
import { PostFiles } from "./post-files";
import type { PostSetting } from "./post-words";
import { refersTo } from "./refers-to";

/** What the reader has posted and others do not see yet, and what it waits for. */
export function WaitingPosts({
  posts,
  quietUntil,
  setting: { zone, path, cited },
}: {
  readonly posts: readonly ShownPost[];
  readonly quietUntil: Date | null;
  readonly setting: PostSetting;
}) {
  if (posts.length === 0) return null;
  return (
    <section className="waiting-posts" aria-labelledby="waiting-posts">
      <h3 id="waiting-posts" tabIndex={-1}>
        Yours, not shown to others yet
      </h3>
      {posts.map((post) => (
        <article key={post.id}>
          <p className="small muted">
            {post.state === "sealed" && quietUntil !== null ? (
              <>
                First answers are collected unseen and opened together, <Time at={quietUntil} as="slot" zone={zone} />.
              </>
            ) : post.state === "declined" ? (
              <>
                A moderator sent this back. <a href="/discussion/mine">Read why, change it and send it again</a>.
              </>
            ) : (
              <>
                A moderator reads this before it is shown. <a href="/discussion/mine">By when, and what happens then</a>
              </>
            )}
          </p>
          <Prose text={post.body ?? ""} {...refersTo({ ...post, path, cited })} headingFrom={4} />
          <PostFiles files={post.files} />
        </article>
      ))}
    </section>
  );
}
