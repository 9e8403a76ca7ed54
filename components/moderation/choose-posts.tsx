import { Time } from "@/components/ui/time";
import type { getSplit } from "@/server/moderation/split";

type Offered = Awaited<ReturnType<typeof getSplit>>;

const gone: Readonly<Record<string, string>> = {
  deleted: "Deleted by its author.",
  removed: "Removed by a moderator.",
  hidden: "Out of sight.",
};

/** The posts of a thread to tick, as a GET form: what was ticked on other pages of it stays ticked. */
export function ChoosePosts({
  action,
  offered: { posts, next },
  chosen,
  zone,
}: {
  readonly action: string;
  readonly offered: Pick<Offered, "posts" | "next">;
  readonly chosen: readonly string[];
  readonly zone: string;
}) {
  const elsewhere = chosen.filter((number) => !posts.some((post) => post.number === number));
  return (
    <form method="get" action={action} aria-label="Choose posts">
      {elsewhere.map((number) => (
        <input key={number} type="hidden" name="post" value={number} />
      ))}
      <fieldset className="field">
        <legend>Which posts</legend>
        <div className="hint mb-3">
          A top post takes the answers beneath it along. An answer alone becomes a top post of the new thread, with
          those chosen answers beneath it that answer it.
        </div>
        <div className="choose-posts">
          {posts.map((post) => (
            <label key={post.number} className={post.number.includes(".") ? "opt sub" : "opt"}>
              <input
                type="checkbox"
                name="post"
                value={post.number}
                defaultChecked={chosen.includes(post.number)}
                disabled={post.number === "1"}
              />
              <span>
                <b>{post.number}</b> {post.author.name}
                {post.publishedAt === null ? null : (
                  <span className="small muted">
                    {" "}
                    <Time at={post.publishedAt} as="short" zone={zone} />
                  </span>
                )}
              </span>
              <span className="hint">
                {post.number === "1" ? "The first post stays. " : ""}
                {gone[post.state] ?? post.excerpt}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {elsewhere.length === 0 ? null : <p className="ui muted">Also chosen: {elsewhere.join(", ")}.</p>}
      <div className="row mt-4">
        <button type="submit" className="btn" name="show" value="preview">
          See what will happen
        </button>
        {next === null ? null : (
          <button type="submit" className="btn sec2" name="from" value={next}>
            Choose from later posts
          </button>
        )}
      </div>
    </form>
  );
}
