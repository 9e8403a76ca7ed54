import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import type { MentorRow as MentorRowView } from "@/server/matching/directory-view";
import { CompareBar } from "./compare-bar";
import { mentorCount } from "./filter-words";
import type { MarkAction } from "./mark-form";
import { MentorRow } from "./mentor-row";

const kinds = [
  { kind: "saved", label: "Saved", href: "/shortlist" },
  { kind: "hidden", label: "Hidden", href: "/shortlist?kind=hidden" },
] as const;

const empty = {
  saved: {
    title: "You have saved nobody yet",
    words: "Press “Save” at a mentor and they stand here, to compare or to ask later.",
  },
  hidden: {
    title: "You have hidden nobody",
    words: "A mentor you hide stays out of your suggestions until you show them again.",
  },
} as const;

/** A member's own list of mentors, of one of its two kinds. */
export function Shortlist({
  kind,
  rows,
  mark,
  zone,
}: {
  readonly kind: "saved" | "hidden";
  readonly rows: readonly MentorRowView[];
  readonly mark: MarkAction;
  readonly zone: string;
}) {
  const row = { mark, compares: kind === "saved" && rows.length > 1 };
  const ranked = rows.some((mentor) => mentor.fit !== null);
  return (
    <div className="wrap">
      <PageHead title="Your shortlist" crumbs={[{ href: "/mentors", label: "Mentors" }, { label: "Shortlist" }]}>
        <p>Only you see this. A mentor is told neither that you saved them nor that you hid them.</p>
      </PageHead>
      <nav className="tabs" aria-label="Kinds">
        {kinds.map((one) => (
          <Link key={one.kind} prefetch={false} href={one.href} aria-current={one.kind === kind ? "page" : undefined}>
            {one.label}
          </Link>
        ))}
      </nav>
      <section className="results" aria-labelledby="list">
        <h2 id="list" className="vh">
          {mentorCount(rows.length)} {kind}
        </h2>
        {rows.length === 0 ? (
          <div className="py-6">
            <EmptyState
              title={empty[kind].title}
              action={
                <LinkButton small href="/mentors">
                  Find mentors
                </LinkButton>
              }
            >
              <p>{empty[kind].words}</p>
            </EmptyState>
          </div>
        ) : (
          rows.map((mentor) => (
            <MentorRow key={mentor.memberId} mentor={mentor} ranked={ranked} open={false} reader={row} zone={zone} />
          ))
        )}
        {row.compares ? <CompareBar /> : null}
      </section>
    </div>
  );
}
