import { parseMarkdown } from "@/domain/markdown/parse";
import { inShort } from "@/domain/markdown/plain-text";
import type { ShownPost } from "@/server/discussion/threads/thread-page";
import { numberHref } from "./post-words";

const longest = 220;

/** What a post says itself, without what it quotes. */
const ownBlocks = (body: string) => parseMarkdown(body).filter(({ type }) => type !== "quote");

/** What whoever opened the thread takes away from it: before the posts, each in a few words and with its number. */
export function Takeaways({ posts, path }: { readonly posts: readonly ShownPost[]; readonly path: string }) {
  if (posts.length === 0) return null;
  return (
    <section className="takeaways" aria-labelledby="takeaways">
      <h3 id="takeaways">
        Takeaways <span className="small muted font-normal">marked by whoever asked</span>
      </h3>
      <ol>
        {posts.map((post) => (
          <li key={post.id}>
            <a className="ref" href={numberHref(path, post.number ?? "")}>
              {post.number}
            </a>
            <span>
              {inShort(ownBlocks(post.body ?? ""), longest)} <span className="muted">{post.author.name}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
