import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  competencies,
  consents,
  mentorProfiles,
  mentorships,
  programmes,
  requestChoices,
  requestGaps,
  requests,
} from "@/db/schema/index";
import { missingConsents } from "@/domain/accounts/consent";
import { DomainError, found } from "@/domain/errors";
import { authorize } from "@/domain/policy";
import { effectiveSettings, type ProgrammeSettings } from "@/domain/programmes/settings";
import { type SendRequest, unanswered } from "@/domain/requests/form";
import { canReadRequest } from "@/domain/requests/policy";
import { askNext } from "@/domain/requests/state";
import type { MemberCtx } from "@/server/context";
import { findableMentors } from "@/server/matching/directory";
import {
  type LockedRequest,
  lockMentee,
  lockRequest,
  mentorsAlreadyNamed,
  refusalsOf,
  withdrawRequestRows,
  writeOutcome,
} from "./moves";

/**
 * Sends a request: the first choice is asked at once and has the programme's working days to answer. The same
 * idempotency key twice is the same request, and answers with it. Refuses what the programme's limits, the missing consents
 * or the hard rules forbid, with the choice at fault as field.
 */
export async function sendRequest(ctx: MemberCtx, input: SendRequest): Promise<{ requestId: string }> {
  const mentorIds = input.choices.map((choice) => choice.mentorId);
  const findable = await findableMentors(ctx, mentorIds);
  return ctx.db.transaction(async (tx) => {
    const menteeId = ctx.actor.id;
    const profile = await lockMentee(tx, menteeId);
    if (!profile?.readyAt) throw new DomainError("CONFLICT", "matching.finish_profile_first");
    const sent = await findSent(tx, menteeId, input.idempotencyKey);
    if (sent) return { requestId: sent };

    const { programmeId } = profile;
    const settings = await loadSettings(tx, programmeId);
    await refuseWithoutConsent(tx, menteeId);
    await refuseBeyondLimits(tx, menteeId, input, settings);
    await refuseUnknownGaps(tx, input.gaps);
    await refuseRules(tx, { menteeId, programmeId, settings }, input, ctx.now);
    refuseFirst(mentorIds, (id) => (findable.has(id) ? null : "matching.not_available_to_you"));
    await refuseUnanswered(tx, input);

    const request = await insertRequest(tx, { menteeId, programmeId, settings }, input, ctx.now);
    await writeOutcome(
      tx,
      request,
      askNext(request.choices, () => true),
      "cancelled",
      ctx.now,
    );
    return { requestId: request.id };
  });
}

/** Takes a request back. The mentor who was being asked is told; the others never knew. */
export async function withdrawRequest(ctx: MemberCtx, input: { requestId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const request = found(await lockRequest(tx, input.requestId), "matching.request_not_found");
    authorize(ctx.actor, canReadRequest, request, { reason: "matching.request_not_found", hidden: true });
    await withdrawRequestRows(tx, request, "taken_back", ctx.now);
  });
}

type Sender = { menteeId: string; programmeId: string; settings: ProgrammeSettings };

async function findSent(tx: Tx, menteeId: string, idempotencyKey: string): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.menteeId, menteeId), eq(requests.idempotencyKey, idempotencyKey)));
  return row?.id;
}

async function loadSettings(tx: Tx, programmeId: string): Promise<ProgrammeSettings> {
  const [row] = await tx
    .select({ settings: programmes.settings })
    .from(programmes)
    .where(eq(programmes.id, programmeId));
  return effectiveSettings(row?.settings ?? {});
}

async function refuseWithoutConsent(tx: Tx, memberId: string): Promise<void> {
  const given = await tx.select().from(consents).where(eq(consents.memberId, memberId));
  if (missingConsents(given).length > 0) throw new DomainError("CONFLICT", "matching.accept_texts_first");
}

async function refuseBeyondLimits(tx: Tx, menteeId: string, input: SendRequest, settings: ProgrammeSettings) {
  if (input.choices.length > settings.rankedChoices)
    throw new DomainError("INVALID", "matching.too_many_choices", "choices");
  const open = await tx.$count(requests, and(eq(requests.menteeId, menteeId), eq(requests.state, "open")));
  if (open >= settings.openRequests) throw new DomainError("CONFLICT", "matching.too_many_open_requests");
  const mentorIds = input.choices.map((choice) => choice.mentorId);
  const named = await mentorsAlreadyNamed(tx, menteeId, mentorIds);
  refuseFirst(mentorIds, (id) => (named.has(id) ? "matching.already_asked" : null));
  const together = await tx
    .select({ mentorId: mentorships.mentorId })
    .from(mentorships)
    .where(
      and(eq(mentorships.menteeId, menteeId), isNull(mentorships.endedAt), inArray(mentorships.mentorId, mentorIds)),
    );
  refuseFirst(mentorIds, (id) => (together.some((row) => row.mentorId === id) ? "matching.already_together" : null));
}

async function refuseUnknownGaps(tx: Tx, gaps: readonly string[]): Promise<void> {
  if (gaps.length === 0) return;
  const wanted = [...new Set(gaps)];
  const known = await tx.$count(competencies, inArray(competencies.id, wanted));
  if (known < wanted.length) throw new DomainError("INVALID", "matching.unknown_gap", "gaps");
}

async function refuseRules(tx: Tx, sender: Sender, input: SendRequest, now: Date): Promise<void> {
  const mentorIds = input.choices.map((choice) => choice.mentorId);
  const refusals = await refusalsOf(tx, sender, mentorIds, now);
  refuseFirst(mentorIds, (id) => {
    const refusal = refusals.get(id);
    return refusal ? `matching.${refusal}` : null;
  });
}

async function refuseUnanswered(tx: Tx, input: SendRequest): Promise<void> {
  const mentorIds = input.choices.map((choice) => choice.mentorId);
  const rows = await tx
    .select({ memberId: mentorProfiles.memberId, questions: mentorProfiles.questions })
    .from(mentorProfiles)
    .where(inArray(mentorProfiles.memberId, mentorIds));
  for (const [index, choice] of input.choices.entries()) {
    const questions = rows.find((row) => row.memberId === choice.mentorId)?.questions ?? [];
    if (unanswered(questions, choice.answers) !== null) {
      throw new DomainError("INVALID", "matching.answer_their_questions", `choices.${index}`);
    }
  }
}

/** Refuses with the first reason found, naming the choice at fault. */
function refuseFirst(mentorIds: readonly string[], reasonFor: (mentorId: string) => string | null): void {
  for (const [index, mentorId] of mentorIds.entries()) {
    const reason = reasonFor(mentorId);
    if (reason !== null) throw new DomainError("CONFLICT", reason, index === 0 ? undefined : `choices.${index}`);
  }
}

async function insertRequest(tx: Tx, sender: Sender, input: SendRequest, now: Date): Promise<LockedRequest> {
  const { menteeId, programmeId, settings } = sender;
  const [request] = await tx
    .insert(requests)
    .values({
      programmeId,
      menteeId,
      goals: input.goals,
      background: input.background === "" ? null : input.background,
      cadence: input.cadence,
      showEmployer: input.showEmployer,
      idempotencyKey: input.idempotencyKey,
      createdAt: now,
    })
    .returning();
  if (!request) throw new Error("The request was not inserted.");
  const gaps = [...new Set(input.gaps)].map((competencyId) => ({ requestId: request.id, competencyId }));
  if (gaps.length > 0) await tx.insert(requestGaps).values(gaps);
  const choices = await tx
    .insert(requestChoices)
    .values(
      input.choices.map((choice, index) => ({
        requestId: request.id,
        rank: index + 1,
        mentorId: choice.mentorId,
        whyThisMentor: choice.why,
        answers: choice.answers,
      })),
    )
    .returning();
  return { ...request, settings, choices: choices.map((choice) => ({ ...choice, questioned: false })) };
}
