import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships } from "@/db/schema/mentorships";
import { planShares } from "@/db/schema/plans";
import { ragRule } from "@/domain/plans/schedule/rag";
import { expect, test } from "./fixtures";

async function pair(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Helper" } });
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  return { mentee, mentor, mentorship };
}

/** Begins a plan from nothing, in the browser, and returns its id. */
async function begin(page: Page, title: string): Promise<string> {
  await page.goto("/plans/new");
  await page.getByRole("radio", { name: /Nothing/ }).check();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

async function addTask(page: Page, planId: string, title: string, waitsFor = ""): Promise<void> {
  await page.goto(`/plans/${planId}/items/new?kind=task`);
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Waits for").fill(waitsFor);
  await page.getByRole("button", { name: "Add the task" }).click();
  await expect(page.getByRole("link", { name: title, exact: true }).first()).toBeVisible();
}

test("a plan begins from the next step and is changed by its form; what is wrong is named and nothing typed is lost", async ({
  db,
  signIn,
}) => {
  const { mentee } = await pair(db);
  const page = await signIn(mentee.id);
  const planId = await begin(page, "To business analyst");
  for (const kind of ["goal", "milestone", "gate", "task"]) {
    const href = `/plans/${planId}/items/new?kind=${kind}`;
    await expect(page.getByRole("link", { name: `Add ${kind}`, exact: true })).toHaveAttribute("href", href);
  }
  await addTask(page, planId, "Map two processes");
  await addTask(page, planId, "Write requirements", "1");
  await expect(page.getByText("Plan CP-", { exact: false }).first()).toBeVisible();

  await page.getByRole("link", { name: "Map two processes" }).first().click();
  await page.getByLabel("Waits for").fill("7.2");
  await page.getByLabel("Note").fill("Settlements first.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/no line of one of these references/).first()).toBeVisible();
  await expect(page.getByLabel("Note")).toHaveValue("Settlements first.");
  await page.getByLabel("Waits for").fill("2");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText(/waits for.*which waits for/).first()).toBeVisible();
  await page.getByLabel("Waits for").fill("");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Changed in revision 4" })).toBeVisible();
  await expect(page.getByText(ragRule())).toBeVisible();
  await expect(page.getByRole("link", { name: "Add milestone", exact: true })).toBeVisible();

  await page.goto(`/plans/${planId}/changes?from=1&to=4`);
  await expect(page.getByText("Added: Map two processes")).toBeVisible();
  await page.getByRole("form", { name: "Restore revision 1" }).getByLabel("Why").fill("Begin again");
  await page.getByRole("button", { name: "Restore revision 1" }).click();
  await expect(page.getByText("“Begin again”")).toBeVisible();
});

test("two who save the same field are both heard: neither text is lost", async ({ db, signIn, signInElsewhere }) => {
  const { mentee } = await pair(db);
  const page = await signIn(mentee.id);
  const other = await signInElsewhere(mentee.id);
  // No news reaches this page, so that it stays on the revision that it was drawn from.
  await other.route(/\/live\?/, (route) => route.abort());
  const planId = await begin(page, "Two windows");
  await addTask(page, planId, "Map two processes");
  await page.getByRole("link", { name: "Map two processes" }).first().click();
  await page.waitForURL(/items/);
  await other.goto(page.url());
  await page.getByLabel("Done when").fill("Two maps");
  await page.getByLabel("Title").first().fill("Map three processes");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(`/plans/${planId}`);

  await other.getByLabel("Done when").fill("Three maps");
  await other.getByLabel("Note").fill("With the users.");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByText(/Changed meanwhile to “Two maps”/).first()).toBeVisible();
  await expect(other.getByLabel("Done when")).toHaveValue("Three maps");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await other.waitForURL(`/plans/${planId}`);
  await other.goto(`/plans/${planId}/changes?from=3&to=4`);
  await expect(other.locator("del", { hasText: "Two maps" })).toBeVisible();
  await expect(other.locator("ins", { hasText: "Three maps" })).toBeVisible();
  await other.goto(`/plans/${planId}`);
  await expect(other.getByRole("link", { name: "Map three processes", exact: true }).first()).toBeVisible();
});

test("the mentor suggests and comments; the owner sees it at once, takes it up, and the mentor’s access ends with the mentorship", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const { mentee, mentor, mentorship } = await pair(db);
  const page = await signIn(mentee.id);
  const planId = await begin(page, "Together");
  await addTask(page, planId, "Map two processes");
  await db.insert(planShares).values({ planId, mentorshipId: mentorship.id, sharedAt: new Date() });
  const theirs = await signInElsewhere(mentor.id);
  await page.goto(`/plans/${planId}`);
  await theirs.goto(`/plans/${planId}`);
  await expect(page.getByText("Gwen Helper is viewing")).toBeVisible();

  await page.getByRole("textbox", { name: "Comment" }).fill("Half a sentence");
  await theirs.getByRole("textbox", { name: "Comment" }).fill("Which two? See #1.");
  await theirs.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByText("Which two? See")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Comment" })).toHaveValue("Half a sentence");

  await theirs.getByRole("link", { name: "Map two processes" }).first().click();
  await theirs.getByLabel("Duration, working days").fill("15");
  await theirs.getByLabel("Why you suggest it").fill("Two take three weeks.");
  await theirs.getByRole("button", { name: "Suggest this" }).click();
  await expect(theirs.getByText("Sent as a suggestion. The plan stays as it is")).toBeVisible();
  await expect(page.getByText("Two take three weeks.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Take it up" }).click();
  await expect(page.getByRole("heading", { name: "Changed in revision 3" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Comment" })).toHaveValue("Half a sentence");

  await db.update(mentorships).set({ state: "ended", endedAt: new Date() }).where(eq(mentorships.id, mentorship.id));
  expect((await theirs.goto(`/plans/${planId}`))?.status()).toBe(404);
  await page.reload();
  await expect(page.getByText("Which two? See")).toBeVisible();
});

test("the chart is worked by keyboard, and a moved bar is a form that is sent or not", async ({ db, signIn }) => {
  const { mentee } = await pair(db);
  const page = await signIn(mentee.id);
  const planId = await begin(page, "By keyboard");
  await addTask(page, planId, "Map two processes");
  const task = page.getByRole("row", { name: /Map two processes/ });
  await task.getByRole("link", { name: "Map two processes" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/items\//);
  await page.goto(`/plans/${planId}?row=1`);
  await page.getByRole("link", { name: "One week later" }).click();
  await page.waitForURL(/notBefore=/);
  await expect(page.getByText("Nothing is saved until you send it.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Changed in revision 3" })).toBeVisible();
});
