import Link from "next/link";
import type { ReactNode } from "react";
import { AwaitedList, DueList, type DueRow } from "@/components/obligations/due-list";
import { RequestLine } from "@/components/requests/request-line";
import { type Cell, PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import type { Hat } from "@/domain/actor";
import { longDate, weekdayDate } from "@/domain/dates";
import type { TodayView } from "@/server/mentorships/today";
import { MentorshipList } from "./mentorship-list";
import { TodayDuties } from "./today-duties";
import { TodayEvents } from "./today-events";
import { type Fact, TodayFacts } from "./today-facts";
import { todaySentence } from "./today-sentence";
import { TodayStart } from "./today-start";

/** What a plan has for the day, drawn by those who know plans. */
export type PlanParts = {
  /** The critical path, or the way to begin one. */
  readonly strip: ReactNode;
  readonly sentence: string | null;
  readonly cells: readonly Cell[];
  readonly facts: readonly Fact[];
  readonly due: readonly DueRow[];
};

type Props = {
  readonly today: TodayView;
  readonly plan: PlanParts;
  /** When the member was last here; null the first time. */
  readonly lastHere: Date | null;
  /** The kinds of duty that the member has. */
  readonly duties: readonly Hat["kind"][];
  /** What they have not read in the discussion, drawn by those who know it. */
  readonly talk: ReactNode;
  readonly now: Date;
  readonly zone: string;
};

/** The day: what is due from the member, what they wait for, what has happened, and how their requests and mentorships stand. */
export function TodayPage({ today, plan, lastHere, duties, talk, now, zone }: Props) {
  const { owed, awaited, mentorships, requests } = today;
  const live = mentorships.filter((one) => one.endedAt === null);
  const open = requests.sent.filter((one) => one.state === "open");
  const coordinates = duties.includes("coordinator");
  const dueDates = plan.due.map(({ dueAt }) => dueAt);
  return (
    <div className="wrap">
      <PageHead title={weekdayDate(now, zone)} block={[...plan.cells, ...block(today)].slice(0, 6)}>
        <p>
          {plan.sentence === null ? null : `${plan.sentence} `}
          {todaySentence(today, now, zone, dueDates)}
        </p>
      </PageHead>
      {plan.strip}
      <TodayFacts today={today} ofPlan={plan.facts} coordinates={coordinates} now={now} zone={zone} />
      <div className="cols mt-12">
        <div className="c7 stack-6">
          <TodayDuties duties={duties} owed={owed} />
          <TodayStart today={today} hasDuty={duties.length > 0} />
          <Section id="due" title="Due" aside="Late first, then by date">
            {owed.length + plan.due.length === 0 ? (
              <p className="muted">Nothing is due from you. Whatever others ask of you appears here, with its date.</p>
            ) : (
              <DueList lines={owed} others={plan.due} now={now} zone={zone} />
            )}
          </Section>
          {awaited.length === 0 ? null : (
            <Section id="awaited" title="With others">
              <AwaitedList lines={awaited} now={now} zone={zone} />
            </Section>
          )}
          <News today={today} lastHere={lastHere} zone={zone} />
        </div>
        <div className="c5 stack-6">
          {live.length === 0 ? null : (
            <Section
              id="mentorships"
              title="Mentorships"
              end={
                <Link href="/mentorships" prefetch={false}>
                  All mentorships
                </Link>
              }
            >
              <MentorshipList mentorships={live} zone={zone} />
            </Section>
          )}
          {open.length === 0 ? null : (
            <Section
              id="requests"
              title="Your requests"
              end={
                <Link href="/requests" prefetch={false}>
                  All requests
                </Link>
              }
            >
              <ul className="bare">
                {open.map((request) => (
                  <RequestLine key={request.id} request={request} now={now} zone={zone} />
                ))}
              </ul>
            </Section>
          )}
          {talk}
          <WidestGaps today={today} />
          <Elsewhere today={today} duties={duties} hasPlan={plan.cells.length > 0} />
        </div>
      </div>
    </div>
  );
}

function block({ standing }: TodayView) {
  const cells = [];
  if (standing.mentee?.targetRole) cells.push({ label: "Target", value: standing.mentee.targetRole });
  const { mentor } = standing;
  if (mentor?.approved) {
    const state = mentor.paused ? "Paused" : mentor.briefed ? "Open" : "Briefing first";
    cells.push({ label: "Mentoring", value: state });
  }
  if (standing.application === "submitted") cells.push({ label: "Application to mentor", value: "Being decided" });
  return cells;
}

function News({ today, lastHere, zone }: Pick<Props, "today" | "lastHere" | "zone">) {
  const fresh = lastHere === null ? today.events : today.events.filter((event) => event.at > lastHere);
  const title = lastHere === null ? "Lately" : "Since you were last here";
  const aside = lastHere === null ? "The last 30 days" : longDate(lastHere, zone);
  if (fresh.length === 0 && today.events.length === 0) return null;
  return (
    <Section id="news" title={title} aside={aside}>
      {fresh.length === 0 ? <p className="muted">Nothing new.</p> : <TodayEvents events={fresh} zone={zone} />}
    </Section>
  );
}

function WidestGaps({ today }: Pick<Props, "today">) {
  const { mentee } = today.standing;
  if (!mentee?.gaps || mentee.gaps.widest.length === 0) return null;
  return (
    <Section
      id="gaps"
      title="Widest gaps"
      aside={mentee.targetRole === null ? "" : `To ${mentee.targetRole}`}
      end={
        <Link href="/benchmark" prefetch={false}>
          The benchmark
        </Link>
      }
    >
      <dl className="sumlist">
        {mentee.gaps.widest.map((gap) => (
          <div key={gap.name}>
            <dt>{gap.name}</dt>
            <dd>
              {gap.now} now, {gap.target} wanted
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Elsewhere({ today, duties, hasPlan }: Pick<Props, "today" | "duties"> & { readonly hasPlan: boolean }) {
  const { standing, requests } = today;
  // Whoever has come for a duty alone has no development of their own to look after here.
  const develops = duties.length === 0 || hasPlan || standing.mentee !== null || standing.mentor !== null;
  const places = [
    ...(requests.received.length > 0 ? [{ href: "/requests", label: "Requests put to you" }] : []),
    ...(develops ? [{ href: "/plans", label: "Your plans" }] : []),
    ...(standing.mentee ? [{ href: "/benchmark", label: "Your benchmark" }] : []),
    ...(standing.mentee ? [{ href: "/mentors", label: "Mentors, ranked for you" }] : []),
    ...(standing.mentor ? [{ href: "/mentoring", label: "Your mentoring" }] : []),
    ...(duties.includes("coordinator")
      ? [
          { href: "/programme/mentors", label: "Applications to decide" },
          { href: "/programme", label: "The programme and its rules" },
        ]
      : []),
    ...(duties.includes("admin")
      ? [
          { href: "/admin/members", label: "Members and duties" },
          { href: "/admin/catalogue", label: "The catalogue" },
        ]
      : []),
    ...(develops ? [{ href: "/cpd", label: "CPD ledger and credentials" }] : []),
    { href: "/cases", label: "Cases to read" },
  ];
  return (
    <Section id="elsewhere" title="Elsewhere" light className="print:hidden">
      <ul className="bare stack-2">
        {places.map((place) => (
          <li key={place.href}>
            <Link href={place.href} prefetch={false}>
              {place.label}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
