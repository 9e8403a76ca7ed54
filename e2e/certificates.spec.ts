import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { expect, test } from "./fixtures";

/** Maya and Ada have worked together for a hundred days. */
async function pair(db: Db) {
  const programme = await newProgramme(db, { name: "Northline mentoring" });
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  const { id } = await newMentorship(db, {
    programmeId: programme.id,
    mentorId: mentor.id,
    menteeId: mentee.id,
    values: { state: "active", startedAt: new Date(Date.now() - 100 * 86_400_000) },
  });
  return { mentee, mentor, address: `/mentorships/${id}` };
}

/** One says that a session of 45 minutes was held yesterday, the other confirms it. */
async function meet(one: Page, other: Page, address: string) {
  await one.goto(address);
  await one.getByText("Record a session").click();
  const form = one.getByRole("form", { name: "Record a session" });
  await form.getByLabel("Day").fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await form.getByLabel("It began at").fill("12:00");
  await form.getByLabel("Minutes").fill("45");
  await form.getByRole("button", { name: "Record the session" }).click();
  await expect(one.getByText("not yet confirmed")).toBeVisible();
  await other.goto(address);
  await other.getByRole("button", { name: "It was held" }).click();
  await expect(other.getByText("1 confirmed by both")).toBeVisible();
}

async function complete(page: Page, address: string) {
  await page.goto(address);
  await page.getByText("Finish or end").click();
  const form = page.getByRole("form", { name: "Finish or end the mentorship" });
  await form.getByRole("radio", { name: /^Completed/ }).check();
  await form.getByRole("button", { name: "Close the mentorship" }).click();
  await expect(page.getByText("Completed. The record stays as it was.")).toBeVisible();
}

async function download(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const arriving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download your certificate (PDF)" }).click();
  const file = await arriving;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("a certificate is taken, shared, checked by somebody signed out, and withdrawn", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
  browser,
  baseURL,
}) => {
  test.slow();
  const { mentee, mentor, address } = await pair(db);
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);
  await meet(mine, theirs, address);
  await expect(mine.getByRole("heading", { name: "Certificate" })).toHaveCount(0);
  await complete(mine, address);
  await inbox(mentor.email, "Your mentorship with Maya is completed");
  await expect(mine.getByText("45 minutes confirmed by both")).toBeVisible();
  for (const page of [mine, theirs]) {
    await page.goto(address);
    const { name, bytes } = await download(page);
    expect(name).toMatch(/^Certificate of mentoring .+\.pdf$/);
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  }

  await mine.getByRole("button", { name: "Share your certificate" }).click();
  await expect(mine.getByText("Shared. The address is here, and on the file from now on.")).toBeVisible();
  const check = (await mine.getByRole("link", { name: /\/certificates\// }).getAttribute("href")) ?? "";

  const outside = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const visitor = await outside.newPage();
  expect((await visitor.goto(check))?.status()).toBe(200);
  await expect(visitor.getByRole("heading", { level: 1, name: "Certificate of a completed mentorship" })).toBeVisible();
  await expect(
    visitor.getByText("Maya Reader completed a mentorship with their mentor, as the mentee, in the programme"),
  ).toBeVisible();
  await expect(visitor.getByText("Ada First")).toHaveCount(0);
  await expect(visitor.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);

  await theirs.getByRole("button", { name: "Agree to be named on that of Maya Reader" }).click();
  await expect(theirs.getByText("Agreed. Your name may stand there.")).toBeVisible();
  // From paper, in the other case and without the groups.
  await visitor.goto(check.replace(/[^/]+$/, (code) => code.replaceAll("-", "").toLowerCase()));
  await expect(visitor.getByText(/^Maya Reader completed a mentorship with Ada First/)).toBeVisible();

  await mine.getByRole("button", { name: "Withdraw your certificate" }).click();
  await expect(mine.getByText("Withdrawn. The address leads nowhere now.")).toBeVisible();
  for (const path of [check, "/certificates/0000-0000-0000-0000-0000", "/certificates/nothing"]) {
    expect((await visitor.goto(path))?.status(), path).toBe(404);
    await expect(visitor.locator("h1"), path).toHaveText("This sheet is not in the register");
  }
  await visitor.goto(`${address}/certificate.pdf`);
  await expect(visitor).toHaveURL(/\/sign-in\?next=/);
  await outside.close();
});

test("the mentor can complete it too, and with nothing confirmed there is no certificate", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const { mentee, mentor, address } = await pair(db);
  const theirs = await signInElsewhere(mentor.id);
  await complete(theirs, address);
  const mine = await signIn(mentee.id);
  await mine.goto(address);
  for (const page of [mine, theirs]) {
    await expect(page.getByText(/No session of the two of you is confirmed by both/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Download your certificate (PDF)" })).toHaveCount(0);
    expect((await page.request.get(`${address}/certificate.pdf`)).status()).toBe(404);
  }
});
