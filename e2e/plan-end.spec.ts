import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planRevisions, planShares, plans } from "@/db/schema/plans";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import { expect, test } from "./fixtures";

/** A mentee whose mentor sees an agreed plan of two goals, and a draft that nobody else sees. */
async function cast(db: Db) {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Closing" } });
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [first, second] = [randomUUID(), randomUUID()];
  const task = (title: string, position: number) =>
    newItem({ id: randomUUID(), kind: "task", title, position, parentId: first, durationDays: 5 });
  const document: PlanDocument = {
    title: "Towards analysis",
    purpose: "",
    startsOn: "2026-06-01",
    hoursPerWeek: 6,
    reviewEveryDays: null,
    frameworkVersion: 1,
    items: [
      newItem({ id: first, kind: "goal", title: "Foundations", position: 1 }),
      task("Map two processes", 1),
      task("Run two workshops", 2),
      newItem({ id: second, kind: "goal", title: "Analyst", position: 2 }),
    ],
  };
  const begin = async (title: string, state: "draft" | "agreed") => {
    const planId = randomUUID();
    const now = new Date();
    const row = { id: planId, ownerId: mentee.id, state, document: { ...document, title }, revision: 1 };
    await db.insert(plans).values({ ...row, createdAt: now, updatedAt: now });
    const revision = { planId, number: 1, kind: "created" as const, authorId: mentee.id, reason: "Begun", changes: [] };
    await db.insert(planRevisions).values({ ...revision, finish: "2026-06-30", key: randomUUID(), at: now });
    return planId;
  };
  const planId = await begin("Towards analysis", "agreed");
  await db.insert(planShares).values({ planId, mentorshipId: pair.id, sharedAt: new Date() });
  return { mentee, mentor, planId, draftId: await begin("A second thought", "draft") };
}

const order = (page: Page) => page.getByRole("table").getByRole("rowheader").allInnerTexts();

test("lines move by keyboard and without scripts, and the comparison says it in words; an earlier revision is restored", async ({
  db,
  browser,
  baseURL,
  signIn,
}) => {
  const { mentee, planId } = await cast(db);
  const page = await signIn(mentee.id);
  await page.goto(`/plans/${planId}/order`);
  await page.getByRole("button", { name: "Up: 1.2 Run two workshops" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("“Run two workshops” stands at 1.1 now.")).toBeVisible();
  expect(await order(page)).toEqual(["1 Foundations", "1.1 Run two workshops", "1.2 Map two processes", "2 Analyst"]);
  await expect(page.getByRole("button", { name: "Up: 1.1 Run two workshops" })).toBeFocused();

  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await context.addCookies(await page.context().cookies());
  const plain = await context.newPage();
  await plain.goto(`/plans/${planId}/order`);
  await plain.getByRole("link", { name: "To another goal: 1.2" }).click();
  await plain.getByRole("combobox", { name: "Map two processes" }).selectOption({ label: "2 Analyst" });
  await plain.getByRole("button", { name: "Move it" }).click();
  await expect(plain.getByText("“Map two processes” stands at 2.1 now.")).toBeVisible();
  await plain.getByRole("button", { name: "Up: 2 Analyst" }).click();
  await expect(plain.getByText("“Analyst” stands at 1 now.")).toBeVisible();
  await context.close();

  await page.goto(`/plans/${planId}/changes?from=1&to=2`);
  await expect(page.getByText("moved from 1.2 to 1.1, before 1.2 Map two processes")).toBeVisible();
  await expect(page.getByText("“1.2 moved before 1.1”")).toBeVisible();

  const restore = page.getByRole("form", { name: "Restore revision 1" });
  await restore.getByLabel("Why").fill("It was better before");
  await restore.getByRole("button", { name: "Restore revision 1" }).click();
  const newest = page.getByRole("region", { name: "Revisions" }).getByRole("listitem").first();
  await expect(newest).toContainText("Restored, Maya Closing");
  await expect(newest).toContainText("“It was better before”");
  await page.goto(`/plans/${planId}/order`);
  expect(await order(page)).toEqual(["1 Foundations", "1.1 Map two processes", "1.2 Run two workshops", "2 Analyst"]);
});

test("a plan is given up with its consequences said first, its mentor is told, and it is taken up again", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  const { mentee, mentor, planId } = await cast(db);
  const page = await signIn(mentee.id);
  await page.goto(`/plans/${planId}`);
  await page.getByRole("link", { name: "Complete, give up or delete the plan" }).click();
  await expect(page.getByText("Ada First is told once")).toBeVisible();
  await page.getByRole("button", { name: "Give it up" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  const form = page.getByRole("form", { name: "Give it up" });
  await form.getByLabel("Why").fill("Another way opened.");
  await form.getByRole("button", { name: "Give it up" }).click();
  await expect(page.getByText(/^Given up on/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Add task" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Post comment" })).toHaveCount(0);
  await page.goto("/plans");
  await expect(page.getByRole("listitem").filter({ hasText: "Towards analysis" })).toContainText("Given up");

  expect((await inbox(mentor.email, "has given up plan")).text).toContain("Your mentorship goes on as it was.");
  const other = await signInElsewhere(mentor.id);
  await other.goto(`/plans/${planId}`);
  await expect(other.getByText("Reason given: “Another way opened.”")).toBeVisible();
  await expect(other.getByRole("link", { name: "Take it up again" })).toHaveCount(0);

  await page.goto(`/plans/${planId}`);
  await page.getByRole("link", { name: "Take it up again" }).click();
  await page.getByLabel("Why").fill("It did not.");
  await page.getByRole("button", { name: "Take it up again" }).click();
  await expect(page.getByRole("link", { name: "Add task" })).toBeVisible();
});

test("a draft that nobody else has a part in is deleted for good", async ({ db, signIn }) => {
  const { mentee, draftId } = await cast(db);
  const page = await signIn(mentee.id);
  await page.goto(`/plans/${draftId}/state`);
  await expect(page.getByText("Nothing brings the plan back")).toBeVisible();
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Plans" })).toBeVisible();
  await expect(page.getByRole("link", { name: "A second thought" })).toHaveCount(0);
  const gone = await page.goto(`/plans/${draftId}`);
  expect(gone?.status()).toBe(404);
});
