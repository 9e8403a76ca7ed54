import Link from "next/link";
import { Section } from "@/components/ui/section";
import { numberHref } from "./post-words";

/** The lessons that the reader has drawn from a thread, each with the number of its post. Theirs alone. */
export function Lessons({
  lessons,
  path,
}: {
  readonly lessons: readonly { readonly postId: string; readonly number: string; readonly lesson: string }[];
  readonly path: string;
}) {
  return (
    <Section id="lessons" title="Lessons kept" aside={lessons.length === 0 ? undefined : `${lessons.length} so far`}>
      {lessons.length === 0 ? (
        <p className="small muted">Keep a post to write down what you take from it. You alone see it.</p>
      ) : (
        <ol className="ui stack-2">
          {lessons.map(({ postId, number, lesson }) => (
            <li key={postId}>
              <a className="ref" href={numberHref(path, number)}>
                {number}
              </a>{" "}
              {lesson}
            </li>
          ))}
        </ol>
      )}
      <p className="small mt-4">
        <Link href="/discussion/kept" prefetch={false}>
          All that you have kept
        </Link>
      </p>
    </Section>
  );
}
