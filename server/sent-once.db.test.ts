import { randomBytes, randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { testDb } from "@/db/test-database";
import type { MemberActor } from "@/domain/actor";
import { appRouter } from "@/server/router";
import { createCallerFactory } from "@/server/trpc";
import { saidOfEvidence } from "./permissions/evidence.fixture";

const { db, url } = await testDb();
Object.assign(process.env, { DATABASE_URL: url, AUTH_SECRET: randomBytes(48).toString("base64url") });
const createCaller = createCallerFactory(appRouter);

function as({ id }: { id: string }) {
  const actor: MemberActor = { kind: "member", id, sessionId: "session", authenticatedAt: factoryNow, hats: [] };
  const cookie = { start: () => {}, end: () => {} };
  return createCaller({ db, actor, now: factoryNow, requestId: "test", ip: "127.0.0.1", device: "test", cookie });
}
type Api = ReturnType<typeof as>;

/** A pair with a plan of two revisions that its mentor sees, a task, a piece of evidence and a question about it. */
async function newScene() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id);
  const mentee = await newMentee(db, programme.id);
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [owner, other] = [as(mentee), as(mentor)];
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4 };
  const { planId } = await owner.plans.create({ ...begun, key: randomUUID() });
  const task = { kind: "task", fields: { title: "Map two processes" } } as const;
  const { itemId } = await owner.plans.addItem({ planId, revision: 1, reason: "", key: randomUUID(), ...task });
  await owner.plans.share({ planId, with: "mentor", mentorshipId: pair.id });
  const lists = { audiences: [...saidOfEvidence.audiences], stages: [...saidOfEvidence.stages] };
  const piece = { ...saidOfEvidence, ...lists, kind: "text" as const, link: null, file: null };
  const { evidenceId } = await owner.evidence.add({ ...piece, visibility: "mentor", idempotencyKey: randomUUID() });
  return { planId, itemId, evidenceId, owner, other, mentee, pair, begun, task, piece, programme };
}
type Scene = Awaited<ReturnType<typeof newScene>>;

/** A kind of form: how it is sent under one key, and how many rows there are of what it makes. */
type Form = {
  send: (scene: Scene, key: string) => Promise<unknown>;
  rows: (scene: Scene) => SQL;
  prepare?: (scene: Scene) => Promise<unknown>;
};

const aside = { parentId: null, mentorshipId: null };
const ofPlan = (table: string) => (scene: Scene) => sql`${sql.identifier(table)} where plan_id = ${scene.planId}`;
const suggested = (planId: string, key: string) => ({ planId, revision: 2, reason: "Clearer", key });
const csv = (words: string) => new TextEncoder().encode(words);
const read = (api: Api, planId: string | null) =>
  api.plans.previewImport({ planId, fileName: "Taken in.csv", bytes: csv("Title\nRun a workshop") });

const forms: Record<string, Form> = {
  "a plan": {
    send: ({ owner, begun }, key) => owner.plans.create({ ...begun, key }),
    rows: ({ mentee }) => sql`plans where owner_id = ${mentee.id}`,
  },
  "a line of a plan": {
    send: ({ owner, planId, task }, key) => owner.plans.addItem({ planId, revision: 2, reason: "", key, ...task }),
    rows: ofPlan("plan_revisions"),
  },
  "a change of a line": {
    send: ({ owner, planId, itemId }, key) =>
      owner.plans.saveItem({ planId, itemId, revision: 2, reason: "", key, fields: { title: "Map three" } }),
    rows: ofPlan("plan_revisions"),
  },
  "a change of the plan": {
    send: ({ owner, planId }, key) =>
      owner.plans.saveHead({ planId, revision: 2, reason: "", key, fields: { hoursPerWeek: 7 } }),
    rows: ofPlan("plan_revisions"),
  },
  "a line taken out": {
    send: ({ owner, planId, itemId }, key) => owner.plans.removeItem({ planId, itemId, revision: 2, reason: "", key }),
    rows: ofPlan("plan_revisions"),
  },
  "an earlier revision restored": {
    send: ({ owner, planId }, key) => owner.plans.restore({ planId, to: 1, reason: "It was better", key }),
    rows: ofPlan("plan_revisions"),
  },
  "a remark": {
    send: ({ other, planId, itemId }, key) => other.plans.comment({ planId, itemId, ...aside, body: "Noted.", key }),
    rows: ofPlan("plan_comments"),
  },
  "an answer to a remark": {
    prepare: ({ other, planId, itemId }) =>
      other.plans.comment({ planId, itemId, ...aside, body: "Which two?", key: randomUUID() }),
    send: async ({ owner, planId, itemId }, key) => {
      const { threads } = await owner.plans.comments({ planId });
      const parentId = threads[0]?.id ?? null;
      await owner.plans.comment({ planId, itemId, parentId, mentorshipId: null, body: "Both of May.", key });
    },
    rows: ofPlan("plan_comments"),
  },
  "a suggestion about a line": {
    send: ({ other, planId, itemId }, key) =>
      other.plans.suggest({ ...suggested(planId, key), what: "item", itemId, fields: { title: "Map four" } }),
    rows: ofPlan("plan_suggestions"),
  },
  "a suggestion of a new line": {
    send: ({ other, planId, task }, key) => other.plans.suggest({ ...suggested(planId, key), what: "new", ...task }),
    rows: ofPlan("plan_suggestions"),
  },
  "a suggestion to take a line out": {
    send: ({ other, planId, itemId }, key) =>
      other.plans.suggest({ ...suggested(planId, key), what: "removal", itemId }),
    rows: ofPlan("plan_suggestions"),
  },
  "a suggestion about the plan": {
    send: ({ other, planId }, key) =>
      other.plans.suggest({ ...suggested(planId, key), what: "plan", fields: { hoursPerWeek: 7 } }),
    rows: ofPlan("plan_suggestions"),
  },
  "a line for a stage of the lifecycle": {
    send: ({ owner, planId }, key) =>
      owner.evidence.planStage({ planId, revision: 2, stage: "cutover", kind: "task", title: "Stand one", key }),
    rows: ofPlan("plan_stages"),
  },
  "a share with an address": {
    send: ({ owner, planId }, key) =>
      owner.plans.share({ planId, with: "person", email: "Somebody@Example.test", days: 30, key }),
    rows: ofPlan("plan_shares"),
  },
  "a link": {
    send: ({ owner, planId }, key) => owner.plans.share({ planId, with: "link", label: "Sponsor", days: 30, key }),
    rows: ofPlan("plan_shares"),
  },
  "a share with the mentor": {
    prepare: async ({ owner, planId }) => {
      const { shares } = await owner.plans.sharing({ planId });
      for (const { id } of shares) await owner.plans.endShare({ planId, shareId: id });
    },
    send: ({ owner, planId, pair }) => owner.plans.share({ planId, with: "mentor", mentorshipId: pair.id }),
    rows: ofPlan("plan_shares"),
  },
  "a file that becomes a plan": {
    prepare: ({ owner }) => read(owner, null),
    send: ({ owner }, key) => owner.plans.importPlan({ planId: null, reason: "", key }),
    rows: ({ mentee }) => sql`plans where owner_id = ${mentee.id}`,
  },
  "a file that becomes a revision": {
    prepare: ({ owner, planId }) => read(owner, planId),
    send: ({ owner, planId }, key) => owner.plans.importPlan({ planId, reason: "", key }),
    rows: ofPlan("plan_revisions"),
  },
  "a mentor's rating": {
    // The answer says how many ratings were new, which are none the second time.
    send: async ({ other, planId }) => {
      await other.plans.rateOwner({ planId, ratings: [{ competencyId: "presenting", level: 3, note: "" }] });
    },
    rows: ({ mentee }) => sql`ratings where member_id = ${mentee.id}`,
  },
  "a piece of evidence": {
    send: ({ owner, piece }, key) => owner.evidence.add({ ...piece, idempotencyKey: key }),
    rows: ({ mentee }) => sql`evidence where owner_id = ${mentee.id}`,
  },
  "a link of a piece": {
    send: ({ owner, evidenceId, planId, itemId }) =>
      owner.evidence.link({ evidenceId, planId, itemId, criterionId: null }),
    rows: ofPlan("evidence_links"),
  },
  "a confirmation": {
    send: ({ other, evidenceId }) => other.evidence.confirm({ evidenceId, version: 1 }),
    rows: ({ evidenceId }) => sql`evidence_confirmations where evidence_id = ${evidenceId}`,
  },
  "a question about a piece": {
    send: ({ other, evidenceId }, key) =>
      other.evidence.ask({ evidenceId, question: "Who signed the cutover off?", idempotencyKey: key }),
    rows: ({ evidenceId }) => sql`evidence_questions where evidence_id = ${evidenceId}`,
  },
  "a scheme taken up": {
    send: ({ owner }) => owner.cpd.followScheme({ schemeId: "apm", startsOn: "2026-01-01" }),
    rows: ({ mentee }) => sql`cpd_followed where member_id = ${mentee.id}`,
  },
};

async function count(of: SQL): Promise<number> {
  const [row] = await db.execute<{ rows: number }>(sql`select count(*)::int as rows from ${of}`);
  return row?.rows ?? 0;
}

describe("a form sent fifty times at once under one key makes one row and answers the same each time", () => {
  it.each(Object.entries(forms))(
    "%s",
    async (_, { send, rows, prepare }) => {
      const scene = await newScene();
      await prepare?.(scene);
      const before = await count(rows(scene));
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 50 }, () => send(scene, key)));
      const later = await send(scene, key);
      expect(await count(rows(scene))).toBe(before + 1);
      expect(new Set([...answers, later].map((answer) => JSON.stringify(answer))).size).toBe(1);
    },
    60_000,
  );
});

describe("what is sent again", () => {
  it("says the same of an answer, an edit with a file and a share that was ended", async () => {
    const { owner, other, planId, evidenceId, piece } = await newScene();
    await other.evidence.ask({ evidenceId, question: "Who signed it off?", idempotencyKey: randomUUID() });
    const { questions } = await owner.evidence.get({ evidenceId });
    const answer = { questionId: questions[0]?.id ?? "", answer: "The head of settlements." };
    await owner.evidence.answer(answer);
    await owner.evidence.answer(answer);
    await expect(owner.evidence.answer({ ...answer, answer: "Somebody else." })).rejects.toThrow("answered_already");

    const file = { name: "report.txt", bytes: new TextEncoder().encode("What I wrote that weekend.\n") };
    const added = { ...piece, kind: "file" as const, file, idempotencyKey: randomUUID() };
    const { evidenceId: filed } = await owner.evidence.add(added);
    const { kind: _, ...said } = piece;
    const edit = { ...said, file: { ...file, bytes: new TextEncoder().encode("And the week after.\n") } };
    await owner.evidence.edit({ ...edit, evidenceId: filed, version: 1 });
    await owner.evidence.edit({ ...edit, evidenceId: filed, version: 1 });
    expect(await owner.evidence.get({ evidenceId: filed })).toMatchObject({ version: 2 });

    await owner.plans.share({ planId, with: "link", label: "Panel", days: 7, key: randomUUID() });
    const { shares } = await owner.plans.sharing({ planId });
    const shareId = shares.find((share) => share.isLink)?.id ?? "";
    await owner.plans.endShare({ planId, shareId });
    await owner.plans.endShare({ planId, shareId });
  });
});
