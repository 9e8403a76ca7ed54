import Link from "next/link";
import { reactionKinds } from "@/domain/discussion/kinds";
import type { ShownPost } from "@/server/discussion/threads/thread-page";
import type { PostSetting } from "./post-words";
import { QuoteLink } from "./quote-link";
import { reactionWords } from "./words";

/** What a reader can do with a post: answer it, say one of three things of it, keep it; its author can change it. */
export function PostActions({ post, setting }: { readonly post: ShownPost; readonly setting: PostSetting }) {
  const { path, from, isMember, canPost, canMarkTakeaways, act } = setting;
  const number = post.number ?? "";
  const counts = new Map(post.reactions.map((reaction) => [reaction.kind, reaction]));
  if (!isMember) {
    const said = reactionKinds.flatMap((kind) => {
      const count = counts.get(kind)?.count ?? 0;
      return count === 0 ? [] : [`${reactionWords[kind]}, ${count}`];
    });
    return said.length === 0 ? null : <p className="pa muted">{said.join(" · ")}</p>;
  }
  const press = (name: string, on: boolean, label: string) => (
    <button type="submit" className="plain" name="do" value={`${name} ${on ? "on" : "off"}`} aria-pressed={!on}>
      {label}
    </button>
  );
  return (
    <form action={act} className="pa" aria-label={`What to do with post ${number}`}>
      <input type="hidden" name="postId" value={post.id} />
      <input type="hidden" name="back" value={`${from === undefined ? path : `${path}?from=${from}`}#post-${number}`} />
      {canPost ? (
        <>
          {/* A plain link: the focus goes with it to the form. */}
          <a href={`${path}?from=${number}&reply=${number}#reply`}>
            Reply<span className="vh"> to {number}</span>
          </a>
          <QuoteLink href={`${path}?from=${number}&reply=${number}&quote=yes#reply`} number={number} />
        </>
      ) : null}
      {post.author.isMe
        ? null
        : reactionKinds.map((kind) => {
            const { count = 0, mine = false } = counts.get(kind) ?? {};
            const label = count === 0 ? reactionWords[kind] : `${reactionWords[kind]}, ${count}`;
            return <span key={kind}>{press(kind, !mine, label)}</span>;
          })}
      {post.kept ? (
        <Link href={`${path}?from=${number}&keep=${number}#post-${number}`} prefetch={false}>
          {post.lesson === null ? "Kept, write a lesson" : "Kept as a lesson"}
          <span className="vh"> from {number}</span>
        </Link>
      ) : (
        press("keep", true, "Keep")
      )}
      {canMarkTakeaways
        ? press("takeaway", post.takeaway === null, post.takeaway === null ? "Mark as takeaway" : "No takeaway")
        : null}
      {post.canEdit ? (
        <Link href={`${path}?from=${number}&edit=${number}#post-${number}`} prefetch={false}>
          Edit<span className="vh"> {number}</span>
        </Link>
      ) : null}
      {setting.canModerate ? (
        <Link href={`/moderation/posts/${post.id}`} prefetch={false}>
          Moderate<span className="vh"> {number}</span>
        </Link>
      ) : null}
      {post.author.isMe ? null : (
        <Link className="end" href={`/discussion/posts/${post.id}/report`} prefetch={false}>
          Report<span className="vh"> {number}</span>
        </Link>
      )}
    </form>
  );
}
