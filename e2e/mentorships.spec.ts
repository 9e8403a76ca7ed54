import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { acceptTexts, giveHat, newMember, newMentee, newMentor, newProgramme } from "@/db/factories";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import { expect, test } from "./fixtures";

const texts = requiredConsents.map((document) => ({ document, version: currentConsents[document] }));

async function cast(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  await acceptTexts(db, mentee.id, texts);
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  return { programme, mentee, mentor };
}

/** Maya asks Ada, Ada accepts: both pages stand on the mentorship, whose address is returned. */
async function pair(mine: Page, theirs: Page, handle: string): Promise<string> {
  await mine.goto(`/mentors/${handle}`);
  const form = mine.getByRole("form", { name: "Ask Ada to mentor you" });
  await form
    .getByLabel("What you want to be able to do")
    .fill("Hold a room of operations people that disagrees with me.");
  await form.getByLabel("Why Ada").fill("You made the move from the PMO to payments that I want to make.");
  await form.getByRole("button", { name: "Send the request" }).click();
  await expect(mine.getByRole("heading", { level: 1, name: "Your request to Ada First" })).toBeVisible();
  await theirs.goto(mine.url());
  await theirs.getByRole("button", { name: "Accept Maya" }).click();
  await expect(theirs.getByRole("heading", { level: 1, name: "Mentee: Maya Reader" })).toBeVisible();
  await mine.goto(theirs.url());
  return theirs.url();
}

async function sign(page: Page, name: string) {
  const form = page.getByRole("form", { name: "Sign the agreement" });
  await form.getByLabel("Your name, as your signature").fill(name);
  await form.getByRole("button", { name: "Sign the agreement" }).click();
}

test("two people sign, change what they agreed, and end it kindly", async ({ db, signIn, signInElsewhere, inbox }) => {
  test.slow();
  const { mentee, mentor } = await cast(db);
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);
  await pair(mine, theirs, mentor.handle);

  await expect(mine.getByText(/^You have to sign the agreement with Ada First by/)).toBeVisible();
  await sign(mine, "Somebody Else");
  await expect(mine.getByRole("alert", { name: "There is a problem" })).toContainText(
    "Type your name as it stands in your account.",
  );
  await sign(mine, "Maya Reader");
  await expect(mine.getByText("Ada First has not signed")).toBeVisible();
  await sign(theirs, "ada first");
  await expect(theirs.getByText("Active: both of you have signed.")).toBeVisible();

  await theirs.getByRole("textbox", { name: "How to reach you" }).fill("By phone before nine: 0113 496 0000");
  await theirs.getByRole("button", { name: "Save how to reach me" }).click();
  await expect(theirs.getByText("Saved. The other side sees it here.")).toBeVisible();
  await mine.reload();
  await expect(mine.getByText("By phone before nine: 0113 496 0000")).toBeVisible();

  await mine.getByText("Change the agreement").click();
  const change = mine.getByRole("form", { name: "Change the agreement" });
  await change.getByLabel("How often").selectOption({ label: "every week" });
  await change.getByLabel("Your name, as your signature").fill("Maya Reader");
  await change.getByRole("button", { name: "Sign and propose version 2" }).click();
  await expect(mine.getByText("Version 1, in force until both have signed version 2")).toBeVisible();
  await theirs.reload();
  await sign(theirs, "Ada First");
  await expect(theirs.getByText("45 minutes, every week")).toBeVisible();
  await expect(theirs.getByText(/has not signed/)).toHaveCount(0);

  await mine.reload();
  await mine.getByText("Finish or end").click();
  const end = mine.getByRole("form", { name: "Finish or end the mentorship" });
  await end.getByRole("radio", { name: /^Completed/ }).check();
  await end.getByLabel(/^Words for Ada First/).fill("Thank you for the blunt questions.");
  await end.getByLabel(/^Reason for the programme/).fill("I got the analyst seat.");
  await end.getByRole("button", { name: "Close the mentorship" }).click();
  await expect(mine.getByText("Completed. The record stays as it was.")).toBeVisible();
  await inbox(mentor.email, "Maya");
  await theirs.reload();
  await expect(theirs.getByText("Thank you for the blunt questions.")).toBeVisible();
  await expect(theirs.getByText("I got the analyst seat.")).toHaveCount(0);
  await expect(theirs.getByText("0113 496 0000")).toHaveCount(0);
});

test("a stranger, and staff, cannot tell that a mentorship exists", async ({ db, signIn, signInElsewhere }) => {
  const { mentee, mentor, programme } = await cast(db);
  const address = await pair(await signIn(mentee.id), await signInElsewhere(mentor.id), mentor.handle);
  const coordinator = await newMember(db);
  await giveHat(db, coordinator.id, "coordinator", programme.id);
  const admin = await newMember(db);
  await giveHat(db, admin.id, "admin");
  for (const stranger of [await newMember(db), coordinator, admin]) {
    const page = await signInElsewhere(stranger.id);
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByText("Maya Reader")).toHaveCount(0);
  }
});

test("a new member finds on Today where to begin", async ({ db, signIn }) => {
  const page = await signIn((await newMember(db)).id);
  await page.goto("/today");
  await expect(page.getByText("Nothing is due from you.").first()).toBeVisible();
  await page.getByRole("link", { name: "Say where you are and where you want to be" }).click();
  await expect(page).toHaveURL(/\/start/);
});
