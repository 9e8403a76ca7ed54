import Link from "next/link";
import { Section } from "@/components/ui/section";

/** The further threads about a case, and the way to open one. */
export function OtherThreads({
  threads,
  slug,
  isMember,
}: {
  readonly threads: readonly {
    readonly no: number;
    readonly title: string;
    readonly path: string;
    readonly postCount: number;
  }[];
  readonly slug: string;
  readonly isMember: boolean;
}) {
  const ask = isMember ? (
    <p className="ui mt-2">
      <Link href={`/discussion/new?case=${slug}`} prefetch={false}>
        Ask something else about this case
      </Link>
    </p>
  ) : null;
  if (threads.length === 0) return ask;
  return (
    <Section id="threads" title="Other threads about this case" light>
      <ul className="ruled ui">
        {threads.map(({ no, title, path, postCount }) => (
          <li key={no} className="row between">
            <Link href={path} prefetch={false}>
              {title}
            </Link>
            <span className="muted">{postCount === 1 ? "1 post" : `${postCount} posts`}</span>
          </li>
        ))}
      </ul>
      {ask}
    </Section>
  );
}
