import type { Page } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { newMentee, newProgramme } from "@/db/factories";
import { planRevisions, plans } from "@/db/schema/plans";
import { expect, test } from "./fixtures";

async function planOfOneTask(page: Page): Promise<string> {
  await page.goto("/plans/new");
  await page.getByRole("radio", { name: /Nothing/ }).check();
  await page.getByLabel("Title").fill("Moved by hand");
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Moved by hand" })).toBeVisible();
  const planId = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.goto(`/plans/${planId}/items/new?kind=task`);
  await page.getByLabel("Title").fill("Map two processes");
  await page.getByLabel("Duration, working days").fill("10");
  await page.getByRole("button", { name: "Add the task" }).click();
  await expect(page.getByRole("link", { name: "Map two processes", exact: true }).first()).toBeVisible();
  return planId;
}

/** The one task as the database has it, and what the newest revision changed. */
async function written(db: Db, planId: string) {
  const [plan] = await db.select().from(plans).where(eq(plans.id, planId));
  const [revision] = await db
    .select()
    .from(planRevisions)
    .where(and(eq(planRevisions.planId, planId), eq(planRevisions.number, plan?.revision ?? 0)));
  const [task] = plan?.document.items ?? [];
  return { revision: plan?.revision, task, fields: revision?.changes.map(({ field }) => field) };
}

/** Sends the form that a moved bar leads to, unchanged. */
async function sendTheForm(page: Page): Promise<void> {
  await page.waitForURL(/\/items\/.*(notBefore|durationDays)=/);
  await expect(page.getByText("Nothing is saved until you send it.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Changed in revision 3" })).toBeVisible();
}

/** Where the bar of the one task is drawn. */
async function barOf(page: Page) {
  const bar = page
    .getByRole("row", { name: /Map two processes/ })
    .locator(".bar")
    .first();
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  if (box === null) throw new Error("The bar is not drawn.");
  return box;
}

/** Takes the page with the mouse at one place and lets it go so many pixels further. */
async function drag(page: Page, x: number, y: number, across: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 4; step++) await page.mouse.move(x + (across * step) / 4, y);
}

test("a bar that is dragged leads to the form with its new start, and that makes a revision of the dates", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMentee(db, (await newProgramme(db)).id)).id);
  const planId = await planOfOneTask(page);
  const before = await written(db, planId);
  const { x, y, width, height } = await barOf(page);
  await drag(page, x + width / 3, y + height / 2, width);
  await expect(page.locator(".gantt-said")).toContainText("10 working days");
  await page.mouse.up();
  await sendTheForm(page);
  const after = await written(db, planId);
  expect(after.revision).toBe(3);
  expect(after.fields).toEqual(["notBefore"]);
  expect(after.task?.durationDays).toBe(10);
  expect(String(after.task?.notBefore) > String(before.task?.notBefore ?? "")).toBe(true);
});

test("a bar that is dragged at its end becomes longer, and one that is let go with Escape stays as it was", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMentee(db, (await newProgramme(db)).id)).id);
  const planId = await planOfOneTask(page);
  const { x, y, width, height } = await barOf(page);
  await drag(page, x + width / 3, y + height / 2, width);
  await expect(page.locator(".gantt-said")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(page.locator(".gantt-said")).toHaveCount(0);
  expect((await written(db, planId)).revision).toBe(2);

  await drag(page, x + width - 2, y + height / 2, width);
  await page.mouse.up();
  await sendTheForm(page);
  const { task, fields } = await written(db, planId);
  expect(fields).toEqual(["durationDays"]);
  expect(task?.durationDays).toBeGreaterThan(10);
});

test("Alt with an arrow moves the start day by day, with Shift by weeks, and Enter takes it to the form", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMentee(db, (await newProgramme(db)).id)).id);
  const planId = await planOfOneTask(page);
  const name = page.getByRole("link", { name: "Map two processes", exact: true }).first();
  await name.focus();
  await page.keyboard.press("Alt+Shift+ArrowRight");
  const said = page.locator(".gantt-edit").getByRole("status");
  const week = await said.textContent();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(said).not.toHaveText(week ?? "");
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(said).toHaveText(week ?? "");
  await page.keyboard.press("Enter");
  await sendTheForm(page);
  expect(await written(db, planId)).toMatchObject({ revision: 3, fields: ["notBefore"] });
});

test("the button of the row does the same as the drag, without a mouse", async ({ db, signIn }) => {
  const page = await signIn((await newMentee(db, (await newProgramme(db)).id)).id);
  const planId = await planOfOneTask(page);
  await page.goto(`/plans/${planId}?row=1`);
  await page.getByRole("link", { name: "One week later" }).click();
  await sendTheForm(page);
  expect(await written(db, planId)).toMatchObject({ revision: 3, fields: ["notBefore"] });
});
