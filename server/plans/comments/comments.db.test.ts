import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships, planComments } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { MemberCtx } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "../create";
import { exportPlan } from "../files/export";
import { getPlan } from "../queries";
import { addItem, removeItem, saveItem } from "../revisions/items";
import { sharePlan } from "../sharing/sharing";
import { addComment, mostAnswers, resolveComment } from "./comments";
import { listComments } from "./threads";

const { db } = await testDb();

/** A plan of two tasks, shown to its owner's mentor. */
async function planOfTwo() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Prosser" } });
  const mentee = await newMentee(db, programme.id);
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [asMentee, asMentor] = [actingAs(db, mentee), actingAs(db, mentor)];
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
  const { planId } = await createPlan(asMentee, begun);
  const task = async (title: string) => {
    const { revision } = await getPlan(asMentee, { planId });
    const line = { kind: "task", fields: { title } } as const;
    return (await addItem(asMentee, { planId, revision, reason: "", key: randomUUID(), ...line })).itemId;
  };
  const [first, second] = [await task("First"), await task("Second")];
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: pair.id });
  return { programme, mentee, mentor, pair, asMentee, asMentor, planId, first, second };
}
type Two = Awaited<ReturnType<typeof planOfTwo>>;

/** Ends the mentorship and shows the plan to another mentor. */
async function nextMentor({ programme, mentee, pair, asMentee, planId }: Two) {
  await db.update(mentorships).set({ state: "ended", endedAt: asMentee.now }).where(eq(mentorships.id, pair.id));
  const mentor = await newMentor(db, programme.id);
  const next = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: next.id });
  return { asNext: actingAs(db, mentor), next };
}

type Said = { itemId?: string; parentId?: string; mentorshipId?: string };

const later = <C extends MemberCtx>(ctx: C, minutes: number): C => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
});

let minute = 0;

/** Says something, a minute after what was said last. */
const say = (ctx: MemberCtx, planId: string, body: string, { itemId, parentId, mentorshipId }: Said = {}) =>
  addComment(later(ctx, ++minute), {
    planId,
    itemId: itemId ?? null,
    parentId: parentId ?? null,
    mentorshipId: mentorshipId ?? null,
    body,
    key: randomUUID(),
  });

const threadsOf = async (ctx: MemberCtx, planId: string) => (await listComments(ctx, { planId })).threads;
async function onlyThread(ctx: MemberCtx, planId: string) {
  const [thread] = await threadsOf(ctx, planId);
  if (thread === undefined) throw new Error("Nothing was said.");
  return thread;
}

describe("a comment", () => {
  it("is answered beneath it by either, in the order in which they wrote, and nothing answers an answer", async () => {
    const { asMentee, asMentor, planId, first } = await planOfTwo();
    await say(asMentor, planId, "Which two?", { itemId: first });
    const { id } = await onlyThread(asMentee, planId);
    await say(asMentee, planId, "Both of May.", { parentId: id });
    await say(asMentor, planId, "Good.", { parentId: id });
    for (const ctx of [asMentee, asMentor]) {
      const { answers, ...thread } = await onlyThread(ctx, planId);
      expect(thread).toMatchObject({ body: "Which two?", itemId: first });
      expect(answers.map(({ body }) => body)).toEqual(["Both of May.", "Good."]);
      const under = say(asMentee, planId, "Deeper", { parentId: answers[0]?.id ?? "" });
      await expect(under).rejects.toThrow("plans.no_such_comment");
    }
    const ofItem = await listComments(asMentor, { planId, itemId: first });
    expect(ofItem.threads).toMatchObject([{ answers: [{ body: "Both of May." }, { body: "Good." }] }]);
  });

  it("is dealt with together with its answers; an answer opens it again, and an answer alone is never dealt with", async () => {
    const { asMentee, asMentor, mentee, planId } = await planOfTwo();
    await say(asMentor, planId, "Which two?");
    const { id } = await onlyThread(asMentee, planId);
    await resolveComment(asMentee, { planId, commentId: id, resolved: true });
    await resolveComment(later(asMentor, 5), { planId, commentId: id, resolved: true });
    expect(await onlyThread(asMentor, planId)).toMatchObject({
      resolvedAt: asMentee.now,
      resolvedByName: mentee.name,
    });
    await say(asMentor, planId, "Not quite.", { parentId: id });
    const opened = await onlyThread(asMentee, planId);
    expect(opened).toMatchObject({ resolvedAt: null, resolvedByName: null });
    const alone = { planId, commentId: opened.answers[0]?.id ?? "", resolved: true };
    await expect(resolveComment(asMentee, alone)).rejects.toThrow("plans.no_such_comment");
  });

  it("takes so many answers and no more, also when the last two are sent at once", async () => {
    const { asMentee, asMentor, planId } = await planOfTwo();
    await say(asMentor, planId, "Which two?");
    const { id } = await onlyThread(asMentee, planId);
    const row = { planId, parentId: id, authorId: asMentee.actor.id, body: "Both.", at: asMentee.now };
    const rows = Array.from({ length: mostAnswers - 1 }, () => ({ ...row, key: randomUUID() }));
    await db.insert(planComments).values(rows);
    const two = await Promise.allSettled([1, 2].map((n) => say(asMentee, planId, `Answer ${n}`, { parentId: id })));
    expect(two.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await onlyThread(asMentee, planId)).answers).toHaveLength(mostAnswers);
  });
});

describe("a reference in a comment", () => {
  it("means the line that it meant when it was written, whatever is renumbered, moved or taken out", async () => {
    const { asMentee, asMentor, planId, first, second } = await planOfTwo();
    await say(asMentor, planId, "After #1, then #2. Never #7.");
    const refs = { "1": first, "2": second };
    expect(await onlyThread(asMentee, planId)).toMatchObject({ refs });
    await removeItem(asMentee, { planId, itemId: first, revision: 3, reason: "", key: randomUUID() });
    const { lines } = await getPlan(asMentee, { planId });
    expect(lines.map(({ id, wbs }) => [id, wbs])).toEqual([[second, "1"]]);
    for (const ctx of [asMentee, asMentor]) {
      expect((await onlyThread(ctx, planId)).refs).toEqual({ "1": null, "2": second });
    }
  });

  it("does not tell a mentor which line it means once its owner hides that", async () => {
    const { asMentee, asMentor, planId, first, pair } = await planOfTwo();
    await say(asMentee, planId, "See #1.", { mentorshipId: pair.id });
    const hide = { planId, itemId: first, revision: 3, reason: "", key: randomUUID(), fields: { hidden: true } };
    await saveItem(asMentee, hide);
    expect((await onlyThread(asMentor, planId)).refs).toEqual({ "1": null });
    expect((await onlyThread(asMentee, planId)).refs).toEqual({ "1": first });
    await say(asMentor, planId, "And #1?");
    expect((await threadsOf(asMentee, planId)).at(-1)?.refs).toEqual({});
  });
});

describe("the next mentor", () => {
  it("reads nothing that was said between the owner and a former mentor, and can neither answer nor settle it", async () => {
    const two = await planOfTwo();
    const { asMentee, asMentor, planId, first, pair } = two;
    await say(asMentor, planId, "Between us.", { itemId: first });
    await say(asMentee, planId, "Also between us.", { mentorshipId: pair.id });
    const { id } = await onlyThread(asMentee, planId);
    await say(asMentee, planId, "An answer between us.", { parentId: id });
    const { asNext, next } = await nextMentor(two);

    expect(await threadsOf(asNext, planId)).toEqual([]);
    expect((await listComments(asNext, { planId, itemId: first })).threads).toEqual([]);
    await expect(say(asNext, planId, "Me too.", { parentId: id })).rejects.toThrow("plans.no_such_comment");
    const settle = resolveComment(asNext, { planId, commentId: id, resolved: true });
    await expect(settle).rejects.toThrow("plans.no_such_comment");
    await expect(threadsOf(asMentor, planId)).rejects.toThrow("plans.not_found");

    const fileOf = async (ctx: MemberCtx) =>
      new TextDecoder().decode((await exportPlan(ctx, { planId, format: "json" })).body);
    expect(await fileOf(asMentee)).toContain("An answer between us.");
    expect(await fileOf(asNext)).not.toContain("between us");

    await say(asNext, planId, "Hello.");
    await say(asMentee, planId, "Welcome.", { mentorshipId: next.id });
    expect((await threadsOf(asNext, planId)).map(({ body }) => body)).toEqual(["Hello.", "Welcome."]);
    expect((await threadsOf(asMentee, planId)).map(({ body, mentor }) => [body, mentor?.reads])).toEqual([
      ["Between us.", false],
      ["Also between us.", false],
      ["Hello.", true],
      ["Welcome.", true],
    ]);
  });

  it("is told nothing that the owner was writing to the former one, and the owner keeps the words", async () => {
    const two = await planOfTwo();
    const { next } = await nextMentor(two);
    const late = say(two.asMentee, two.planId, "For Gwen.", { mentorshipId: two.pair.id });
    await expect(late).rejects.toThrow("plans.mentor_reads_no_more");
    expect((await listComments(two.asMentee, { planId: two.planId })).partners).toMatchObject([
      { mentorshipId: next.id },
    ]);
  });

  it("reads nothing that the owner kept to themselves; the same mentor, come again, reads what the two have said", async () => {
    const two = await planOfTwo();
    const { asMentee, asMentor, planId, programme, mentor, mentee, pair } = two;
    await say(asMentee, planId, "To myself.");
    await say(asMentor, planId, "Between us.");
    expect((await threadsOf(asMentor, planId)).map(({ body }) => body)).toEqual(["Between us."]);
    await db.update(mentorships).set({ state: "ended", endedAt: asMentee.now }).where(eq(mentorships.id, pair.id));
    const again = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
    await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: again.id });
    expect((await threadsOf(asMentor, planId)).map(({ body }) => body)).toEqual(["Between us."]);
  });
});
