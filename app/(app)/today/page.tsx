import type { Metadata } from "next";
import { PathStrip } from "@/components/benchmark/path-strip";
import { UnreadThreads } from "@/components/discussion/unread-threads";
import { TodayPage } from "@/components/mentorships/today-page";
import {
  BeginPlan,
  PlanStrip,
  planDueRows,
  planTodayCells,
  planTodayFacts,
  planTodaySentence,
} from "@/components/plans/plan-today";
import { caller, requestTime, requireViewer } from "@/server/rsc";

export const metadata: Metadata = { title: "Today", robots: { index: false } };

/** The member's day. */
export default async function Page() {
  const [reader, api, now] = await Promise.all([requireViewer("/today"), caller(), requestTime()]);
  const [today, lastHere, { plan, due }, { threads }] = await Promise.all([
    api.mentorships.getToday(),
    api.obligations.noteVisit(),
    api.plans.today(),
    api.discussion.listThreads({ unread: true }),
  ]);
  const { hats, zone } = reader;
  const duties = hats.map((hat) => hat.kind);
  const without = (
    <>
      {today.path === null ? null : <PathStrip path={today.path} now={now} zone={zone} />}
      {today.standing.mentee === null ? null : <BeginPlan />}
    </>
  );
  const parts = {
    strip: plan === null ? without : <PlanStrip plan={plan} now={now} zone={zone} />,
    sentence: plan === null ? null : planTodaySentence(plan),
    cells: plan === null ? [] : planTodayCells(plan),
    facts: plan === null ? [] : planTodayFacts(plan),
    due: planDueRows(due, now, zone),
  };
  const talk = <UnreadThreads threads={threads} />;
  return <TodayPage {...{ today, plan: parts, lastHere, duties, talk, now, zone }} />;
}
