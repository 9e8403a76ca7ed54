import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { planFormats } from "@/domain/plans/files/formats";
import type { PlanChange } from "@/domain/plans/revisions/changes";
import { getHistory } from "@/server/benchmark/queries";
import { actingAs } from "@/server/context.fixture";
import { changeMentorship } from "@/server/mentorships/moves";
import { readablePlan } from "@/server/plans/access";
import { answerProposal, proposePlan } from "@/server/plans/agreement/agreement";
import { getPlanBenchmark, rateOwner } from "@/server/plans/benchmark/benchmark";
import { exportPlan } from "@/server/plans/files/export";
import { planSheet } from "@/server/plans/files/gather";
import { getPlan } from "@/server/plans/queries";
import { compareRevisions, listRevisions } from "@/server/plans/revisions/history";
import { savePlan } from "@/server/plans/revisions/save";
import { getPlanBehindLink } from "@/server/plans/sharing/shared-view";
import { sharePlan } from "@/server/plans/sharing/sharing";
import { answerSuggestion, suggestChange } from "@/server/plans/suggestions/suggestions";
import { saveGateDraft, signGate } from "./decide";
import { getGate } from "./gate-view";
import { conditionalWords, pairWithPlan } from "./gates.fixture";
import { getReview } from "./review-view";
import { askReview, signReview } from "./reviews";
import { countersign } from "./signing";
import { submitGate } from "./submit";

const { db } = await testDb();
const key = () => randomUUID();

let programmeId: string;
beforeAll(async () => {
  await importContent({ db, now: factoryNow });
  programmeId = (await newProgramme(db)).id;
});

type Ctx = ReturnType<typeof actingAs>;
const secrets = ["noted-on-criterion", "noted-as-reason", "noted-in-remark"] as const;

/** A gate that both have signed, with a note and a reason, and an answered review with a remark. */
async function written() {
  const stage = await pairWithPlan(db, programmeId);
  const { mentee, mentor, planId, gateId: itemId, criteria, beforeId } = stage;
  const gate = await submitGate(mentee, { planId, itemId, mentorshipId: null, key: key() });
  const conditional = conditionalWords(criteria, "2026-07-10");
  const words = {
    ...conditional,
    marks: conditional.marks.map((mark) => ({ ...mark, note: "noted-on-criterion" })),
    why: "noted-as-reason",
  };
  await saveGateDraft(mentor, { planId, reviewId: gate.reviewId, words });
  await signGate(mentor, { planId, reviewId: gate.reviewId, words, shownRevision: 1, typedName: "Gwen Prosser" });
  await countersign(mentee, { planId, reviewId: gate.reviewId, typedName: "Hannah Adeyemi" });
  const change: PlanChange = { field: "durationDays", itemId: beforeId, before: 10, after: 12 };
  await savePlan(mentee, { planId, changes: [change], reason: "Longer.", key: key() });
  const { reviewId } = await askReview(mentee, { planId, mentorshipId: null, key: key() });
  await signReview(mentor, {
    planId,
    reviewId,
    words: { answers: [], remark: "noted-in-remark" },
    revision: 3,
    agreeToRest: true,
    typedName: "Gwen Prosser",
  });
  return { ...stage, itemId };
}

/** Every way on which this reader comes to the plan, as text. */
async function waysOf(ctx: Ctx, planId: string, itemId: string): Promise<Record<string, string>> {
  const read = async (way: () => Promise<unknown>) =>
    JSON.stringify(await way().catch((error: Error) => error.message));
  const files: Record<string, string> = {};
  for (const format of planFormats) {
    files[format] = await read(async () =>
      Buffer.from((await exportPlan(ctx, { planId, format, withHidden: true })).body).toString("utf8"),
    );
  }
  return {
    ...files,
    sheet: await read(async () => planSheet(ctx, await readablePlan(db, ctx.actor, planId, ctx.now), true)),
    plan: await read(() => getPlan(ctx, { planId })),
    revisions: await read(() => listRevisions(ctx, { planId })),
    compare: await read(() => compareRevisions(ctx, { planId, from: 1, to: 2 })),
    gate: await read(() => getGate(ctx, { planId, itemId })),
    review: await read(() => getReview(ctx, { planId })),
  };
}

const told = (ways: Record<string, string>) =>
  Object.entries(ways).flatMap(([way, text]) => secrets.flatMap((secret) => (text.includes(secret) ? [way] : [])));

describe("what a mentor notes at a gate or on a review", () => {
  it("is read by the two on its own page alone, and leaves in no file, link or plan", async () => {
    const { mentee, mentor, planId, itemId } = await written();
    const onPages = ["gate", "gate", "review"];
    expect(told(await waysOf(mentee, planId, itemId))).toEqual(onPages);
    expect(told(await waysOf(mentor, planId, itemId))).toEqual(onPages);

    const reader = await newMember(db);
    await sharePlan(mentee, { planId, with: "person", email: reader.email, days: 30, key: key() });
    expect(told(await waysOf(actingAs(db, reader), planId, itemId))).toEqual([]);
    const { token } = await sharePlan(mentee, { planId, with: "link", label: "Sponsor", days: 30, key: key() });
    expect(told({ link: JSON.stringify(await getPlanBehindLink(mentee, { token: token ?? "" })) })).toEqual([]);
  });

  it("is not read by the next mentor, who sees what was marked and decided", async () => {
    const { mentee, mentor, planId, itemId, pair } = await written();
    await changeMentorship(mentee, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
    expect(told(await waysOf(mentor, planId, itemId))).toEqual([]);
    const next = await newMentor(db, programmeId);
    const again = await newMentorship(db, { programmeId, mentorId: next.id, menteeId: pair.menteeId });
    await sharePlan(mentee, { planId, with: "mentor", mentorshipId: again.id });
    const ctx = actingAs(db, next);
    expect(told(await waysOf(ctx, planId, itemId))).toEqual([]);
    expect((await getGate(ctx, { planId, itemId })).signed).toMatchObject({
      words: { decision: "conditions", marks: [{ mark: "met", note: "" }, { mark: "partly" }], why: "" },
    });
    expect((await getGate(mentee, { planId, itemId })).signed?.words?.why).toBe("noted-as-reason");
  });
});

describe("the words between an owner and a mentor", () => {
  /** A suggestion that was taken up, a plan that was sent back, a question about a piece and a rating with its ground. */
  async function spoken() {
    const stage = await written();
    const { mentee, mentor, planId, pair, beforeId } = stage;
    const changes: PlanChange[] = [{ field: "durationDays", itemId: beforeId, before: 12, after: 11 }];
    const { suggestionId } = await suggestChange(mentor, { planId, changes, reason: "said-by-the-mentor" });
    await answerSuggestion(mentee, { planId, suggestionId, accept: true, answer: "" });
    const forward = { planId, mentorshipId: pair.id, typedName: "Hannah Adeyemi", reason: "Again." };
    const later = new Date(mentee.now.getTime() + 60_000);
    await proposePlan({ ...mentee, now: later }, { ...forward, key: key() });
    const { proposal } = await getPlan(mentor, { planId });
    const no = { planId, proposalId: proposal?.id ?? "", agree: false, typedName: "" };
    await answerProposal(mentor, { ...no, answer: "sent-back-with" });
    const ratings = [{ competencyId: "presenting", level: 2, note: "rated-because" }];
    await rateOwner(mentor, { planId, ratings });
    return stage;
  }
  const words = ["said-by-the-mentor", "sent-back-with", "rated-because"];
  const heard = async (ctx: Ctx, planId: string) => {
    const said = JSON.stringify([
      await listRevisions(ctx, { planId }),
      await getPlan(ctx, { planId }),
      await getReview(ctx, { planId }),
      await getPlanBenchmark(ctx, { planId }),
      Buffer.from((await exportPlan(ctx, { planId, format: "json" })).body).toString("utf8"),
    ]);
    return words.filter((one) => said.includes(one));
  };

  it("stay with the two: the next mentor reads what was changed, and not what was said of it", async () => {
    const { mentee, mentor, planId, pair } = await spoken();
    for (const ctx of [mentee, mentor]) expect(await heard(ctx, planId)).toEqual(words.slice(0, 2));
    await changeMentorship(mentee, { mentorshipId: pair.id, move: "end", reason: "", farewell: "" });
    const next = await newMentor(db, programmeId, { member: { name: "Nora Next" } });
    const again = await newMentorship(db, { programmeId, mentorId: next.id, menteeId: pair.menteeId });
    await sharePlan(mentee, { planId, with: "mentor", mentorshipId: again.id });
    await askReview(mentee, { planId, mentorshipId: again.id, key: key() });
    const ctx = actingAs(db, next);
    expect(await heard(ctx, planId)).toEqual([]);
    expect((await listRevisions(ctx, { planId })).revisions[0]).toMatchObject({ kind: "suggestion", reason: "" });
    expect((await getReview(ctx, { planId })).changes?.count).toBeGreaterThan(0);
    expect((await getPlan(ctx, { planId })).lastProposal).toMatchObject({ outcome: "declined", answer: null });
    expect(await heard(mentee, planId)).toEqual(words.slice(0, 2));
    const { history } = await getHistory(
      mentee,
      { memberId: pair.menteeId, activeMentorIds: [] },
      {
        competencyId: "presenting",
      },
    );
    expect(history.at(-1)?.note).toBe("rated-because");
  });

  it("stay with the two also beside another mentor of the same time, who answers what came of them and is not asked to sign what was put to the first", async () => {
    const { mentee, mentor, planId, pair, beforeId } = await written();
    const next = await newMentor(db, programmeId, { member: { name: "Nora Next" } });
    const beside = await newMentorship(db, { programmeId, mentorId: next.id, menteeId: pair.menteeId });
    await sharePlan(mentee, { planId, with: "mentor", mentorshipId: beside.id });
    const ctx = actingAs(db, next);
    const ask = () => askReview(mentee, { planId, mentorshipId: beside.id, key: key() });
    const form = { planId, words: { answers: [], remark: "" }, agreeToRest: true, typedName: "Nora Next" };
    await signReview(ctx, { ...form, ...(await ask()), revision: 3 });
    const changes: PlanChange[] = [{ field: "durationDays", itemId: beforeId, before: 12, after: 11 }];
    const { suggestionId } = await suggestChange(mentor, { planId, changes, reason: "said-by-the-mentor" });
    await answerSuggestion(mentee, { planId, suggestionId, accept: true, answer: "" });
    await ask();
    const lines = async (reader: Ctx) => (await getReview(reader, { planId })).changes?.lines;
    expect(await lines(ctx)).toMatchObject([{ by: "Hannah Adeyemi", reason: "" }]);
    expect(await lines(mentor)).toMatchObject([{ reason: "Suggested by Gwen Prosser: said-by-the-mentor" }]);
    const forward = { planId, mentorshipId: pair.id, typedName: "Hannah Adeyemi", reason: "Again.", key: key() };
    await proposePlan(mentee, forward);
    const asked = async (reader: Ctx) => (await getPlan(reader, { planId })).proposal?.asksReader;
    expect([await asked(mentor), await asked(ctx), await asked(mentee)]).toEqual([true, false, false]);
  });
});

describe("the reason of a revision", () => {
  it("is not told to a named reader when it is a gate's or a suggestion's", async () => {
    const { mentee, mentor, planId, beforeId } = await written();
    const changes: PlanChange[] = [{ field: "durationDays", itemId: beforeId, before: 12, after: 11 }];
    const { suggestionId } = await suggestChange(mentor, { planId, changes, reason: "said-by-the-mentor" });
    await answerSuggestion(mentee, { planId, suggestionId, accept: true, answer: "" });
    const reader = await newMember(db);
    await sharePlan(mentee, { planId, with: "person", email: reader.email, days: 30, key: key() });
    const ctx = actingAs(db, reader);
    const { revisions } = await listRevisions(ctx, { planId });
    expect(revisions.map(({ kind, reason }) => [kind, reason])).toEqual([
      ["suggestion", ""],
      ["edited", "Longer."],
      ["gate", ""],
      ["created", "Begun from nothing"],
    ]);
    expect((await getPlan(ctx, { planId })).newest).toMatchObject({ number: 4, reason: "" });
    expect((await exportPlan(ctx, { planId, format: "json" })).body.toString()).not.toContain("said-by-the-mentor");
    expect((await getPlan(mentor, { planId })).newest?.reason).toContain("said-by-the-mentor");
  });

  it("is its owner's alone when it is about nothing but what is hidden, also once that is taken out", async () => {
    const { mentee, mentor, planId, behindId } = await pairWithPlan(db, programmeId);
    const save = (changes: PlanChange[], reason: string) => savePlan(mentee, { planId, changes, reason, key: key() });
    await save([{ field: "hidden", itemId: behindId, before: false, after: true }], "hidden-for-now");
    await save([{ field: "note", itemId: behindId, before: "", after: "Elsewhere" }], "hidden-note");
    const secret = ["hidden-for-now", "hidden-note"];
    const heard = async (ctx: Ctx) => {
      const said = JSON.stringify([await listRevisions(ctx, { planId }), (await getPlan(ctx, { planId })).newest]);
      return secret.filter((reason) => said.includes(reason));
    };
    const reader = await newMember(db);
    await sharePlan(mentee, { planId, with: "person", email: reader.email, days: 30, key: key() });
    for (const ctx of [actingAs(db, reader), mentor]) expect(await heard(ctx)).toEqual([]);
    const { document } = await getPlan(mentee, { planId });
    const item = document.items.find(({ id }) => id === behindId) ?? null;
    const waiting = document.items.filter(({ after }) => after.some((link) => link.itemId === behindId));
    await save(
      [
        ...waiting.map(({ id, after }): PlanChange => ({ field: "after", itemId: id, before: after, after: [] })),
        { field: "item", itemId: behindId, before: item, after: null },
      ],
      "Tidied.",
    );
    for (const ctx of [actingAs(db, reader), mentor]) expect(await heard(ctx)).toEqual([]);
    expect(await heard(mentee)).toEqual(["hidden-for-now", "hidden-note"]);
  });
});
