import { and, eq, isNull } from "drizzle-orm";
import { DateTime } from "luxon";
import type { Tx } from "@/db/client";
import {
  agreements,
  menteeProfiles,
  mentorProfiles,
  mentorshipMoves,
  mentorships,
  programmes,
} from "@/db/schema/index";
import { DomainError } from "@/domain/errors";
import { cadenceDays, cadences } from "@/domain/requests/form";
import type { MemberCtx } from "@/server/context";
import { raiseFact } from "@/server/jobs/enqueue";
import { acceptChoice } from "@/server/requests/answers";
import { countTaken, type MentorshipRow } from "./lock";
import { currentClauses, oweSignature } from "./signatures";

const firstMonths = 9;
const firstMinutes = 45;
const firstCadenceDays = 14;

/**
 * The mentor accepts: the mentorship exists from this moment and takes a place, its agreement is drawn up from the request,
 * and both owe a signature. Of any number of acceptances for the last place, in parallel, exactly one succeeds; the others
 * are refused with `matching.no_place_left`.
 */
export async function acceptRequest(ctx: MemberCtx, input: { choiceId: string }): Promise<{ mentorshipId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { request, choice } = await acceptChoice(tx, ctx, input.choiceId, countTaken);
    await refuseSecondPair(tx, choice.mentorId, request.menteeId);
    const [mentorship] = await tx
      .insert(mentorships)
      .values({
        programmeId: request.programmeId,
        mentorId: choice.mentorId,
        menteeId: request.menteeId,
        choiceId: choice.id,
        startedAt: ctx.now,
      })
      .returning();
    if (!mentorship) throw new Error("The mentorship was not inserted.");
    await tx
      .insert(mentorshipMoves)
      .values({ mentorshipId: mentorship.id, actorId: ctx.actor.id, toState: "accepted", at: ctx.now });
    await drawUpAgreement(tx, mentorship, request, ctx.now);
    for (const ownerId of [mentorship.menteeId, mentorship.mentorId]) {
      await oweSignature(tx, mentorship, ownerId, request.settings, ctx.now);
    }
    await raiseFact(tx, { name: "request.accepted", choiceId: choice.id, mentorshipId: mentorship.id });
    return { mentorshipId: mentorship.id };
  });
}

/** The two work together once at a time; the mentor's row, locked by the acceptance, keeps a second from slipping in. */
async function refuseSecondPair(tx: Tx, mentorId: string, menteeId: string): Promise<void> {
  const live = await tx.$count(
    mentorships,
    and(eq(mentorships.mentorId, mentorId), eq(mentorships.menteeId, menteeId), isNull(mentorships.endedAt)),
  );
  if (live > 0) throw new DomainError("CONFLICT", "mentorships.together_already");
}

/** Version 1: what was asked, how often, by a channel that both use, until the programme or nine months end. */
async function drawUpAgreement(
  tx: Tx,
  mentorship: MentorshipRow,
  request: { goals: string; cadence: string },
  now: Date,
): Promise<void> {
  const [ways] = await tx
    .select({ mentor: mentorProfiles.meetingModes, mentee: menteeProfiles.meetingModes, endsOn: programmes.endsOn })
    .from(programmes)
    .leftJoin(mentorProfiles, eq(mentorProfiles.memberId, mentorship.mentorId))
    .leftJoin(menteeProfiles, eq(menteeProfiles.memberId, mentorship.menteeId))
    .where(eq(programmes.id, mentorship.programmeId));
  const shared = (ways?.mentor ?? []).find((mode) => ways?.mentee?.includes(mode));
  const inNineMonths = DateTime.fromJSDate(now, { zone: "utc" }).plus({ months: firstMonths }).toFormat("yyyy-LL-dd");
  const today = now.toISOString().slice(0, 10);
  const lastDay = ways?.endsOn && ways.endsOn > today && ways.endsOn < inNineMonths ? ways.endsOn : inNineMonths;
  const cadence = cadences.find((one) => one === request.cadence);
  await tx.insert(agreements).values({
    mentorshipId: mentorship.id,
    version: 1,
    scope: request.goals,
    cadenceDays: cadence === undefined ? firstCadenceDays : cadenceDays[cadence],
    sessionMinutes: firstMinutes,
    channel: shared ?? ways?.mentor?.[0] ?? "video",
    endsOn: lastDay,
    clauses: await currentClauses(tx),
    createdAt: now,
  });
}
