import { createHash, randomBytes } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { members } from "@/db/schema/accounts";
import { mentorships } from "@/db/schema/mentorships";
import { planShares, plans } from "@/db/schema/plans";
import { expect, test } from "./fixtures";

const mentor = "/mentors/oluwaseun-adebanjo-firth";
const another = "/mentors?q=zzzz-nobody";

const visitorPages = [
  "/",
  "/mentors",
  "/mentors?domain=banking",
  another,
  mentor,
  "/cases",
  "/cases/tsb-2018",
  "/routes",
  "/routes/ba-transformation",
  "/routes/direct-jump",
  "/roles",
  "/roles/pmo-coordinator",
  "/domains",
  "/domains/banking",
  "/glossary",
  "/credentials",
  "/sources",
  "/cases/post-office-horizon",
  "/help",
  "/conduct",
  "/confidentiality",
  "/privacy",
  "/accessibility",
  "/sign-in",
  "/sign-up",
  "/reset-password",
  "/no-such-page",
  "/mentors/nobody-here",
  "/cases/nope",
  "/routes/nope",
  "/set-up",
  "/unsubscribe/not-complete",
];
const menteePages = [
  "/today",
  "/start",
  "/start?step=benchmark",
  "/benchmark",
  "/benchmark/presenting",
  "/mentors",
  another,
  mentor,
  "/requests",
  "/evidence",
  "/evidence/new",
  "/evidence/new?kind=link",
  "/evidence/new?kind=file",
  "/evidence/next?stage=cutover",
  "/account",
  "/account/career",
  "/mentoring",
  "/plans",
  "/plans/new",
  "/plans/import",
  "/cpd",
  "/cpd?year=2025",
  "/cpd/entries/new",
  "/cpd/credentials",
  "/cpd/months",
];
const mentorPages = ["/today", "/evidence", "/requests", "/mentoring", "/account"];
const coordinatorPages = ["/today", "/programme", "/programme/mentors"];
const adminPages = [
  "/admin",
  "/admin/members",
  "/admin/catalogue",
  "/admin/catalogue/roles",
  "/admin/catalogue/roles/pmo-analyst",
];

async function demoMember(db: Db, email: string): Promise<{ id: string }> {
  const [member] = await db.select({ id: members.id }).from(members).where(eq(members.email, email));
  if (member === undefined) throw new Error(`${email} is not in the demo community.`);
  return member;
}

async function demoPlan(db: Db): Promise<string> {
  const { id } = await demoMember(db, "jasmine.owusu.pettifer@demo.example");
  const [plan] = await db.select({ id: plans.id }).from(plans).where(eq(plans.ownerId, id)).orderBy(plans.number);
  if (plan === undefined) throw new Error("The demo mentee has no plan.");
  return plan.id;
}

/** What must hold on a page whoever reads it, however wide it is and whichever colours it has. */
async function inspect(page: Page, path: string): Promise<void> {
  const complaints: string[] = [];
  const listen = (message: { type: () => string; text: () => string }) => {
    // The browser reports a page's own 404 as an error; the page that says "not found" is meant to have it.
    if (message.type() === "error" && !message.text().includes("404")) complaints.push(message.text());
  };
  page.on("console", listen);
  for (const { scheme, width } of [
    { scheme: "light", width: 1440 },
    { scheme: "dark", width: 390 },
    { scheme: "light", width: 320 },
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    const where = `${path} at ${width}, ${scheme}`;
    const found = await new AxeBuilder({ page }).analyze();
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
      where,
    ).toEqual([]);
    await expect(page.locator("h1"), where).toHaveCount(1);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `${where}: no sideways scroll`,
    ).toBeLessThanOrEqual(width);
  }
  expect(complaints, `${path}: the console`).toEqual([]);
  page.off("console", listen);
}

test.describe("every page is accessible, fits 320 px and has a clean console", () => {
  test.slow();

  for (const path of visitorPages) {
    test(`for a visitor: ${path}`, async ({ page }) => inspect(page, path));
  }

  for (const { who, email, paths } of [
    { who: "a mentee", email: "jasmine.owusu.pettifer@demo.example", paths: menteePages },
    { who: "a mentor", email: "oluwaseun.adebanjo.firth@demo.example", paths: mentorPages },
    { who: "a coordinator", email: "coordinator@demo.example", paths: coordinatorPages },
    { who: "a moderator", email: "moderator@demo.example", paths: ["/today"] },
    { who: "an administrator", email: "admin@demo.example", paths: adminPages },
  ]) {
    for (const path of paths) {
      test(`for ${who}: ${path}`, async ({ db, signIn }) => {
        await inspect(await signIn((await demoMember(db, email)).id), path);
      });
    }
  }

  test("and what is not there says so without a script", async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    for (const path of ["/no-such-page", "/routes/nope", "/mentors/x", "/cases/nope", "/set-up", "/requests/nope"]) {
      expect((await page.goto(path))?.status(), path).toBe(404);
      await expect(page.locator("h1"), path).toHaveText("This sheet is not in the register");
    }
    await page.goto("/unsubscribe/not-complete");
    await expect(page.locator("h1")).toHaveText("This link is not complete");
    await context.close();
  });

  for (const page of [
    "",
    "/agree",
    "/review",
    "/changes?from=1&to=6",
    "/about",
    "/sharing",
    "/files",
    "/benchmark",
    "/items/new?kind=gate",
  ]) {
    for (const email of ["jasmine.owusu.pettifer@demo.example", "oluwaseun.adebanjo.firth@demo.example"]) {
      if (email.startsWith("oluwaseun") && ["/about", "/sharing", "/items/new?kind=gate"].includes(page)) continue;
      test(`for ${email}: the plan${page}`, async ({ db, signIn }) => {
        await inspect(await signIn((await demoMember(db, email)).id), `/plans/${await demoPlan(db)}${page}`);
      });
    }
  }

  test("for a mentee: a line of the plan and a gate", async ({ db, signIn }) => {
    const page = await signIn((await demoMember(db, "jasmine.owusu.pettifer@demo.example")).id);
    const planId = await demoPlan(db);
    const [plan] = await db.select({ document: plans.document }).from(plans).where(eq(plans.id, planId));
    for (const kind of ["task", "gate"]) {
      const item = plan?.document.items.find((one) => one.kind === kind);
      await inspect(page, `/plans/${planId}/items/${item?.id}`);
      if (kind === "gate") await inspect(page, `/plans/${planId}/gates/${item?.id}`);
    }
  });

  test("for a mentee: a mentorship", async ({ db, signIn }) => {
    const [pair] = await db
      .select({ id: mentorships.id, menteeId: mentorships.menteeId })
      .from(mentorships)
      .innerJoin(members, eq(members.id, mentorships.menteeId))
      .where(eq(members.email, "jasmine.owusu.pettifer@demo.example"));
    if (pair === undefined) throw new Error("The demo mentee has no mentorship.");
    await inspect(await signIn(pair.menteeId), `/mentorships/${pair.id}`);
  });

  test("for a visitor: a plan behind a link", async ({ db, page }) => {
    const token = randomBytes(32).toString("base64url");
    const sharedAt = new Date();
    await db.insert(planShares).values({
      planId: await demoPlan(db),
      tokenHash: createHash("sha256").update(token).digest(),
      sharedAt,
      expiresAt: new Date(sharedAt.getTime() + 3_600_000),
    });
    await inspect(page, `/shared/${token}`);
  });
});
