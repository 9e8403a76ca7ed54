import { type PathAhead, readPathAhead } from "@/server/benchmark/path-ahead";
import type { MemberCtx } from "@/server/context";
import { listMyObligations, type ObligationLine } from "@/server/obligations/queries";
import { listMyRequests } from "@/server/requests/list";
import type { MyRequests } from "@/server/requests/view";
import { listRecentEvents, type RecentEvent } from "./events";
import { listMyMentorships } from "./queries";
import { getStanding, type MemberStanding } from "./standing";
import type { MentorshipLine } from "./view";

export type TodayView = {
  owed: ObligationLine[];
  awaited: ObligationLine[];
  requests: MyRequests;
  mentorships: MentorshipLine[];
  events: RecentEvent[];
  standing: MemberStanding;
  /** The way a mentee has chosen; null for everybody else. */
  path: PathAhead | null;
};

/** Everything that *Today* shows a member, read at once. */
export async function getToday(ctx: MemberCtx): Promise<TodayView> {
  const [{ owed, awaited }, requests, mentorships, events, standing, path] = await Promise.all([
    listMyObligations(ctx),
    listMyRequests(ctx),
    listMyMentorships(ctx),
    listRecentEvents(ctx),
    getStanding(ctx),
    readPathAhead(ctx),
  ]);
  return { owed, awaited, requests, mentorships, events, standing, path };
}
