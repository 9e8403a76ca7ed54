import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planShares } from "@/db/schema/plans";
import { expect, test } from "./fixtures";
import { look } from "./look";

async function pair(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Helper" } });
  const mentorship = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  return { mentee, mentor, mentorship };
}

/** A plan with one task, begun in the browser; returns its id. */
async function begin(page: Page): Promise<string> {
  await page.goto("/plans/new");
  await page.getByRole("radio", { name: /Nothing/ }).check();
  await page.getByLabel("Title").fill("To business analyst");
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await page.getByRole("link", { name: "Add task", exact: true }).click();
  await page.getByLabel("Title").fill("Map two processes");
  await page.getByRole("button", { name: "Add the task" }).click();
  await expect(page.getByRole("link", { name: "Map two processes", exact: true }).first()).toBeVisible();
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

test("a mentor suggests a line, a removal and a change of the plan, and takes one back; the owner’s answers are read from the mail", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentee, mentor, mentorship } = await pair(db);
  const page = await signIn(mentee.id);
  const planId = await begin(page);
  await db.insert(planShares).values({ planId, mentorshipId: mentorship.id, sharedAt: new Date() });
  const theirs = await signInElsewhere(mentor.id);
  const waiting = theirs.getByRole("region", { name: /^Suggested/ });

  await theirs.goto(`/plans/${planId}`);
  await theirs.getByRole("link", { name: "Suggest task", exact: true }).click();
  await theirs.getByLabel("Title").fill("Shadow a requirements workshop");
  await theirs.getByRole("button", { name: "Suggest this" }).click();
  await expect(theirs.getByText("Say in a sentence why you suggest it.").first()).toBeVisible();
  await theirs.getByLabel("Why you suggest it").fill("You learn most by sitting in.");
  await theirs.getByRole("button", { name: "Suggest this" }).click();
  await expect(waiting.getByText("Added: Shadow a requirements workshop")).toBeVisible();
  expect(new URL(theirs.url()).hash).toBe("#suggestions");

  await theirs.getByRole("link", { name: "Suggest a change of the plan" }).click();
  await theirs.getByLabel("Hours a week for it").fill("7");
  await theirs.getByLabel("Why you suggest it").fill("Four will not do.");
  await theirs.getByRole("button", { name: "Suggest this" }).click();
  await expect(waiting.getByText("7 h a week")).toBeVisible();

  await theirs.getByRole("link", { name: "Map two processes", exact: true }).first().click();
  await theirs.getByText("Suggest taking this task out of the plan").click();
  const removal = theirs.getByRole("form", { name: "Suggest taking out Map two processes" });
  await removal.getByLabel("Why it should go").fill("One is enough.");
  await removal.getByRole("button", { name: "Suggest taking it out" }).click();
  const gone = waiting.getByRole("article").filter({ hasText: "Taken out: Map two processes" });
  await expect(gone).toBeVisible();
  await look(theirs, `/plans/${planId}`);
  await gone.getByRole("button", { name: "Take it back" }).click();
  await expect(gone).toBeHidden();

  const mail = await inbox(mentee.email, "Gwen suggests a change to plan");
  expect(mail.text).toContain(`/plans/${planId}#suggestions`);
  await page.goto(`/plans/${planId}#suggestions`);
  const asked = page.getByRole("region", { name: /^Suggested/ });
  await expect(asked.getByRole("article")).toHaveCount(2);
  const hours = asked.getByRole("article").filter({ hasText: "7 h a week" });
  await hours.getByLabel("Your answer").fill("Four is all I have.");
  await expect(hours.getByText(/^Draft kept/)).toBeVisible();
  await hours.getByRole("button", { name: "Leave it as it is" }).click();
  await expect(hours).toBeHidden();
  const line = asked.getByRole("article").filter({ hasText: "Shadow a requirements workshop" });
  await expect(line.getByText("Reason given: “You learn most by sitting in.”")).toBeVisible();
  await line.getByRole("button", { name: "Take it up" }).click();
  await expect(page.getByRole("heading", { name: "Changed in revision 3" })).toBeVisible();
  await expect(page.getByText("“Suggested by Gwen Helper: You learn most by sitting in.”")).toBeVisible();

  const answer = await inbox(mentor.email, "Hannah has not taken up your suggestion");
  const [address = ""] = answer.text?.match(/\S+\/plans\/\S+#answered/) ?? [];
  await theirs.goto(address);
  const answered = theirs.getByRole("region", { name: /^Suggestions answered/ });
  await expect(answered.getByText("“Four is all I have.”", { exact: false })).toBeVisible();
  await expect(answered.getByText("Taken up in revision 3")).toBeVisible();
  await expect(answered.getByText("Taken back", { exact: true })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Shadow a requirements workshop", exact: true }).first()).toBeVisible();
});
