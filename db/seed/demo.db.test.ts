import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { heldCredentials, members } from "../schema/accounts";
import { posts, threads } from "../schema/discussion";
import { mentorProfiles } from "../schema/matching";
import { heldSessions, mentorshipCertificates, mentorships } from "../schema/mentorships";
import { obligations } from "../schema/obligations";
import { mentorApplications } from "../schema/programmes";
import { testDb } from "../test-database";
import { importContent } from "./content";
import { removeDemo, seedDemo } from "./demo";

const { db } = await testDb();
const now = new Date("2026-11-22T10:00:00Z");

const count = async (table: typeof members | typeof mentorProfiles | typeof mentorships) => db.$count(table);

beforeAll(async () => {
  await importContent({ db, now });
});

test("the demo community talks: what is sealed has no number, the time of day is one at which people are awake, a locked case is discussed", async () => {
  await seedDemo({ db, now });
  const [quiet] = await db.select().from(threads).where(isNotNull(threads.quietUntil));
  expect(quiet).toMatchObject({ postCount: 1, lastSeq: 1, lastMajor: 1 });
  expect(await db.$count(posts, and(eq(posts.state, "sealed"), isNull(posts.major)))).toBe(3);
  expect(await db.$count(posts, sql`published_at > ${now.toISOString()}::timestamptz`)).toBe(0);
  const night = sql`extract(hour from published_at at time zone 'UTC') not between 7 and 22`;
  expect(
    await db.$count(posts, and(night, sql`published_at < ${now.toISOString()}::timestamptz - interval '1 day'`)),
  ).toBe(0);
  const aboutLocked = sql`case_id in (select id from cases where outcome_locked)`;
  expect(await db.$count(threads, and(aboutLocked, eq(threads.isMain, true)))).toBe(1);
  await removeDemo({ db });
  expect(await db.$count(posts)).toBe(0);
});

test("the demo community loads once, however often it is loaded, and one action removes it", async () => {
  expect(await seedDemo({ db, now })).toEqual({ loaded: true });
  expect(await count(members)).toBe(48 + 60 + 3);
  expect(await db.$count(mentorProfiles, sql`approved_at is not null and briefed_at is not null`)).toBe(48);
  expect(await db.$count(mentorships, isNull(mentorships.endedAt))).toBe(35 + 3 + 3);

  const [completed] = await db
    .select({ id: mentorships.id })
    .from(mentorships)
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(and(eq(members.handle, "oluwaseun-adebanjo-firth"), eq(mentorships.state, "completed")));
  const held = (state: "confirmed" | "unconfirmed") =>
    db.$count(heldSessions, and(eq(heldSessions.mentorshipId, completed?.id ?? ""), eq(heldSessions.state, state)));
  expect([await held("confirmed"), await held("unconfirmed")]).toEqual([8, 1]);

  expect(await seedDemo({ db, now })).toEqual({ loaded: false });
  expect(await count(members)).toBe(48 + 60 + 3);

  const [jasmine] = await db.select().from(members).where(eq(members.handle, "jasmine-owusu-pettifer"));
  expect(jasmine).toMatchObject({ email: "jasmine.owusu.pettifer@demo.example", isDemo: true });

  const owed = async (email: string) => {
    const [member] = await db.select({ id: members.id }).from(members).where(eq(members.email, email));
    return db.$count(obligations, and(eq(obligations.ownerId, member?.id ?? ""), isNull(obligations.settledAt)));
  };
  expect(await owed("jasmine.owusu.pettifer@demo.example")).toBe(2);
  expect(await owed("oluwaseun.adebanjo.firth@demo.example")).toBe(1);
  expect(await db.$count(mentorApplications, eq(mentorApplications.state, "submitted"))).toBe(1);
  expect(await db.$count(obligations, eq(obligations.kind, "decide_application"))).toBe(1);
  expect(await db.$count(heldCredentials, sql`seen_at > ${now.toISOString()}::timestamptz - interval '3 days'`)).toBe(
    0,
  );

  expect(await removeDemo({ db })).toEqual({ removed: 48 + 60 + 3 });
  for (const table of [members, mentorProfiles, mentorships, mentorshipCertificates, obligations])
    expect(await db.$count(table)).toBe(0);
});
