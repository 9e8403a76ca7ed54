import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { factoryNow, newMember, newMentee, newMentor, newMentorship } from "@/db/factories";
import {
  agreementSignatures,
  agreements,
  fieldVisibility,
  heldCredentials,
  leave,
  members,
  mentorDomains,
  mentorProfiles,
  programmes,
  scoringVersions,
  shortlist,
  strengths,
} from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { defaultDomainAdjacency, defaultScoreWeights } from "@/domain/matching/weights";
import { actingAs } from "@/server/context.fixture";
import { hasBit } from "./bits";
import { compareMentors, getMentor, listMentors, listShortlist } from "./directory";
import { directoryCast, idsIn, only } from "./directory.fixture";
import { mentorIndexKeeper } from "./index-keeper";
import { markMentor, unmarkMentor } from "./shortlist";

const { db, sql } = await testDb();
const settled = () => mentorIndexKeeper(db).sync();
const cast = (mentors: number) => directoryCast(db, mentors);

describe("the directory for a mentee", () => {
  it("ranks by fit, shows parts that add up to the total, and says why in words", async () => {
    const { as, mentors } = await cast(2);
    const [first, second] = mentors;
    if (!first || !second) throw new Error("no mentors");
    await db.delete(strengths).where(eq(strengths.memberId, second.id));
    await settled();
    const list = await listMentors(as, {});
    expect(list.ranked).toBe(true);
    const rows = list.rows.filter((row) => mentors.some((mentor) => mentor.id === row.memberId));
    expect(rows.map((row) => row.memberId)).toEqual([first.id, second.id]);
    for (const { fit } of rows) {
      expect(fit?.parts.reduce((sum, part) => sum + part.points, 0)).toBe(fit?.points);
      expect(fit?.slots.reduce((sum, slot) => sum + slot.points, 0)).toBe(fit?.points);
    }
    const sentences = rows[0]?.fit?.parts.flatMap((part) => part.facts.map((fact) => fact.sentence));
    expect(sentences).toContain("Was a PMO coordinator until 2012");
    expect(sentences).toContain("4 shared hours a week, on Tuesday evenings and Thursday evenings");
    expect(rows[0]?.route).toEqual(["PMO coordinator", "BA", "PM", "Senior PM"]);
  });

  it("uses the programme's newest weights", async () => {
    const { as, programme, mentors } = await cast(1);
    const weights = {
      ...defaultScoreWeights,
      domain: 90,
      gaps: 0,
      path: 10,
      level: 0,
      availability: 0,
      response: 0,
      goals: 0,
    };
    const version = { programmeId: programme.id, adjacency: defaultDomainAdjacency, createdAt: factoryNow };
    await db.insert(scoringVersions).values([
      { ...version, version: 1, weights: defaultScoreWeights },
      { ...version, version: 2, weights },
    ]);
    const list = await listMentors(as, only(mentors[0]));
    expect(list.rows[0]?.fit?.points).toBe(100);
    expect(list.rows[0]?.fit?.slots.find((slot) => slot.slot === "domain")?.weight).toBe(90);
  });

  it("does not rank for a mentee of whom too little is known, and says what is missing", async () => {
    const { programme, mentors } = await cast(1);
    const blank = await newMentee(db, programme.id, { profile: { targetRoleId: null, targetDomainId: null } });
    const list = await listMentors(actingAs(db, blank), only(mentors[0]));
    expect(list.ranked).toBe(false);
    expect(list.notRanked?.sentence).toContain("You have not said which role you want");
    expect(list.rows.every((row) => row.fit === null)).toBe(true);
    expect(list.rows[0]?.notEnough).toContain("You have not said which role you want");
  });

  it("keeps a full mentor in the list with the date a place opens, never to be asked", async () => {
    const { as, programme, mentors } = await cast(1);
    const [mentor] = mentors;
    if (!mentor) throw new Error("no mentor");
    const others = [await newMentee(db, programme.id), await newMentee(db, programme.id)];
    for (const [n, other] of others.entries()) {
      const mentorship = await newMentorship(db, {
        programmeId: programme.id,
        mentorId: mentor.id,
        menteeId: other.id,
      });
      await db.transaction(async (tx) => {
        await tx.insert(agreements).values({
          mentorshipId: mentorship.id,
          version: 1,
          scope: "Steering papers",
          cadenceDays: 14,
          sessionMinutes: 45,
          channel: "video",
          endsOn: `2026-07-0${n + 1}`,
          clauses: [],
          proposedById: other.id,
          createdAt: factoryNow,
        });
        const signature = { mentorshipId: mentorship.id, version: 1, typedName: "Signed", signedAt: factoryNow };
        await tx
          .insert(agreementSignatures)
          .values([mentor.id, other.id].map((memberId) => ({ ...signature, memberId })));
      });
    }
    await settled();
    const [row] = (await listMentors(as, only(mentor))).rows;
    expect(row).toMatchObject({ canAsk: false, places: { taken: 2, capacity: 2 }, whyNot: { reason: "full" } });
    expect(row?.whyNot?.because).toContain("1 July 2026");
    expect((await listMentors(as, { ...only(mentor), time: "now" })).total).toBe(0);
    expect((await listMentors(as, { ...only(mentor), time: "month" })).total).toBe(1);
  });

  it("shows the mentor's state at the moment of the query, though the list was ranked before", async () => {
    const { as, mentors } = await cast(1);
    const [mentor] = mentors;
    if (!mentor) throw new Error("no mentor");
    const state = async () => (await listMentors(as, only(mentor))).rows[0]?.whyNot?.reason ?? null;
    expect(await state()).toBeNull();
    await db.update(mentorProfiles).set({ pausedAt: factoryNow }).where(eq(mentorProfiles.memberId, mentor.id));
    expect(await state()).toBe("paused");
    await db
      .update(mentorProfiles)
      .set({ pausedAt: null, lapsedInARow: 2 })
      .where(eq(mentorProfiles.memberId, mentor.id));
    expect(await state()).toBe("silent");
    await db.update(mentorProfiles).set({ lapsedInARow: 0 }).where(eq(mentorProfiles.memberId, mentor.id));
    await db.insert(leave).values({ memberId: mentor.id, fromDay: "2026-06-09", toDay: "2026-06-09" });
    expect(await state()).toBe("on_leave");
  });

  it("leaves out whoever is not offered, counts them by reason, and lists them with the reason when asked", async () => {
    const { as, programme, mentors } = await cast(1);
    const junior = await newMentor(db, programme.id, { member: { currentRoleId: "pmo-coordinator" } });
    await settled();
    const [mentor] = mentors;
    const list = await listMentors(as, {});
    expect(idsIn(list)).toContain(mentor?.id);
    expect(idsIn(list)).not.toContain(junior.id);
    expect(list.notOffered.find((row) => row.reason === "level")?.count).toBe(1);
    const all = await listMentors(as, { ...only(junior), all: true });
    expect(all.rows[0]).toMatchObject({ memberId: junior.id, canAsk: false, fit: null, whyNot: { reason: "level" } });
  });
});

describe("filters and pages", () => {
  it("each count is what choosing that value finds, given the other filters", async () => {
    const { as, programme, mentors } = await cast(3);
    const [first] = mentors;
    if (!first) throw new Error("no mentor");
    await db.insert(mentorDomains).values({ memberId: first.id, domainId: "nhs" });
    await newMentor(db, programme.id, {
      profile: { meetingModes: ["in_person", "video"] },
      member: { timeZone: "Asia/Singapore" },
    });
    await settled();
    const query = { domain: ["banking"], time: "now" as const };
    const { facets } = await listMentors(as, query);
    for (const filter of ["domain", "meets", "zone", "moved", "helps", "level", "language", "specialism"] as const) {
      for (const { value, count } of facets[filter]) {
        const { total } = await listMentors(as, { ...query, [filter]: [value] });
        expect(`${filter} ${value}: ${count}`).toBe(`${filter} ${value}: ${total}`);
      }
    }
    expect(facets.helps.find((value) => value.value === "stakeholder-influence")?.yours).toBe(true);
    expect(facets.shared[0]?.count).toBe((await listMentors(as, { ...query, shared: true })).total);
  });

  it("pages by key show everybody once, forwards and back, though others come and go meanwhile", async () => {
    const { as, programme } = await cast(27);
    const first = await listMentors(as, {});
    expect([first.total, first.from, first.rows.length, first.previous]).toEqual([27, 1, 12, null]);
    await newMentor(db, programme.id);
    await settled();
    const second = await listMentors(as, { after: first.next ?? "" });
    const third = await listMentors(as, { after: second.next ?? "" });
    const seen = [first, second, third].flatMap(idsIn);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(27);
    expect(third.next).toBeNull();
    const back = await listMentors(as, third.previous?.after ? { after: third.previous.after } : {});
    expect(idsIn(back).at(-1)).toBe(idsIn(second).at(-1));
    expect((await listMentors(as, { after: "no such key" })).from).toBe(1);
  });

  it("when nothing is found it says what taking off each filter would find", async () => {
    const { as, mentors } = await cast(1);
    const list = await listMentors(as, { ...only(mentors[0]), domain: ["nhs"] });
    expect(list.total).toBe(0);
    expect(list.relax).toEqual(expect.arrayContaining([expect.objectContaining({ filter: "domain", count: 1 })]));
  });
});

describe("the index", () => {
  it("hears of each change of a mentor, and of a change of the programme's rules", async () => {
    const { as, programme, mentors } = await cast(1);
    const [mentor] = mentors;
    if (!mentor) throw new Error("no mentor");
    const total = async (query: Parameters<typeof listMentors>[1]) => {
      await settled();
      return (await listMentors(as, query)).total;
    };
    await db.update(members).set({ name: "Quirke Unusual" }).where(eq(members.id, mentor.id));
    expect(await total({ q: "quirke" })).toBe(1);
    await db.update(fieldVisibility).set({ audience: "only_me" }).where(eq(fieldVisibility.memberId, mentor.id));
    expect(await total({ q: "quirke" })).toBe(0);
    await db.update(fieldVisibility).set({ audience: "members" }).where(eq(fieldVisibility.memberId, mentor.id));
    await db.update(mentorProfiles).set({ lapsedInARow: 1 }).where(eq(mentorProfiles.memberId, mentor.id));
    expect(await total({ q: "quirke", time: "now" })).toBe(1);
    await db
      .update(programmes)
      .set({ settings: { silentAfterLapses: 1 } })
      .where(eq(programmes.id, programme.id));
    expect(await total({ q: "quirke", time: "now" })).toBe(0);
    await db.delete(mentorProfiles).where(eq(mentorProfiles.memberId, mentor.id));
    expect(await total({ q: "quirke" })).toBe(0);
  });

  it("has public pages drawn again once it knows of a change, so that none stays as it was", async () => {
    const { mentors } = await cast(1);
    const [mentor] = mentors;
    if (!mentor) throw new Error("no mentor");
    const name = `Renamed ${randomUUID().slice(0, 8)}`;
    let knewAtLastNotice = false;
    await sql.listen("content_changed", async (topic) => {
      const index = await mentorIndexKeeper(db).at(factoryNow);
      if (topic === "mentors")
        knewAtLastNotice = hasBit(
          index.words.search(name, index.rows, () => index.live),
          index.rowOf(mentor.id) ?? -1,
        );
    });
    await db.update(members).set({ name }).where(eq(members.id, mentor.id));
    await expect.poll(() => knewAtLastNotice).toBe(true);
  });
});

describe("one mentor", () => {
  it("shows the widest gaps with the mentor's level, and credentials with who has seen them", async () => {
    const { as, mentors } = await cast(1);
    const [mentor] = mentors;
    if (!mentor) throw new Error("no mentor");
    const coordinator = await newMember(db, { name: "Ailsa Coordinator" });
    await db.insert(heldCredentials).values([
      { memberId: mentor.id, credentialId: "pmp", obtainedOn: "2015-01-01", expiresOn: "2026-06-08" },
      {
        memberId: mentor.id,
        credentialId: "prince2-practitioner",
        obtainedOn: "2016-01-01",
        seenById: coordinator.id,
        seenAt: factoryNow,
      },
    ]);
    const page = await getMentor(as, mentor.handle);
    expect(page.gaps).toHaveLength(3);
    expect(page.gaps.find((gap) => gap.competency.id === "stakeholder-influence")?.mentorLevel ?? 4).toBe(4);
    expect(page.credentials.map((held) => [held.expired, held.status])).toEqual([
      [true, { kind: "self_declared" }],
      [false, { kind: "seen", by: "Ailsa Coordinator", at: factoryNow }],
    ]);
    expect(page.can).toEqual({ ask: true, save: true, hide: true, block: true });
    expect(page.moves.map((move) => move.move)).toEqual(["pmo-ba", "ba-pm"]);
  });

  it("two or three are compared by the same questions", async () => {
    const { as, mentors } = await cast(2);
    const handles = mentors.map((mentor) => mentor.handle);
    const { rows } = await compareMentors(as, handles);
    expect(rows.find((row) => row.label === "Domain")).toEqual({
      label: "Domain",
      yours: ["Banking"],
      cells: [["Banking"], ["Banking"]],
      shared: [["Banking"], ["Banking"]],
      same: true,
    });
    await expect(compareMentors(as, [handles[0] ?? "", handles[0] ?? ""])).rejects.toMatchObject({
      reason: "matching.not_enough_to_compare",
    });
  });
});

describe("saving and hiding", () => {
  it("a hidden mentor stays out of the list until un-hidden, and the mark is the reader's alone", async () => {
    const { as, programme, mentors } = await cast(1);
    const [mentor] = mentors;
    if (!mentor) throw new Error("no mentor");
    const other = actingAs(db, await newMentee(db, programme.id));
    await markMentor(as, mentor.id, "saved");
    expect(idsIn(await listMentors(as, { saved: true }))).toEqual([mentor.id]);
    await markMentor(as, mentor.id, "hidden");
    expect(await listMentors(as, {})).toMatchObject({ total: 0, hiddenCount: 1 });
    expect((await listMentors(other, {})).rows[0]).toMatchObject({ memberId: mentor.id, mark: null });
    expect((await listShortlist(as, "hidden")).map((row) => row.mark)).toEqual(["hidden"]);
    await unmarkMentor(as, mentor.id, "hidden");
    expect((await listMentors(as, {})).total).toBe(1);
    expect(await db.$count(shortlist, eq(shortlist.mentorId, mentor.id))).toBe(0);
  });
});
