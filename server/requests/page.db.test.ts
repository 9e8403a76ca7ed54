import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { acceptTexts, factoryNow, newMember, newMentee, newMentor, newProgramme } from "@/db/factories";
import { fieldVisibility, members, shortlist } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import { actingAs } from "@/server/context.fixture";
import { declineRequest } from "./answers";
import { getRequestForm } from "./form-data";
import { listMyRequests } from "./list";
import { getRequest } from "./page";
import { sendRequest } from "./send";

const { db } = await testDb();
const texts = requiredConsents.map((document) => ({ document, version: currentConsents[document] }));

async function cast(showEmployer = false) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { organisation: "Northmoor Bank" } });
  await acceptTexts(db, mentee.id, texts);
  const first = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  const second = await newMentor(db, programme.id, { member: { name: "Ben Second" } });
  const form = {
    idempotencyKey: randomUUID(),
    goals: "Hold a room that disagrees with me.",
    gaps: ["stakeholder-influence", "presenting"],
    background: "Three payments projects.",
    cadence: "weekly" as const,
    showEmployer,
    choices: [
      { mentorId: first.id, why: "You made the move that I want to make.", answers: [] },
      { mentorId: second.id, why: "You know payments from the inside.", answers: [] },
    ],
  };
  const { requestId } = await sendRequest(actingAs(db, mentee), form);
  return { programme, mentee, first, second, requestId };
}

describe("a request's page", () => {
  it("shows the mentor who is asked their own choice, the gaps beside their strengths, and no other mentor", async () => {
    const { first, requestId } = await cast();
    const page = await getRequest(actingAs(db, first), { requestId });
    expect(page).toMatchObject({
      side: "mentor",
      words: {
        goals: "Hold a room that disagrees with me.",
        employer: null,
        gaps: expect.arrayContaining([
          expect.objectContaining({ id: "stakeholder-influence", now: 1, target: 3, mentor: 4 }),
          expect.objectContaining({ id: "presenting", now: 1, mentor: null }),
        ]),
      },
      places: { taken: 0, capacity: 2 },
      waiting: { isYours: true },
      can: { accept: true, decline: true, ask: true, reply: false, withdraw: false },
    });
    expect(page.choices.map((choice) => choice.mentor.name)).toEqual(["Ada First"]);
    const everything = JSON.stringify(page);
    expect(everything).not.toContain("Ben Second");
    expect(everything).not.toContain("Northmoor");
    expect(everything).not.toContain("@example.test");
  });

  it("keeps back what the mentee shows to nobody", async () => {
    const { mentee, first, requestId } = await cast();
    await db.update(members).set({ city: "Leeds" }).where(eq(members.id, mentee.id));
    await db.delete(fieldVisibility).where(eq(fieldVisibility.memberId, mentee.id));
    expect((await getRequest(actingAs(db, first), { requestId })).mentee).toMatchObject({ city: null, jobTitle: null });
    await db.insert(fieldVisibility).values({ memberId: mentee.id, field: "city", audience: "mentor" });
    expect((await getRequest(actingAs(db, first), { requestId })).mentee).toMatchObject({
      city: "Leeds",
      jobTitle: null,
    });
  });

  it("names the employer when the mentee said so", async () => {
    const { first, requestId } = await cast(true);
    expect((await getRequest(actingAs(db, first), { requestId })).words?.employer).toBe("Northmoor Bank");
  });

  it("shows the mentee everybody in their order, and what they may do", async () => {
    const { mentee, requestId } = await cast();
    const page = await getRequest(actingAs(db, mentee), { requestId });
    expect(page.choices.map((choice) => [choice.mentor.name, choice.state])).toEqual([
      ["Ada First", "asked"],
      ["Ben Second", "waiting"],
    ]);
    expect(page).toMatchObject({
      side: "mentee",
      can: { accept: false, withdraw: true },
      waiting: { ownerName: "Ada First" },
    });
  });

  it("closes the mentee's words to a mentor who has declined", async () => {
    const { first, second, requestId } = await cast();
    const choiceId = (await getRequest(actingAs(db, first), { requestId })).choices[0]?.id ?? "";
    await declineRequest(actingAs(db, first), { choiceId, reason: "hours", note: "" });
    const page = await getRequest(actingAs(db, first), { requestId });
    expect(page.words).toBeNull();
    expect(JSON.stringify(page)).not.toContain("the move that I want to make");
    expect((await getRequest(actingAs(db, second), { requestId })).can.accept).toBe(true);
  });

  it("does not exist for a mentor whose turn has not come, nor for anybody else", async () => {
    const { second, requestId } = await cast();
    for (const stranger of [second, await newMember(db)]) {
      await expect(getRequest(actingAs(db, stranger), { requestId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

describe("the lists of requests", () => {
  it("show each side its own, with who owes the next step", async () => {
    const { mentee, first, second } = await cast();
    expect(await listMyRequests(actingAs(db, mentee))).toMatchObject({
      sent: [{ state: "open", waiting: { ownerName: "Ada First", isYours: false } }],
      received: [],
    });
    expect(await listMyRequests(actingAs(db, first))).toMatchObject({
      sent: [],
      received: [{ waiting: { isYours: true } }],
    });
    expect((await listMyRequests(actingAs(db, second))).received).toEqual([]);
  });
});

describe("the request form", () => {
  it("offers the reader's gaps and the saved mentors who could be asked next", async () => {
    const programme = await newProgramme(db);
    const mentee = await newMentee(db, programme.id);
    const [ada, ben, full] = [
      await newMentor(db, programme.id, { profile: { questions: ["What have you tried?"] } }),
      await newMentor(db, programme.id, { member: { name: "Ben Second" } }),
      await newMentor(db, programme.id, { profile: { capacityMentees: 0 } }),
    ];
    const saved = [ben, full].map((mentor) => ({ memberId: mentee.id, mentorId: mentor.id, kind: "saved" as const }));
    await db.insert(shortlist).values(saved.map((row) => ({ ...row, createdAt: factoryNow })));
    const form = await getRequestForm(actingAs(db, mentee), { handle: ada.handle });
    expect(form).toMatchObject({
      mentor: { id: ada.id, questions: ["What have you tried?"] },
      others: [{ name: "Ben Second" }],
      answerDays: 5,
      rankedChoices: 3,
      obstacle: { reason: "matching.accept_texts_first" },
    });
    expect(form.gaps.every((gap) => gap.gap > 0)).toBe(true);
    await acceptTexts(db, mentee.id, texts);
    expect((await getRequestForm(actingAs(db, mentee), { handle: ada.handle })).obstacle).toBeNull();
  });

  it("offers those who fit best where nobody is saved, and nobody whom the reader has hidden", async () => {
    const programme = await newProgramme(db);
    const mentee = await newMentee(db, programme.id);
    const [ada, ben, hidden] = [
      await newMentor(db, programme.id),
      await newMentor(db, programme.id),
      await newMentor(db, programme.id),
    ];
    await db
      .insert(shortlist)
      .values({ memberId: mentee.id, mentorId: hidden.id, kind: "hidden", createdAt: factoryNow });
    const { others } = await getRequestForm(actingAs(db, mentee), { handle: ada.handle });
    expect(others.map((other) => other.id)).toContain(ben.id);
    expect(others.map((other) => other.id)).not.toContain(hidden.id);
    expect(others.map((other) => other.id)).not.toContain(ada.id);
  });

  it("leads a second time to the request that is open already", async () => {
    const { mentee, first, requestId } = await cast();
    const { obstacle } = await getRequestForm(actingAs(db, mentee), { handle: first.handle });
    expect(obstacle).toEqual({ reason: "matching.already_asked", href: `/requests/${requestId}` });
  });
});
