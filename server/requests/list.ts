import { and, desc, eq, inArray, isNotNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { members, mentorships, obligations, requestChoices, requests } from "@/db/schema/index";
import type { MemberCtx } from "@/server/context";
import { listOpenObligations, type ObligationLine } from "@/server/obligations/queries";
import { personColumns, toPersonLine } from "./people-lines";
import type { MyRequests, SentRequest } from "./view";

const atMost = 60;
const mentor = alias(members, "mentor");
const mentee = alias(members, "mentee");

/** The requests that the member has sent and those put to them as a mentor, newest first; each open one says who owes what. */
export async function listMyRequests(ctx: MemberCtx): Promise<MyRequests> {
  const [sent, received, waiting] = await Promise.all([listSent(ctx), listReceived(ctx), listWaiting(ctx)]);
  const waitingFor = (choiceIds: readonly string[]) =>
    waiting.find((line) => choiceIds.includes(line.subjectId)) ?? null;
  return {
    sent: sent.map((one) => ({ ...one, waiting: waitingFor(one.choices.map((choice) => choice.id)) })),
    received: received.map((one) => ({ ...one, waiting: waitingFor([one.choiceId]) })),
  };
}

async function listSent({ db, actor }: MemberCtx): Promise<Omit<SentRequest, "waiting">[]> {
  const rows = await db
    .select({ request: requests, choice: requestChoices, mentor: personColumns(mentor), mentorshipId: mentorships.id })
    .from(requests)
    .innerJoin(requestChoices, eq(requestChoices.requestId, requests.id))
    .innerJoin(mentor, eq(mentor.id, requestChoices.mentorId))
    .leftJoin(mentorships, eq(mentorships.choiceId, requestChoices.id))
    .where(eq(requests.menteeId, actor.id))
    .orderBy(desc(requests.createdAt), requests.id, requestChoices.rank)
    .limit(atMost);
  const byRequest = new Map<string, Omit<SentRequest, "waiting">>();
  for (const { request, choice, mentor: person, mentorshipId } of rows) {
    const { id, state, withdrawal, createdAt, closedAt } = request;
    const one = byRequest.get(id) ?? { id, state, withdrawal, createdAt, closedAt, choices: [], mentorshipId: null };
    one.choices.push({
      id: choice.id,
      rank: choice.rank,
      state: choice.state,
      decidedAt: choice.decidedAt,
      mentor: toPersonLine(person),
    });
    byRequest.set(id, { ...one, mentorshipId: one.mentorshipId ?? mentorshipId });
  }
  return [...byRequest.values()];
}

async function listReceived({ db, actor }: MemberCtx) {
  const rows = await db
    .select({
      choice: requestChoices,
      withdrawal: requests.withdrawal,
      mentee: personColumns(mentee),
      mentorshipId: mentorships.id,
    })
    .from(requestChoices)
    .innerJoin(requests, eq(requests.id, requestChoices.requestId))
    .innerJoin(mentee, eq(mentee.id, requests.menteeId))
    .leftJoin(mentorships, eq(mentorships.choiceId, requestChoices.id))
    .where(and(eq(requestChoices.mentorId, actor.id), isNotNull(requestChoices.askedAt)))
    .orderBy(desc(requestChoices.askedAt), requestChoices.id)
    .limit(atMost);
  return rows.flatMap(({ choice, withdrawal, mentee: person, mentorshipId }) =>
    choice.askedAt === null
      ? []
      : [
          {
            requestId: choice.requestId,
            choiceId: choice.id,
            state: choice.state,
            withdrawal,
            mentee: toPersonLine(person),
            askedAt: choice.askedAt,
            decidedAt: choice.decidedAt,
            mentorshipId,
          },
        ],
  );
}

function listWaiting(ctx: MemberCtx): Promise<ObligationLine[]> {
  const mine = or(eq(obligations.ownerId, ctx.actor.id), eq(obligations.waiterId, ctx.actor.id));
  return listOpenObligations(ctx, and(inArray(obligations.kind, ["answer_request", "answer_question"]), mine));
}
