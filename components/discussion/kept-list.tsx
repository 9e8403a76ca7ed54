import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import type { listKept } from "@/server/discussion/reading/kept";
import { numberHref } from "./post-words";

export type KeptPost = Awaited<ReturnType<typeof listKept>>["kept"][number];

/** What a member has kept: their lesson first, then whose words it was drawn from and where they stand. */
export function KeptList({
  kept,
  zone,
  form,
}: {
  readonly kept: readonly KeptPost[];
  readonly zone: string | undefined;
  /** The form in which the lesson of a post is changed. */
  readonly form: (one: KeptPost) => ReactNode;
}) {
  return (
    <ul className="ruled max-w-[42rem]">
      {kept.map((one) => (
        <li key={one.postId}>
          {one.lesson === null ? null : <p className="lede text-ink">{one.lesson}</p>}
          {one.post === null ? (
            <p className="ui muted">The post is not there any more, or not shown to you. What you wrote stays yours.</p>
          ) : (
            <>
              <p className="small muted mt-1">
                {one.post.author.name}, <Time at={one.post.publishedAt} as="long" zone={zone} />,{" "}
                <a href={numberHref(one.post.path, one.post.number)}>
                  post {one.post.number} in {one.post.title}
                </a>
              </p>
              <p className="ui mt-1">{one.post.excerpt}</p>
            </>
          )}
          <details className="mt-2">
            <summary className="ui">{one.lesson === null ? "Write a lesson" : "Change the lesson"}</summary>
            {form(one)}
          </details>
        </li>
      ))}
    </ul>
  );
}
