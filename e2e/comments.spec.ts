import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planRevisions, planShares, plans } from "@/db/schema/plans";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import { expect, test } from "./fixtures";

/** A plan of one goal with two tasks, which its owner's mentor reads. */
async function planOfTwo(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Helper" } });
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [planId, goal, first, second] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const at = new Date();
  const startsOn = at.toISOString().slice(0, 10);
  const document: PlanDocument = {
    title: "From coordinator to business analyst",
    purpose: "",
    startsOn,
    hoursPerWeek: 6,
    reviewEveryDays: 28,
    frameworkVersion: 1,
    items: [
      newItem({ id: goal, kind: "goal", title: "Foundations", position: 1 }),
      newItem({ id: first, kind: "task", title: "Map two processes", position: 1, parentId: goal, durationDays: 5 }),
      newItem({ id: second, kind: "task", title: "Run two workshops", position: 2, parentId: goal, durationDays: 5 }),
    ],
  };
  await db
    .insert(plans)
    .values({ id: planId, ownerId: mentee.id, document, revision: 1, createdAt: at, updatedAt: at });
  await db.insert(planRevisions).values({
    planId,
    number: 1,
    kind: "created",
    authorId: mentee.id,
    reason: "Begun from nothing",
    changes: document.items.map((item) => ({ field: "item" as const, itemId: item.id, before: null, after: item })),
    finish: startsOn,
    key: planId,
    at,
  });
  await db.insert(planShares).values({ planId, mentorshipId: pair.id, sharedAt: at });
  return { mentee, mentor, planId, first, second };
}

const talkOf = (page: Page): Locator =>
  page.locator("section", { has: page.getByRole("heading", { name: "Comments" }) });

async function post(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Comment" }).fill(words);
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(talkOf(page).getByText("Posted.")).toBeVisible();
}

test("a comment names a line, is mailed, is answered beneath it, dealt with and opened again; mail about it stops with one press", async ({
  db,
  page: visitor,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentee, mentor, planId, second } = await planOfTwo(db);
  const theirs = await signInElsewhere(mentor.id);
  await theirs.goto(`/plans/${planId}`);
  await post(theirs, "Take the settlements team for #1.2, please.");
  const named = talkOf(theirs).getByRole("link", { name: "1.2", exact: true });
  await expect(named).toHaveAttribute("href", `/plans/${planId}/items/${second}`);

  await theirs.reload();
  await expect(named).toBeVisible();
  await expect(talkOf(theirs).getByRole("status").filter({ hasText: "Restored" })).toHaveCount(0);

  const mail = await inbox(mentee.email, "Gwen has commented on plan CP-");
  expect(mail.text).not.toContain("settlements");
  const page = await signIn(mentee.id);
  const [, way = ""] = mail.text?.match(/https?:\/\/[^/\s]+(\/plans\/\S+)/) ?? [];
  await page.goto(way);
  await talkOf(page).getByRole("link", { name: "Answer Gwen Helper" }).focus();
  await page.keyboard.press("Enter");
  const form = page.getByRole("form", { name: "Answer Gwen Helper" });
  await expect(form).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(form.getByRole("textbox", { name: "Answer" })).toBeFocused();
  await page.keyboard.type("They are back on Monday.");
  await form.getByRole("button", { name: "Post answer" }).click();
  const answers = page.getByRole("list", { name: "Answers to Gwen Helper" });
  await expect(answers.getByText("They are back on Monday.")).toBeVisible();
  await expect(theirs.getByRole("list", { name: "Answers to Gwen Helper" })).toContainText("They are back on Monday.");
  await inbox(mentor.email, "Hannah has answered your comment on plan CP-");
  const { violations } = await new AxeBuilder({ page }).include("section:has(#comments)").analyze();
  expect(violations).toEqual([]);

  await talkOf(page).getByRole("button", { name: "Mark as dealt with" }).click();
  await expect(talkOf(page).getByText("0 open, 1 dealt with")).toBeVisible();
  await expect(talkOf(theirs).getByText(/Dealt with by Hannah Reader/)).toBeVisible();
  await talkOf(theirs).getByRole("button", { name: "Open again" }).click();
  await expect(talkOf(theirs).getByText("1 open, 0 dealt with")).toBeVisible();

  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value ?? "";
  const link = header("list-unsubscribe").replace(/^<|>$/g, "");
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  await visitor.request.get(link);
  const wanted = () => page.getByRole("checkbox", { name: /Comments on development plans/ });
  await page.goto("/account/email");
  await expect(wanted()).toBeChecked();
  const oneClick = await visitor.request.post(link, { form: { "List-Unsubscribe": "One-Click" }, maxRedirects: 0 });
  expect(oneClick.status()).toBe(200);
  await page.reload();
  await expect(wanted()).not.toBeChecked();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mail about comments is off");
  await page.goto("/account/email");
  await wanted().check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Unsubscribe from mail about comments");
});

test("a reference leads to the line that it meant, under the number that the line has today", async ({
  db,
  signIn,
}) => {
  const { mentee, planId, first, second } = await planOfTwo(db);
  const page = await signIn(mentee.id);
  await page.goto(`/plans/${planId}/items/${first}`);
  await post(page, "Before #1.2, not after #1.1.");
  await page.getByText("Take this task out of the plan").click();
  await page.getByRole("form", { name: "Take out Map two processes" }).getByLabel("Why").fill("Not wanted");
  await page.getByRole("button", { name: "Take it out" }).click();
  await page.waitForURL(`/plans/${planId}`);
  await expect(talkOf(page).getByText("Before 1.1 (1.2 when written), not after 1.1 (no longer shown).")).toBeVisible();
  const href = `/plans/${planId}/items/${second}`;
  await expect(talkOf(page).getByRole("link", { name: "1.1", exact: true })).toHaveAttribute("href", href);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a comment is answered and dealt with, and an empty answer comes back beside what it answers", async ({
    db,
    signIn,
  }) => {
    const { mentor, planId, first } = await planOfTwo(db);
    const page = await signIn(mentor.id);
    await page.goto(`/plans/${planId}/items/${first}`);
    await page.getByRole("textbox", { name: "Comment" }).fill("Which two?");
    await page.getByRole("button", { name: "Post comment" }).click();
    await talkOf(page).getByRole("link", { name: "Answer Gwen Helper" }).click();
    const form = page.getByRole("form", { name: "Answer Gwen Helper" });
    await form.getByRole("button", { name: "Post answer" }).click();
    await expect(form.getByText("There is a problem")).toBeVisible();
    await form.getByRole("textbox", { name: "Answer" }).fill("Both of May.");
    await form.getByRole("button", { name: "Post answer" }).click();
    await expect(page.getByRole("list", { name: "Answers to Gwen Helper" })).toContainText("Both of May.");
    await talkOf(page).getByRole("button", { name: "Mark as dealt with" }).click();
    await expect(talkOf(page).getByText("0 open, 1 dealt with")).toBeVisible();
  });
});
