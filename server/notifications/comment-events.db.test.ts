import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { factoryNow, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import type { MemberCtx } from "@/server/context";
import { actingAs } from "@/server/context.fixture";
import { addComment } from "@/server/plans/comments/comments";
import { listComments } from "@/server/plans/comments/threads";
import { createPlan } from "@/server/plans/create";
import { addItem } from "@/server/plans/revisions/items";
import { sharePlan } from "@/server/plans/sharing/sharing";
import { getMailChoices, saveMailChoices } from "./choices";
import { mailRoom, mailSecret } from "./mail.fixture";
import { readUnsubscribeToken, stopMail } from "./unsubscribe";

const { db } = await testDb();
const { tellAll, sendAll, mailed } = mailRoom(db, factoryNow);
beforeEach(async () => {
  await mailed();
});

async function pairWithPlan() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Prosser" } });
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Adeyemi" } });
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [asMentee, asMentor] = [actingAs(db, mentee), actingAs(db, mentor)];
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
  const { planId } = await createPlan(asMentee, begun);
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: pair.id });
  const say = (ctx: MemberCtx, said: { itemId?: string; parentId?: string; mentorshipId?: string } = {}) =>
    addComment(ctx, {
      planId,
      itemId: null,
      parentId: null,
      mentorshipId: pair.id,
      ...said,
      body: "CANARY",
      key: randomUUID(),
    });
  return { mentor, mentee, pair, asMentee, asMentor, planId, say };
}

it("a comment is mailed to the other of the two, and an answer to whom it answers, with none of their words", async () => {
  const { mentor, mentee, asMentee, asMentor, planId, say } = await pairWithPlan();
  await say(asMentee);
  const [first, ...others] = await mailed();
  expect(others).toEqual([]);
  expect(first?.to.address).toBe(mentor.email);
  expect(first?.content.subject).toMatch(/^Hannah has commented on plan CP-/);
  const { threads } = await listComments(asMentor, { planId });
  const parentId = threads[0]?.id ?? "";
  await say(asMentor, { parentId });
  const [answer, ...more] = await mailed();
  expect(more).toEqual([]);
  expect(answer?.to.address).toBe(mentee.email);
  expect(answer?.content.subject).toMatch(/^Gwen has answered your comment on plan CP-/);
  expect(answer?.content.button?.url).toBe(`https://critical-path.example/plans/${planId}#comment-${parentId}`);
  expect(JSON.stringify([first, answer])).not.toContain("CANARY");
});

it("whoever writes much within the hour is mailed about once, to each to whom they write", async () => {
  const { mentor, mentee, asMentee, planId, say } = await pairWithPlan();
  const programme = await newProgramme(db);
  const second = await newMentor(db, programme.id);
  const also = await newMentorship(db, { programmeId: programme.id, mentorId: second.id, menteeId: mentee.id });
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: also.id });
  await say(asMentee);
  await say(asMentee);
  await say(asMentee, { mentorshipId: also.id });
  const addresses = (await mailed()).map(({ to }) => to.address);
  expect(addresses.toSorted()).toEqual([mentor.email, second.email].toSorted());
});

it("whoever has switched it off gets none, not even what is in the queue; switched on again, it comes", async () => {
  const { asMentee, asMentor, say } = await pairWithPlan();
  await say(asMentor);
  await tellAll();
  const all = await getMailChoices(asMentee);
  await saveMailChoices(asMentee, { ...all, plan_comments: false });
  expect(await getMailChoices(asMentee)).toEqual({ ...all, plan_comments: false });
  expect(await sendAll()).toEqual([]);
  const later = { ...asMentor, now: new Date(asMentor.now.getTime() + 3_600_000) };
  await say(later);
  expect(await mailed()).toEqual([]);
  expect(await getMailChoices(asMentor)).toEqual(all);
  await saveMailChoices(asMentee, all);
  await say({ ...asMentor, now: new Date(later.now.getTime() + 3_600_000) });
  expect(await mailed()).toHaveLength(1);
});

it("the address in the mail and in its header stops mail about comments and nothing else", async () => {
  const { mentee, asMentee, asMentor, say } = await pairWithPlan();
  await say(asMentor);
  const [mail] = await mailed();
  const address = mail?.list?.oneClickUnsubscribe ?? "";
  expect(mail?.content.unsubscribe?.url).toBe(address);
  const whose = readUnsubscribeToken(address.slice(address.lastIndexOf("/") + 1), [mailSecret]);
  expect(whose).toEqual({ memberId: mentee.id, kind: "plan_comments" });
  await stopMail(db, { memberId: mentee.id, kind: "plan_comments" }, factoryNow);
  await stopMail(db, { memberId: mentee.id, kind: "plan_comments" }, factoryNow);
  expect(await getMailChoices(asMentee)).toMatchObject({ plan_comments: false, post_answers: true });
});

it("nobody hears of a comment that they may not read: on a hidden line, of another mentor, or after the end", async () => {
  const { asMentee, asMentor, pair, planId, say } = await pairWithPlan();
  const fields = { title: "Ask for a rise", hidden: true };
  const line = { planId, revision: 1, reason: "", kind: "task", fields } as const;
  const { itemId } = await addItem(asMentee, { ...line, key: randomUUID() });
  await say(asMentee, { itemId });
  expect(await mailed()).toEqual([]);
  await say({ ...asMentee, now: new Date(asMentee.now.getTime() + 3_600_000) });
  await tellAll();
  await db.update(mentorships).set({ state: "ended", endedAt: factoryNow }).where(eq(mentorships.id, pair.id));
  expect(await sendAll()).toEqual([]);
  await expect(say(asMentor)).rejects.toThrow("plans.not_found");
});
