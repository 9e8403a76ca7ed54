import { createHash, randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { newMember } from "@/db/factories";
import { members } from "@/db/schema/accounts";
import { caseDrafts, casePreReads } from "@/db/schema/case-writing";
import { pmoServices } from "@/db/schema/catalogue";
import { cpdEntries } from "@/db/schema/cpd";
import { posts } from "@/db/schema/discussion";
import { evidence } from "@/db/schema/evidence";
import { mentorshipCertificates, mentorships } from "@/db/schema/mentorships";
import { obligations } from "@/db/schema/obligations";
import { planShares, plans } from "@/db/schema/plans";
import { requests } from "@/db/schema/requests";
import { expect, test } from "./fixtures";
import { inspect, look } from "./look";
import { forgotten, pages, people, routes, type Who } from "./pages";

async function demoMember(db: Db, email: string): Promise<string> {
  const [member] = await db.select({ id: members.id }).from(members).where(eq(members.email, email));
  if (member === undefined) throw new Error(`${email} is not in the demo community.`);
  return member.id;
}

async function shareLink(db: Db, planId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const sharedAt = new Date();
  await db.insert(planShares).values({
    planId,
    tokenHash: createHash("sha256").update(token).digest(),
    sharedAt,
    expiresAt: new Date(sharedAt.getTime() + 3_600_000),
  });
  return token;
}

/** What stands for the names in braces: all of it belongs to the demo mentee. */
const lookUp: Readonly<Record<string, (db: Db, menteeId: string) => Promise<string | undefined>>> = {
  plan: async (db, id) => (await planOf(db, id)).id,
  task: async (db, id) => (await planOf(db, id)).document.items.find(({ kind }) => kind === "task")?.id,
  gate: async (db, id) => (await planOf(db, id)).document.items.find(({ kind }) => kind === "gate")?.id,
  share: async (db, id) => shareLink(db, (await planOf(db, id)).id),
  mentorship: async (db, id) => (await db.select().from(mentorships).where(eq(mentorships.menteeId, id)))[0]?.id,
  completed: async (db) => (await completedPair(db)).id,
  certificate: shareCertificate,
  request: async (db, id) => (await db.select().from(requests).where(eq(requests.menteeId, id)))[0]?.id,
  piece: async (db, id) => (await db.select().from(evidence).where(eq(evidence.ownerId, id)))[0]?.id,
  entry: async (db, id) => (await db.select().from(cpdEntries).where(eq(cpdEntries.memberId, id)))[0]?.id,
  draft: async (db, id) => (await db.select().from(caseDrafts).where(eq(caseDrafts.authorId, id)))[0]?.id,
  asked: askedToRead,
  post: async (db) => (await db.select().from(posts).where(eq(posts.state, "published")).orderBy(posts.id))[0]?.id,
  service: async (db) => (await db.select().from(pmoServices))[0]?.id,
};

async function planOf(db: Db, ownerId: string) {
  const [plan] = await db.select().from(plans).where(eq(plans.ownerId, ownerId)).orderBy(plans.number);
  if (plan === undefined) throw new Error("The demo mentee has no plan.");
  return plan;
}

/** The demo mentor is asked to read the demo mentee's draft; once, however often the page is looked at. */
async function askedToRead(db: Db, authorId: string): Promise<string> {
  const mentorId = await demoMember(db, people["a mentor"]);
  const [draft] = await db.select().from(caseDrafts).where(eq(caseDrafts.authorId, authorId));
  if (draft === undefined) throw new Error("The demo mentee has no draft.");
  const [before] = await db.select().from(casePreReads).where(eq(casePreReads.draftId, draft.id));
  if (before !== undefined) return before.id;
  const askedAt = new Date();
  const id = draft.key;
  await db.transaction(async (tx) => {
    const about = { draftId: draft.id, title: draft.document.title };
    await tx.insert(casePreReads).values({ id, ...about, authorId, mentorId, askedAt });
    await tx.insert(obligations).values({
      kind: "read_case",
      subjectId: id,
      ownerId: mentorId,
      waiterId: authorId,
      path: `/cases/pre-read/${id}`,
      ...{ days: 5, unit: "working_days" as const, openedAt: askedAt },
      dueAt: new Date(askedAt.getTime() + 604_800_000),
    });
  });
  return id;
}

/** The mentorship that the demo mentor has completed. */
async function completedPair(db: Db) {
  const mentorId = await demoMember(db, people["a mentor"]);
  const ofMentor = and(eq(mentorships.mentorId, mentorId), eq(mentorships.state, "completed"));
  const [pair] = await db.select().from(mentorships).where(ofMentor);
  if (pair === undefined) throw new Error("The demo mentor has completed no mentorship.");
  return pair;
}

async function shareCertificate(db: Db): Promise<string> {
  const { id: mentorshipId, mentorId: memberId } = await completedPair(db);
  const shared = { code: "0123456789ABCDEFGHJK", sharedAt: new Date() };
  await db
    .insert(mentorshipCertificates)
    .values({ mentorshipId, memberId, ...shared })
    .onConflictDoUpdate({
      target: [mentorshipCertificates.mentorshipId, mentorshipCertificates.memberId],
      set: shared,
    });
  return shared.code;
}

async function addressOf(db: Db, path: string): Promise<string> {
  const mentee = await demoMember(db, people["a mentee"]);
  let address = path;
  for (const [braced, name = ""] of path.matchAll(/\{(\w+)\}/g)) {
    const found = await lookUp[name]?.(db, mentee);
    if (found === undefined) throw new Error(`The demo community has no ${name}.`);
    address = address.replace(braced, found);
  }
  return address;
}

async function memberFor(db: Db, who: Exclude<Who, "a visitor">): Promise<string> {
  return who === "a new member" ? (await newMember(db, { name: "Nia Farrow" })).id : demoMember(db, people[who]);
}

test("every page of the product is among those that are looked at", () => {
  const paths = Object.values(pages).flat();
  expect(forgotten(routes(), paths)).toEqual([]);
  // A page that nobody listed is told, also where a longer address would fit it.
  const withoutNew = paths.filter((path) => !path.startsWith("/evidence/new"));
  expect(forgotten([...routes(), "/nobody/[thought]/of"], withoutNew)).toEqual([
    "/evidence/new",
    "/nobody/[thought]/of",
  ]);
});

test.describe("every page is accessible, fits 320 px and paper, and has a clean console", () => {
  test.slow();

  for (const path of pages["a visitor"]) {
    test(`for a visitor: ${path}`, async ({ db, page }) => inspect(page, await addressOf(db, path)));
  }
  // Object.keys loses the key type of a constant object.
  for (const who of ["a new member", ...(Object.keys(people) as (keyof typeof people)[])] as const) {
    for (const path of pages[who]) {
      test(`for ${who}: ${path}`, async ({ db, signIn }) => {
        await inspect(await signIn(await memberFor(db, who)), await addressOf(db, path));
      });
    }
  }
});

test.describe("a form with every error is accessible in every mode", () => {
  test.slow();

  const forms: readonly { who: Who; path: string; send: string }[] = [
    { who: "a visitor", path: "/sign-up", send: "Open the account" },
    { who: "a new member", path: "/evidence/new", send: "Keep this piece" },
    { who: "a new member", path: "/cpd/entries/new", send: "Put it in the ledger" },
    { who: "a mentee", path: "/plans/{plan}/items/new?kind=task", send: "Add the task" },
  ];
  for (const { who, path, send } of forms) {
    test(`for ${who}: ${path}`, async ({ db, page, signIn }) => {
      const reader: Page = who === "a visitor" ? page : await signIn(await memberFor(db, who));
      await reader.goto(await addressOf(db, path));
      await reader.getByRole("button", { name: send }).click();
      await expect(reader.getByRole("heading", { name: "There is a problem" })).toBeVisible();
      await expect(reader.locator('[aria-invalid="true"]')).not.toHaveCount(0);
      await look(reader, path);
    });
  }
});

test("what is not there says so without a script", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  for (const path of [
    "/no-such-page",
    "/routes/nope",
    "/mentors/x",
    "/cases/nope",
    "/set-up",
    "/requests/nope",
    "/discussion/1/99999",
    "/discussion/x/y",
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.locator("h1"), path).toHaveText("This sheet is not in the register");
  }
  await page.goto("/unsubscribe/not-complete");
  await expect(page.locator("h1")).toHaveText("This link is not complete");
  await context.close();
});
