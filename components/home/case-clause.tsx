import Link from "next/link";
import { Outcome } from "@/components/cases/outcome";
import type { CaseOutcome } from "@/domain/cases/content-schema";
import { Clause } from "./clause";

export type LeadCase = {
  readonly no: number;
  readonly slug: string;
  readonly title: string;
  readonly domain: string;
  /** Whose project it was and, where known, the year. */
  readonly place: string;
  readonly outcome: CaseOutcome;
  readonly situation: string;
};

/** The first sentences of a text, up to about sixty words. */
function opening(text: string): string {
  const sentences = text.match(/[^.]+\.(?=\s|$)/gu) ?? [text];
  let words = 0;
  return sentences
    .filter((sentence, i) => {
      words += sentence.split(/\s+/u).length;
      return i === 0 || words <= 60;
    })
    .join("")
    .trim();
}

/** Clause 4: the case that leads the list, with its outcome in words. */
export function CaseClause({ lead, total }: { readonly lead: LeadCase; readonly total: number }) {
  return (
    <Clause
      no={4}
      title="Real projects, with the numbers left in"
      text="Case studies from inquiries, audits and accounts by those who were there: what was planned, what happened, what is disputed, and what to ask of the project you are on."
    >
      <p className="small faint">
        Case {lead.no}. {lead.domain}. {lead.place}
      </p>
      <h4 className="serif mt-1 text-[1.3125rem] leading-[1.35]">
        <Link className="plain" href={`/cases/${lead.slug}`} prefetch={false}>
          {lead.title}
        </Link>
      </h4>
      <p className="mt-3">
        <Outcome outcome={lead.outcome} />
      </p>
      <p className="mt-3 max-w-[62ch]">{opening(lead.situation)}</p>
      <p className="ui mt-4">
        <Link href="/cases" prefetch={false}>
          All {total} cases
        </Link>
      </p>
    </Clause>
  );
}
