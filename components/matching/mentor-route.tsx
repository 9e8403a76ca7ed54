import { Section } from "@/components/ui/section";
import type { MentorPage } from "@/server/matching/directory-view";

type Post = MentorPage["history"][number];

function years({ fromYear, toYear }: Post): string {
  if (toYear === null) return `${fromYear} to now`;
  return toYear === fromYear ? String(fromYear) : `${fromYear} to ${toYear}`;
}

/** True when a title says the role already, as "Senior Project Manager, Payments" does. */
function names(title: string, role: string): boolean {
  return title.toLowerCase().includes(role.toLowerCase());
}

function remarks(post: Post): string[] {
  return [
    post.title === null || names(post.title, post.role.name) ? null : post.role.name,
    post.domain?.name ?? null,
    post.largeTransformation ? "large transformation" : null,
  ].filter((text) => text !== null);
}

/** The posts that a mentor has held, newest first, drawn as a line with a stop for each. */
export function MentorRoute({ mentor }: { readonly mentor: MentorPage }) {
  if (mentor.history.length === 0) return null;
  const moves = mentor.moves.map((move) => move.label).join(", ");
  return (
    <Section id="route" title="Route travelled" end={moves === "" ? undefined : <span className="muted">{moves}</span>}>
      <ol className="cv">
        {mentor.history.map((post) => (
          <li key={`${post.role.id} ${post.fromYear} ${post.domain?.id ?? ""}`}>
            <span className="when">{years(post)}</span>
            <div>
              <b>{post.title ?? post.role.name}</b>
              {remarks(post).length === 0 ? null : <span className="muted">, {remarks(post).join(", ")}</span>}
              {post.note === null ? null : <span className="small muted block">{post.note}</span>}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
