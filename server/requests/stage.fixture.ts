import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { acceptTexts, factoryNow, newMentee, newMentor, newProgramme } from "@/db/factories";
import { mentorProfiles, obligations, requestChoices, requests } from "@/db/schema/index";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import type { SendRequest } from "@/domain/requests/form";
import { systemContext } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { obligationHandlers } from "@/server/jobs/obligation-handlers";
import { sweepObligations } from "@/server/obligations/sweep";
import { sendRequest } from "./send";

/** What a mentee has to have accepted before a request. */
export const texts = requiredConsents.map((document) => ({ document, version: currentConsents[document] }));

/** Some days after the factories' present. */
export const later = (days: number) => new Date(factoryNow.getTime() + days * 86_400_000);

/** A whole request to these mentors, in this order. */
export function requestTo(mentorIds: readonly string[], values: Partial<SendRequest> = {}): SendRequest {
  return {
    idempotencyKey: randomUUID(),
    goals: "Hold a room that disagrees with me.",
    gaps: ["stakeholder-influence"],
    background: "",
    cadence: "every_two_weeks",
    showEmployer: false,
    choices: mentorIds.map((mentorId) => ({ mentorId, why: "You made the move that I want to make.", answers: [] })),
    ...values,
  };
}

/** People and questions for tests of requests on one database. */
export function requestStage(db: Db) {
  const sweep = (now: Date) =>
    sweepObligations(systemContext(db, "obligations.sweep", now, "test"), obligationHandlers);

  async function cast(mentors: number, settings: Parameters<typeof newProgramme>[1] = {}) {
    const programme = await newProgramme(db, settings);
    const mentee = await newMentee(db, programme.id);
    await acceptTexts(db, mentee.id, texts);
    const asked = await Promise.all(Array.from({ length: mentors }, () => newMentor(db, programme.id)));
    return { programme, mentee, mentors: asked };
  }

  async function sent(mentors = 2) {
    const people = await cast(mentors);
    const { requestId } = await sendRequest(actingAs(db, people.mentee), requestTo(people.mentors.map((m) => m.id)));
    const choices = await choicesOf(requestId);
    const [first] = choices;
    const [mentor] = people.mentors;
    if (!first || !mentor) throw new Error("Nothing was sent.");
    return { ...people, mentor, requestId, choiceId: first.id };
  }

  const choicesOf = (requestId: string) =>
    db.select().from(requestChoices).where(eq(requestChoices.requestId, requestId)).orderBy(requestChoices.rank);
  const statesOf = async (requestId: string) => (await choicesOf(requestId)).map((choice) => choice.state);
  const stateOf = async (requestId: string) =>
    (await db.select().from(requests).where(eq(requests.id, requestId)))[0]?.state;
  const profileOf = async (memberId: string) =>
    (await db.select().from(mentorProfiles).where(eq(mentorProfiles.memberId, memberId)))[0];
  const openOn = async (subjectId: string) =>
    (
      await db
        .select()
        .from(obligations)
        .where(and(eq(obligations.subjectId, subjectId), isNull(obligations.settledAt)))
    )[0];

  /** The names of the facts that were raised about a choice, in order. */
  async function factsAbout(choiceId: string): Promise<string[]> {
    const rows = await db.execute<{ name: string }>(
      sql`select data->'fact'->>'name' as name from pgboss.job
          where name = 'facts.fan_out' and data->'fact'->>'choiceId' = ${choiceId} order by created_on, id`,
    );
    return rows.map((row) => row.name);
  }
  return { sweep, cast, sent, choicesOf, statesOf, stateOf, profileOf, openOn, factsAbout };
}
