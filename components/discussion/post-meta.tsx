import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Time } from "@/components/ui/time";
import type { ShownAuthor } from "@/domain/discussion/author";

/** Who said it, what they are, and when. */
export function PostMeta({
  author,
  at,
  zone,
  children,
}: {
  readonly author: ShownAuthor;
  readonly at: Date;
  readonly zone: string | undefined;
  readonly children?: React.ReactNode;
}) {
  const { name, isNamed, handle, photoId, line, domainId } = author;
  const photoUrl = photoId === null ? null : `/photos/${photoId}`;
  return (
    <header className="meta">
      {isNamed ? (
        <Avatar size="s" name={name} domain={domainId} photoUrl={photoUrl} />
      ) : (
        <span className="av s border-dashed" aria-hidden="true" />
      )}
      <b>{handle === null ? name : <Link href={`/mentors/${handle}`}>{name}</Link>}</b>
      {line === "" ? null : <span>{line}</span>}
      <Time at={at} as="slot" zone={zone} />
      {children}
    </header>
  );
}
