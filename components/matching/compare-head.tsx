import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import type { MentorPage } from "@/server/matching/directory-view";
import { photoAddress } from "./person-words";

/** The mentors as heads of columns. `you` puts a column for the reader before them. */
export function CompareHead({
  mentors,
  you = false,
}: {
  readonly mentors: readonly MentorPage[];
  readonly you?: boolean;
}) {
  return (
    <thead>
      <tr>
        <td />
        {you ? (
          <th scope="col" className="md:w-40">
            You
          </th>
        ) : null}
        {mentors.map((mentor) => (
          <th key={mentor.handle} scope="col">
            <span className="who">
              <Avatar name={mentor.name} domain={mentor.domain?.id} photoUrl={photoAddress(mentor.photoId)} />
              <span>
                <Link href={`/mentors/${mentor.handle}`} prefetch={false} className="serif text-h3 text-ink">
                  {mentor.name}
                </Link>
                <span className="small muted block font-normal">{mentor.title}</span>
              </span>
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}
