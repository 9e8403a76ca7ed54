import { Time } from "@/components/ui/time";
import type { listHelped } from "@/server/discussion/posts/helped";

/** Where a post of the reader helped somebody: what they said, in which thread, and when it was taken away from there. */
export function HelpedList({
  helped,
  zone,
}: {
  readonly helped: Awaited<ReturnType<typeof listHelped>>;
  readonly zone: string;
}) {
  return (
    <>
      <p className="ui mb-2">
        {helped.count === 1
          ? "One post of yours was marked as a takeaway by whoever asked."
          : `${helped.count} posts of yours were marked as takeaways by those who asked.`}{" "}
        Only you see this.
      </p>
      <ul className="ruled ui">
        {helped.posts.map(({ postId, path, title, number, excerpt, markedAt }) => (
          <li key={postId}>
            <a href={path}>
              {title}, {number}
            </a>{" "}
            <span className="muted">
              <Time at={markedAt} as="long" zone={zone} />
            </span>
            <p className="muted">{excerpt}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
