import Link from "next/link";
import { type DirectoryQuery, directoryHref } from "@/domain/matching/directory-query";
import type { RefusalReason } from "@/domain/matching/rules";
import type { MentorList } from "@/server/matching/directory-view";
import { mentorCount } from "./filter-words";

const shortReasons: Readonly<Record<RefusalReason, string>> = {
  self: "yourself",
  not_available_to_you: "not available to you",
  line_manager: "in your reporting line",
  same_unit: "in your unit",
  same_employer: "with your employer",
  your_own_cover: "of your organisation, from which you are hidden",
  not_approved: "not mentoring at present",
  paused: "paused",
  on_leave: "on leave",
  silent: "not answering at present",
  full: "without a free place",
  level: "not at a level above yours",
  language: "without a language in common",
  mode: "without a way of meeting in common",
  hours: "without a free hour in common",
  not_enough: "with too little known",
};

/** How many more meet the filters but are not offered, by reason, and the way to see them with what would change it. */
export function NotOffered({
  query,
  notOffered,
}: {
  readonly query: DirectoryQuery;
  readonly notOffered: MentorList["notOffered"];
}) {
  const total = notOffered.reduce((sum, one) => sum + one.count, 0);
  if (total === 0) return null;
  const { after: _, ...first } = query;
  const reasons = notOffered.map((one) => `${one.count} ${shortReasons[one.reason]}`).join("; ");
  const lead = query.all
    ? `${total} of these ${total === 1 ? "is" : "are"} not offered to you`
    : `${mentorCount(total)} more ${total === 1 ? "meets these filters but is" : "meet these filters but are"} not offered to you`;
  return (
    <p className="small muted mt-6">
      {lead}: {reasons}.{" "}
      <Link prefetch={false} href={directoryHref({ ...first, all: !query.all })}>
        {query.all ? "Leave them out" : "Show them, with what would change it"}
      </Link>
    </p>
  );
}
