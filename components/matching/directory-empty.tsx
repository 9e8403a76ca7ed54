import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { MentorList } from "@/server/matching/directory-view";
import { mentorCount } from "./filter-words";

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function headline(on: number): string {
  if (on === 0) return "No mentors are listed yet";
  if (on === 1) return "No mentor matches this filter";
  if (on === 2) return "No mentor matches both filters";
  return `No mentors match all ${words[on] ?? on} filters`;
}

/** Nobody found: each filter that stands in the way, with how many there would be without it. */
export function DirectoryEmpty({ on, relax }: { readonly on: number; readonly relax: MentorList["relax"] }) {
  const useful = relax.filter((choice) => choice.count > 0);
  return (
    <div className="py-6">
      <EmptyState
        title={headline(on)}
        action={
          on === 0 ? undefined : (
            <LinkButton look="secondary" small href="/mentors">
              {on === 1 ? "Take the filter off" : "Take all filters off"}
            </LinkButton>
          )
        }
      >
        {on === 0 ? (
          <p>Mentors appear here once a coordinator has approved them and they have chosen who may see them.</p>
        ) : useful.length === 0 ? (
          <p>Taking a single one off would find nobody either.</p>
        ) : (
          <>
            <p>Taking one off would find:</p>
            <ul className="mt-2 max-w-xl border-rule border-t">
              {useful.map(({ filter, label, count, href }) => (
                <li key={`${filter} ${label}`} className="row between border-rule border-b py-1.5 text-ink">
                  <Link prefetch={false} href={href}>
                    Remove {filter === "q" ? label : `“${label}”`}
                  </Link>
                  <b>{mentorCount(count)}</b>
                </li>
              ))}
            </ul>
          </>
        )}
      </EmptyState>
    </div>
  );
}
