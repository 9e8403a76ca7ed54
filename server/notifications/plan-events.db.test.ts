import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { factoryNow, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { createPlan } from "@/server/plans/create";
import { sharePlan } from "@/server/plans/sharing/sharing";
import { suggest } from "@/server/plans/suggestions/suggest";
import { answerSuggestion, withdrawSuggestion } from "@/server/plans/suggestions/suggestions";
import { mailRoom } from "./mail.fixture";

const { db } = await testDb();
const { tellAll, sendAll, mailed } = mailRoom(db, factoryNow);
beforeEach(async () => {
  await mailed();
});

const at = (minutes: number) => new Date(factoryNow.getTime() + minutes * 60_000);

/** A plan that is shown to a mentor, and what the two do about it so many minutes after the beginning. */
async function stage() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Prosser" } });
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Adeyemi" } });
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const asMentee = actingAs(db, mentee);
  const begun = { templateId: null, title: "Mine", startsOn: "2026-06-08", hoursPerWeek: 4, key: randomUUID() };
  const { planId } = await createPlan(asMentee, begun);
  await sharePlan(asMentee, { planId, with: "mentor", mentorshipId: pair.id });
  const theirs = (minutes: number) => ({ ...actingAs(db, mentor), now: at(minutes) });
  const propose = async (minutes: number, title: string) => {
    const line = { what: "new", kind: "task", fields: { title } } as const;
    const form = { planId, revision: 1, reason: "CANARY", key: randomUUID() };
    return (await suggest(theirs(minutes), { ...form, ...line })).suggestionId;
  };
  const takeBack = (minutes: number, suggestionId: string) =>
    withdrawSuggestion(theirs(minutes), { planId, suggestionId });
  const answer = (minutes: number, suggestionId: string, accept: boolean) =>
    answerSuggestion({ ...asMentee, now: at(minutes) }, { planId, suggestionId, accept, answer: "" });
  return { mentor, mentee, planId, propose, takeBack, answer };
}

it("whoever suggests much within an hour is mailed about once, and again later, with none of their words", async () => {
  const { mentee, planId, propose } = await stage();
  await propose(0, "CANARY");
  const [mail, ...others] = await mailed(at(0));
  expect(others).toEqual([]);
  expect(mail?.to.address).toBe(mentee.email);
  expect(mail?.content.subject).toMatch(/^Gwen suggests a change to plan CP-/);
  expect(mail?.content.button?.url).toBe(`https://critical-path.example/plans/${planId}#suggestions`);
  expect(JSON.stringify(mail)).not.toContain("CANARY");
  for (const minutes of [1, 20, 59]) {
    await propose(minutes, "More");
    expect(await mailed(at(minutes))).toEqual([]);
  }
  await propose(61, "Later");
  expect(await mailed(at(61))).toHaveLength(1);
});

it("ten suggestions that are told of together make one mail, which comes although the first was taken back", async () => {
  const { propose, takeBack } = await stage();
  const first = await propose(0, "First");
  for (let n = 1; n < 10; n++) await propose(n, "Another");
  await tellAll(at(10));
  await takeBack(10, first);
  expect(await sendAll(at(10))).toHaveLength(1);
});

it("nobody is mailed about what was taken back or answered before the mail went", async () => {
  const { propose, takeBack, answer } = await stage();
  await takeBack(0, await propose(0, "No"));
  expect(await mailed(at(0))).toEqual([]);
  await answer(1, await propose(1, "Yes"), true);
  const subjects = (await mailed(at(1))).map(({ content }) => content.subject);
  expect(subjects).toEqual([expect.stringMatching(/^Hannah has taken up your suggestion/)]);
});

it("whoever answers many suggestions within an hour is mailed about once", async () => {
  const { mentor, propose, answer } = await stage();
  const made: string[] = [];
  for (let n = 0; n < 5; n++) made.push(await propose(n, `Line ${n}`));
  await mailed(at(5));
  for (const id of made) await answer(6, id, id !== made[0]);
  const [mail, ...others] = await mailed(at(6));
  expect(others).toEqual([]);
  expect(mail?.to.address).toBe(mentor.email);
});
