import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { menteeProfiles, mentorProfiles, programmes, requestChoices, requests } from "@/db/schema/index";
import type { RefusalReason } from "@/domain/matching/rules";
import type { ObligationOutcome } from "@/domain/obligations/kinds";
import { effectiveSettings, type ProgrammeSettings } from "@/domain/programmes/settings";
import type { ChoiceRecord } from "@/domain/requests/policy";
import { type ChoiceChange, type Outcome, type Withdrawal, waitingChoices, withdraw } from "@/domain/requests/state";
import { raiseFact } from "@/server/jobs/enqueue";
import { openObligation, settleObligation } from "@/server/obligations/service";
import { checkRequestable } from "./requestable";

export type RequestRow = typeof requests.$inferSelect;
export type ChoiceRow = typeof requestChoices.$inferSelect & { questioned: boolean };

/** A request with its choices, locked: nobody else moves any request of this mentee until the transaction ends. */
export type LockedRequest = RequestRow & { choices: ChoiceRow[]; settings: ProgrammeSettings };

/** Where both sides see a request. */
export const requestPath = (requestId: string) => `/requests/${requestId}`;

/** Serialises all moves of one mentee's requests: whoever makes one takes this lock first, before any other row. */
export async function lockMentee(tx: Tx, menteeId: string) {
  const [profile] = await tx.select().from(menteeProfiles).where(eq(menteeProfiles.memberId, menteeId)).for("update");
  return profile;
}

/** Locks and loads the request that has this choice; undefined if there is none. */
export async function lockRequestOfChoice(tx: Tx, choiceId: string): Promise<LockedRequest | undefined> {
  const [row] = await tx
    .select({ requestId: requestChoices.requestId })
    .from(requestChoices)
    .where(eq(requestChoices.id, choiceId));
  return row && lockRequest(tx, row.requestId);
}

/** Locks and loads a request; undefined if there is none. */
export async function lockRequest(tx: Tx, requestId: string): Promise<LockedRequest | undefined> {
  const [whose] = await tx.select({ menteeId: requests.menteeId }).from(requests).where(eq(requests.id, requestId));
  if (!whose) return undefined;
  await lockMentee(tx, whose.menteeId);
  return loadRequest(tx, requestId);
}

async function loadRequest(tx: Tx, requestId: string): Promise<LockedRequest | undefined> {
  const [row] = await tx
    .select({ request: requests, settings: programmes.settings })
    .from(requests)
    .innerJoin(programmes, eq(programmes.id, requests.programmeId))
    .where(eq(requests.id, requestId))
    .for("update", { of: requests });
  if (!row) return undefined;
  const choices = await tx
    .select()
    .from(requestChoices)
    .where(eq(requestChoices.requestId, requestId))
    .orderBy(asc(requestChoices.rank));
  return {
    ...row.request,
    settings: effectiveSettings(row.settings),
    choices: choices.map((choice) => ({ ...choice, questioned: choice.questionedAt !== null })),
  };
}

/** The choice with this id as policies read it. */
export function choiceRecord(request: LockedRequest, choiceId: string): (ChoiceRow & ChoiceRecord) | undefined {
  const choice = request.choices.find((one) => one.id === choiceId);
  return choice && { ...choice, menteeId: request.menteeId };
}

/** Which of the choices still waiting could be asked now; asks the hard rules for all of them at once. */
export async function whoMayBeAsked(tx: Tx, request: LockedRequest, now: Date): Promise<(mentorId: string) => boolean> {
  const mentorIds = waitingChoices(request.choices).map((choice) => choice.mentorId);
  const refusals = await refusalsOf(tx, request, mentorIds, now);
  return (mentorId) => refusals.get(mentorId) === null;
}

/** The first rule that stands between the mentee and each of these mentors now, or null. */
export async function refusalsOf(
  tx: Tx,
  request: Pick<LockedRequest, "menteeId" | "programmeId" | "settings">,
  mentorIds: readonly string[],
  now: Date,
): Promise<Map<string, RefusalReason | null>> {
  if (mentorIds.length === 0) return new Map();
  const { menteeId, programmeId, settings } = request;
  return checkRequestable(tx, { menteeId, mentorIds, programmeId, settings }, now);
}

/**
 * Writes what a move did: states, dates, the obligations that end (with `settledAs`) and the one that begins, and tells
 * those who are asked or passed over. The fact of the move itself is the caller's.
 */
export async function writeOutcome(
  tx: Tx,
  request: LockedRequest,
  outcome: Outcome,
  settledAs: ObligationOutcome,
  now: Date,
): Promise<void> {
  await settleObligation(tx, { subjectIds: outcome.changes.map((change) => change.id) }, settledAs, now);
  for (const change of outcome.changes) await writeChange(tx, change, now);
  if (outcome.state !== "open") {
    await tx.update(requests).set({ state: outcome.state, closedAt: now }).where(eq(requests.id, request.id));
  }
  for (const { id, to } of outcome.changes) {
    if (to !== "passed_over") continue;
    await raiseFact(tx, { name: "request.passed_over", choiceId: id, nextChoiceId: outcome.askedId });
  }
  if (outcome.askedId !== null) await putToMentor(tx, request, outcome.askedId, now);
}

async function writeChange(tx: Tx, { id, to }: ChoiceChange, now: Date): Promise<void> {
  const dates =
    to === "asked"
      ? { askedAt: sql`coalesce(${requestChoices.askedAt}, ${now.toISOString()}::timestamptz)` }
      : to === "questioned"
        ? { questionedAt: now }
        : { decidedAt: now };
  await tx
    .update(requestChoices)
    .set({ state: to, ...dates })
    .where(eq(requestChoices.id, id));
}

async function putToMentor(tx: Tx, request: LockedRequest, choiceId: string, now: Date): Promise<void> {
  await oweAnswer(tx, request, choiceId, request.settings.requestAnswerDays, now);
  await raiseFact(tx, { name: "request.asked", choiceId });
}

/** The mentor of a choice owes an answer within these working days. */
export async function oweAnswer(
  tx: Tx,
  request: LockedRequest,
  choiceId: string,
  days: number,
  now: Date,
): Promise<void> {
  const choice = request.choices.find((one) => one.id === choiceId);
  if (!choice) throw new Error("A choice of another request was asked.");
  await openObligation(
    tx,
    {
      kind: "answer_request",
      subjectId: choiceId,
      owner: { memberId: choice.mentorId },
      waiterId: request.menteeId,
      path: requestPath(request.id),
      allowance: { days, unit: "working_days" },
    },
    now,
  );
}

/** Counts an answer of a mentor, or a request that ran out; the latter in a row make the mentor silent. */
export async function countAnswer(tx: Tx, mentorId: string, answered: boolean, now: Date): Promise<void> {
  await tx
    .update(mentorProfiles)
    .set({
      askedCount: sql`${mentorProfiles.askedCount} + 1`,
      answeredCount: answered ? sql`${mentorProfiles.answeredCount} + 1` : mentorProfiles.answeredCount,
      lapsedInARow: answered ? 0 : sql`${mentorProfiles.lapsedInARow} + 1`,
      updatedAt: now,
    })
    .where(eq(mentorProfiles.memberId, mentorId));
}

/** Takes back every other open request of the mentee and tells the mentors who were being asked. */
export async function withdrawOthers(tx: Tx, kept: LockedRequest, now: Date): Promise<void> {
  const others = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.menteeId, kept.menteeId), eq(requests.state, "open"), ne(requests.id, kept.id)))
    .orderBy(asc(requests.createdAt));
  for (const { id } of others) {
    const request = await loadRequest(tx, id);
    if (request) await withdrawRequestRows(tx, request, "accepted_elsewhere", now);
  }
}

/** Takes one request back, keeps why, and tells the mentor who was being asked. */
export async function withdrawRequestRows(tx: Tx, request: LockedRequest, why: Withdrawal, now: Date): Promise<void> {
  const outcome = withdraw(request);
  const told = request.choices.filter((choice) => choice.state === "asked" || choice.state === "questioned");
  await writeOutcome(tx, request, outcome, "cancelled", now);
  await tx.update(requests).set({ withdrawal: why }).where(eq(requests.id, request.id));
  for (const { id } of told) await raiseFact(tx, { name: "request.withdrawn", choiceId: id });
}

/** The open requests of a mentee that name one of these mentors in a choice not yet over. */
export async function mentorsAlreadyNamed(
  tx: Tx,
  menteeId: string,
  mentorIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .select({ mentorId: requestChoices.mentorId })
    .from(requestChoices)
    .innerJoin(requests, eq(requests.id, requestChoices.requestId))
    .where(
      and(
        eq(requests.menteeId, menteeId),
        eq(requests.state, "open"),
        inArray(requestChoices.mentorId, [...mentorIds]),
        inArray(requestChoices.state, ["waiting", "asked", "questioned"]),
      ),
    );
  return new Set(rows.map((row) => row.mentorId));
}
