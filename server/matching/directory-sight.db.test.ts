import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { factoryNow, newMentee, newMentor, newMentorship, newProgramme, newRequest } from "@/db/factories";
import { blocks, shortlist } from "@/db/schema/index";
import { testDb } from "@/db/test-database";
import { actingAs } from "@/server/context.fixture";
import { compareMentors, getDirectoryFigures, getMentor, listMentors, listShortlist } from "./directory";
import { directoryCast, idsIn, only, visitorOf } from "./directory.fixture";
import { mentorIndexKeeper } from "./index-keeper";
import { markMentor } from "./shortlist";

const { db } = await testDb();
const visitor = visitorOf(db);
const settled = () => mentorIndexKeeper(db).sync();
const cast = (mentors: number) => directoryCast(db, mentors);

describe("who may find whom", () => {
  it("a block of either side hides the mentor everywhere, and reads like a mentor who does not exist", async () => {
    const { as, mentee, mentors } = await cast(3);
    const [blockedByMentee, blocksMentee, other] = mentors;
    if (!blockedByMentee || !blocksMentee || !other) throw new Error("no mentors");
    await markMentor(as, blocksMentee.id, "saved");
    await db.insert(blocks).values([
      { blockerId: mentee.id, blockedId: blockedByMentee.id, createdAt: factoryNow },
      { blockerId: blocksMentee.id, blockedId: mentee.id, createdAt: factoryNow },
    ]);
    const nobody = await getMentor(as, "nobody-at-all").catch((error: unknown) => error);
    for (const mentor of [blockedByMentee, blocksMentee]) {
      expect((await listMentors(as, { ...only(mentor), all: true })).total).toBe(0);
      expect(await getMentor(as, mentor.handle).catch((error: unknown) => error)).toEqual(nobody);
      expect(await markMentor(as, mentor.id, "saved").catch((error: unknown) => error)).toEqual(nobody);
      expect(await compareMentors(as, [mentor.handle, other.handle]).catch((error: unknown) => error)).toEqual(nobody);
    }
    expect(await listShortlist(as, "saved")).toEqual([]);
  });

  it("a mentor under cover is absent for colleagues and guests in the list, the search, the page and the figures", async () => {
    const { programme } = await cast(0);
    const employer = { organisation: "Northmoor Bank", organisationKey: `northmoor ${randomUUID()}` };
    const colleague = await newMentee(db, programme.id, { member: employer });
    const stranger = await newMentee(db, programme.id, { member: { organisationKey: "elsewhere" } });
    const before = await getDirectoryFigures(visitor);
    const covered = await newMentor(db, programme.id, {
      member: { ...employer, hiddenFromOwnOrganisation: true },
      visibility: { listing: "public", domain: "public" },
    });
    await settled();
    for (const reader of [actingAs(db, colleague), visitor]) {
      expect((await listMentors(reader, { ...only(covered), all: true })).total).toBe(0);
      await expect(getMentor(reader, covered.handle)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const behindCover = actingAs(db, colleague);
    const notFound = { code: "NOT_FOUND", reason: "matching.mentor_not_found" };
    await expect(compareMentors(behindCover, [covered.handle, covered.handle])).rejects.toMatchObject(notFound);
    await expect(markMentor(behindCover, covered.id, "saved")).rejects.toMatchObject(notFound);
    await db
      .insert(shortlist)
      .values({ memberId: colleague.id, mentorId: covered.id, kind: "saved", createdAt: factoryNow });
    expect(await listShortlist(behindCover, "saved")).toEqual([]);
    expect(await getDirectoryFigures(visitor)).toEqual(before);
    expect(idsIn(await listMentors(actingAs(db, stranger), only(covered)))).toEqual([covered.id]);
    await newRequest(db, { programmeId: programme.id, menteeId: colleague.id, mentorIds: [covered.id] });
    expect((await getMentor(actingAs(db, colleague), covered.handle)).memberId).toBe(covered.id);
  });

  it("asking a mentor opens nothing of theirs; working with them does", async () => {
    const { as, programme, mentee } = await cast(0);
    const mentor = await newMentor(db, programme.id, {
      member: { bio: "For those I work with." },
      visibility: { bio: "mentor" },
    });
    await newRequest(db, { programmeId: programme.id, menteeId: mentee.id, mentorIds: [mentor.id] });
    expect((await getMentor(as, mentor.handle)).bio).toBeNull();
    await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
    expect((await getMentor(as, mentor.handle)).bio).toBe("For those I work with.");
  });

  it("an unapproved, unbriefed or suspended mentor is not listed", async () => {
    const { as, programme } = await cast(0);
    const absent = [
      await newMentor(db, programme.id, { profile: { approvedAt: null } }),
      await newMentor(db, programme.id, { profile: { briefedAt: null } }),
      await newMentor(db, programme.id, { member: { suspendedAt: factoryNow } }),
    ];
    await settled();
    for (const mentor of absent) {
      expect((await listMentors(as, { ...only(mentor), all: true })).total).toBe(0);
      await expect(getMentor(as, mentor.handle)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  it("line manager and same unit are refused by name, same employer where the programme forbids it", async () => {
    const settings = { sameEmployerAllowed: false };
    const programme = await newProgramme(db, { settings });
    const organisationKey = `bank ${randomUUID()}`;
    const manager = await newMentor(db, programme.id, { member: { organisationKey } });
    const unitMate = await newMentor(db, programme.id, { member: { organisationKey, unit: "Change" } });
    const colleague = await newMentor(db, programme.id, { member: { organisationKey } });
    const veiled = await newMentor(db, programme.id, {
      member: { organisationKey },
      visibility: { organisation: "only_me" },
    });
    const mentee = await newMentee(db, programme.id, {
      member: { organisationKey, unit: "change ", lineManagerEmail: manager.email },
    });
    await settled();
    const as = actingAs(db, mentee);
    const reasons = [];
    for (const mentor of [manager, unitMate, colleague, veiled]) {
      expect((await listMentors(as, only(mentor))).total).toBe(0);
      reasons.push((await getMentor(as, mentor.handle)).whyNot?.reason);
    }
    expect(reasons).toEqual(["line_manager", "same_unit", "same_employer", "not_available_to_you"]);
  });

  it("a mentor of another programme is shown as far as members may see, and not offered", async () => {
    const { as } = await cast(0);
    const elsewhere = await newMentor(db, (await newProgramme(db)).id);
    await settled();
    expect((await listMentors(as, only(elsewhere))).total).toBe(0);
    const page = await getMentor(as, elsewhere.handle);
    expect(page).toMatchObject({ canAsk: false, fit: null, whyNot: { reason: "not_approved" } });
    expect(page.withheld).toContain("availability");
    expect(page.hours).toEqual([]);
  });

  it("a person is never offered to themself", async () => {
    const { programme } = await cast(0);
    const both = await newMentor(db, programme.id, { member: { currentRoleId: "pmo-manager" } });
    await settled();
    expect((await listMentors(actingAs(db, both), { ...only(both), all: true })).total).toBe(0);
    expect((await getMentor(actingAs(db, both), both.handle)).isSelf).toBe(true);
  });
});

describe("the directory for a visitor", () => {
  it("shows only who and what is public, in the list, in the counts and in the search", async () => {
    const { programme } = await cast(0);
    const bio = `quarrying${randomUUID().slice(0, 6)}`;
    const listed = await newMentor(db, programme.id, {
      member: { bio, organisation: "Calder Bank" },
      visibility: { listing: "public" },
    });
    const open = await newMentor(db, programme.id, {
      visibility: { listing: "public", history: "public", domain: "public", bio: "public" },
      member: { bio },
    });
    await newMentor(db, programme.id);
    await settled();
    const list = await listMentors(visitor, {});
    expect(list.ranked).toBe(false);
    expect(idsIn(list)).toEqual(expect.arrayContaining([listed.id, open.id]));
    const row = list.rows.find((found) => found.memberId === listed.id);
    expect(row).toMatchObject({ organisation: null, title: null, route: [], domain: null, fit: null, canAsk: true });
    expect(idsIn(await listMentors(visitor, { q: bio }))).toEqual([open.id]);
    expect(idsIn(await listMentors(visitor, { moved: ["pmo-ba"] }))).toEqual([open.id]);
    expect(list.facets.moved.find((value) => value.value === "pmo-ba")?.count).toBe(1);
    expect(list.facets.helps).toEqual([]);
  });

  it("a misspelt name still finds the person", async () => {
    const { programme } = await cast(0);
    const mentor = await newMentor(db, programme.id, {
      member: { name: "Ngozi Wrzesniewska" },
      visibility: { listing: "public" },
    });
    await settled();
    expect(idsIn(await listMentors(visitor, { q: "wrzesnewska" }))).toEqual([mentor.id]);
  });
});
