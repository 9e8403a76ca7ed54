import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { acceptTexts, factoryNow, newMember, newMentee, newMentor, newProgramme } from "@/db/factories";
import { testDb } from "@/db/test-database";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import { actingAs } from "@/server/context.fixture";
import { noteVisit } from "@/server/obligations/visits";
import { getRequest } from "@/server/requests/page";
import { sendRequest } from "@/server/requests/send";
import { acceptRequest } from "./accept-request";
import { changeMentorship, setContactNote } from "./moves";
import { getMentorship } from "./queries";
import { signAgreement } from "./signatures";
import { getToday } from "./today";

const { db } = await testDb();
const texts = requiredConsents.map((document) => ({ document, version: currentConsents[document] }));
const later = (minutes: number) => new Date(factoryNow.getTime() + minutes * 60_000);

async function accepted() {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  await acceptTexts(db, mentee.id, texts);
  const { requestId } = await sendRequest(actingAs(db, mentee), {
    idempotencyKey: randomUUID(),
    goals: "Hold a room that disagrees with me.",
    gaps: ["presenting"],
    background: "",
    cadence: "weekly",
    showEmployer: false,
    choices: [{ mentorId: mentor.id, why: "You made the move that I want to make.", answers: [] }],
  });
  const choiceId = (await getRequest(actingAs(db, mentor), { requestId })).choices[0]?.id ?? "";
  const { mentorshipId } = await acceptRequest(actingAs(db, mentor, later(10)), { choiceId });
  return { mentor, mentee, mentorshipId };
}

describe("Today", () => {
  it("shows a mentee what is due, what others owe, and what has happened, with the figures of the benchmark", async () => {
    const { mentee, mentorshipId } = await accepted();
    const today = await getToday(actingAs(db, mentee, later(20)));
    expect(today.owed).toMatchObject([{ kind: "sign_agreement", path: `/mentorships/${mentorshipId}` }]);
    expect(today.awaited).toMatchObject([{ ownerName: "Ada First" }]);
    expect(today.mentorships).toMatchObject([{ side: "mentee", partner: { name: "Ada First" }, state: "accepted" }]);
    expect(today.events).toMatchObject([{ kind: "request_accepted", name: "Ada First", at: later(10) }]);
    expect(today.standing.mentee).toMatchObject({
      ready: true,
      rated: 4,
      openRequests: 0,
      targetRole: "Project Manager",
    });
    expect(today.standing.mentee?.gaps?.widest.length).toBeGreaterThan(0);
    expect(today.standing.mentor).toBeNull();
  });

  it("shows a mentor their places and who asked, and leaves out what they did themselves", async () => {
    const { mentor } = await accepted();
    const today = await getToday(actingAs(db, mentor, later(20)));
    expect(today.events.map((event) => event.kind)).toEqual(["request_asked"]);
    expect(today.standing.mentor).toMatchObject({ approved: true, taken: 1, capacity: 2, answered: 1, asked: 1 });
  });

  it("is empty, and says so, for somebody who has just joined", async () => {
    const today = await getToday(actingAs(db, await newMember(db)));
    expect(today).toMatchObject({
      owed: [],
      awaited: [],
      mentorships: [],
      events: [],
      standing: { mentee: null, mentor: null, application: null },
    });
  });

  it("knows when somebody was last here; coming back within half an hour is the same visit", async () => {
    const member = await newMember(db);
    expect(await noteVisit(actingAs(db, member, later(0)))).toBeNull();
    expect(await noteVisit(actingAs(db, member, later(5)))).toBeNull();
    expect(await noteVisit(actingAs(db, member, later(60)))).toEqual(later(0));
    expect(await noteVisit(actingAs(db, member, later(70)))).toEqual(later(0));
    expect(await noteVisit(actingAs(db, member, later(120)))).toEqual(later(60));
  });
});

describe("a mentorship's page", () => {
  it("shows how to reach each other to the two alone, and only while it lasts", async () => {
    const { mentor, mentee, mentorshipId } = await accepted();
    await setContactNote(actingAs(db, mentor), { mentorshipId, text: "Call before nine." });
    const page = await getMentorship(actingAs(db, mentee), { mentorshipId });
    expect(page.contact).toEqual({ mine: null, theirs: "Call before nine." });
    expect(JSON.stringify(page)).not.toContain("@example.test");
    await changeMentorship(actingAs(db, mentee, later(30)), {
      mentorshipId,
      move: "end",
      reason: "Too far.",
      farewell: "Thank you.",
    });
    const ended = await getMentorship(actingAs(db, mentor), { mentorshipId });
    expect(ended.contact).toBeNull();
    expect(ended.moves[0]).toMatchObject({ to: "ended", by: "Maya Reader", farewell: "Thank you.", reason: null });
    expect(ended.can).toEqual({
      record: false,
      sign: false,
      propose: false,
      pause: false,
      resume: false,
      complete: false,
      end: false,
    });
    expect((await getMentorship(actingAs(db, mentee), { mentorshipId })).moves[0]?.reason).toBe("Too far.");
  });

  it("says who has signed and what each side may still do", async () => {
    const { mentor, mentee, mentorshipId } = await accepted();
    await signAgreement(actingAs(db, mentor), { mentorshipId, version: 1, typedName: "Ada First" });
    const page = await getMentorship(actingAs(db, mentee), { mentorshipId });
    expect(page.agreements[0]).toMatchObject({ version: 1, signedByBoth: false, signatures: [{ name: "Ada First" }] });
    expect(page.waiting).toMatchObject([{ isYours: true, step: "sign the agreement with Ada First" }]);
    expect(page.can).toMatchObject({ sign: true, end: true, complete: false, pause: false });
    expect((await getMentorship(actingAs(db, mentor), { mentorshipId })).can.sign).toBe(false);
  });

  it("does not exist for anybody else", async () => {
    const { mentorshipId } = await accepted();
    const stranger = actingAs(db, await newMember(db));
    await expect(getMentorship(stranger, { mentorshipId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
