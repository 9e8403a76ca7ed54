import { Prose } from "@/components/markdown/prose";
import { Tag } from "@/components/ui/tag";
import type { ShownPost } from "@/server/discussion/threads/thread-page";
import { PostActions } from "./post-actions";
import { PostFiles } from "./post-files";
import { PostMeta } from "./post-meta";
import { numberHref, type PostSetting, postHref } from "./post-words";
import { refersTo } from "./refers-to";

const gone: Readonly<Record<string, string>> = {
  deleted: "Its author has deleted this post.",
  removed: "A moderator has removed this post.",
  hidden: "This post is out of sight until a moderator has looked at it.",
};

/** One post with its number, its words and what can be done with it. Answers stand beneath what they answer. */
export function Post({
  post,
  setting,
  nextUnread,
}: {
  readonly post: ShownPost;
  readonly setting: PostSetting;
  /** The number of the next post on the page that waits to be read, when this one does as well. */
  readonly nextUnread: string | null;
}) {
  const { zone, path, cited, editing, keeping } = setting;
  const number = post.number ?? "";
  const [top] = number.split(".");
  const { answers, answersIn } = post;
  const other = answers === null || (answersIn === null && answers === top) ? null : answers;
  const isEdited = editing?.number === number;
  return (
    <li
      className={["post", post.isTop ? "" : "sub", post.unread ? "un" : ""].join(" ").trim()}
      id={`post-${number}`}
      tabIndex={-1}
    >
      <a className="pn" href={numberHref(path, number)} aria-label={`Post ${number}`}>
        {number}
      </a>
      <article
        className="pb"
        aria-label={`Post ${number}, ${post.author.name}`}
        data-unread={post.unread ? post.seq : undefined}
      >
        <PostMeta author={post.author} at={post.publishedAt ?? post.writtenAt} zone={zone}>
          {other === null ? null : answersIn === null ? (
            <a href={numberHref(path, other)}>to {other}</a>
          ) : (
            <a href={postHref(answersIn, other)}>to {other} of another thread</a>
          )}
          {post.editedAt === null || post.state === "deleted" ? null : (
            <span>
              {setting.canModerate || post.author.isMe ? (
                <a href={`/discussion/posts/${post.id}/history`}>Edited</a>
              ) : (
                "Edited"
              )}
            </span>
          )}
          {post.takeaway === null ? null : <Tag>Takeaway</Tag>}
          {post.unread ? <Tag look="solid">Unread</Tag> : null}
          {nextUnread === null ? null : (
            <a className="onward" href={`#post-${nextUnread}`}>
              Next unread, {nextUnread}
            </a>
          )}
        </PostMeta>
        {post.state === "published" ? null : <p className="muted mt-1">{gone[post.state]}</p>}
        {isEdited ? editing.form : null}
        {isEdited || post.body === null || post.state === "deleted" ? null : (
          <>
            <Prose text={post.body} {...refersTo({ ...post, path, cited })} headingFrom={4} />
            <PostFiles files={post.files} query={setting.fileQuery} />
          </>
        )}
        {post.state === "published" && !isEdited ? <PostActions post={post} setting={setting} /> : null}
        {keeping?.number === number ? keeping.form : null}
        {post.state !== "published" && setting.canModerate ? (
          <p className="pa">
            <a href={`/moderation/posts/${post.id}`}>Moderate {number}</a>
          </p>
        ) : null}
      </article>
    </li>
  );
}
