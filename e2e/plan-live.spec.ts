import type { Page } from "@playwright/test";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planShares } from "@/db/schema/plans";
import { expect, test } from "./fixtures";

const present = (page: Page) => page.locator(".live-news");

test("whoever works on a line sees who else is where and what they change; what is being typed is not measured against a newer plan", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Helper" } });
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const page = await signIn(mentee.id);
  await page.goto("/plans/new");
  await page.getByRole("radio", { name: /Nothing/ }).check();
  await page.getByLabel("Title").fill("Side by side");
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Side by side" })).toBeVisible();
  const plan = new URL(page.url()).pathname;
  await page.goto(`${plan}/items/new?kind=task`);
  await page.getByLabel("Title").fill("Map two processes");
  await page.getByRole("button", { name: "Add the task" }).click();
  await page.getByRole("link", { name: "Map two processes", exact: true }).first().click();
  await page.waitForURL(/items/);
  const item = page.url();
  await db.insert(planShares).values({
    planId: plan.split("/")[2] ?? "",
    mentorshipId: mentorship.id,
    sharedAt: new Date(),
  });

  const theirs = await signInElsewhere(mentor.id);
  for (const [path, where] of [
    ["", "the schedule"],
    ["/benchmark", "the benchmark"],
    ["/review", "the review"],
    ["/changes", "the changes"],
  ] as const) {
    await theirs.goto(plan + path);
    await expect(present(page)).toContainText(`Gwen Helper is viewing ${where}.`);
    await expect(present(theirs)).toContainText("Hannah Reader is viewing 1.");
  }
  await theirs.goto(item);
  await expect(present(page)).toContainText("Gwen Helper is viewing this page.");

  const mine = await signInElsewhere(mentee.id);
  await mine.goto(item);
  await page.getByLabel("Note").fill("Half a thought");
  await mine.getByLabel("Done when").fill("Two maps");
  await mine.getByRole("button", { name: "Save", exact: true }).click();
  await mine.waitForURL(new RegExp(`${plan}$`));

  // The mentor has typed nothing: the page is drawn again, and says who changed it.
  await expect(present(theirs)).toContainText("Hannah Reader changed 1. Show it");
  await expect(theirs.locator("form:has([name=note]) input[name=revision]")).toHaveValue("3");
  await expect(theirs.getByLabel("Done when")).toHaveValue("Two maps");

  // The owner has: what they began with stays what they are measured against.
  await expect(page.getByLabel("Note")).toHaveValue("Half a thought");
  await expect(page.locator("form:has([name=note]) input[name=revision]")).toHaveValue("2");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(new RegExp(`${plan}$`));

  await theirs.getByRole("textbox", { name: "Comment" }).fill("Whose note is it?");
  await theirs.getByRole("button", { name: "Post comment" }).click();
  await expect(present(page)).toContainText("Gwen Helper wrote about 1.");
  await present(page).getByRole("link", { name: "Show it" }).click();
  await expect(page.getByText("Whose note is it?")).toBeVisible();
  await expect(page.getByLabel("Done when")).toHaveValue("Two maps");
});
