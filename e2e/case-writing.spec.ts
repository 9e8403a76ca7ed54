import type { Page } from "@playwright/test";
import { newMember } from "@/db/factories";
import { expect, test } from "./fixtures";

const texts = {
  Organisation: "A retail bank",
  Country: "Singapore",
  Year: "2022",
  "The situation": "Twelve people moved the payroll of a bank.",
  "The constraints": "Nothing may be moved in the week of the salaries.",
  "The decision point": "The rehearsal ran in half the time.",
  "The options": "Begin early\nHold another rehearsal",
  "Outcome in one line": "One wave stopped",
  "What happened": "It stopped after forty minutes. Ring 020 7946 0958 for more.",
  "What I would do now": "Rehearse on fresh data.",
  "Learning point 1": "A rehearsal without a finding was not held.",
} as const;

async function fill(page: Page, title: string): Promise<void> {
  await page.getByLabel("Title").fill(title);
  for (const [label, words] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).fill(words);
  await page.getByLabel("Domain and sub-domain").selectOption({ label: "Banking: Payments" });
  await page.getByLabel("From which seat you tell it").selectOption({ label: "Project manager" });
  await point(page, 1)
    .getByLabel("Competency that it shows")
    .selectOption({ label: "Testing, cutover and go-live readiness" });
}

const point = (page: Page, no: number) => page.getByRole("group", { name: `Learning point ${no}`, exact: true });

test("a member writes a case, mends what the check found and publishes it locked; another decides, then sees; it is corrected", async ({
  db,
  signIn,
  signInElsewhere,
  browser,
  baseURL,
}) => {
  test.slow();
  const title = "Payroll migration: the quick rehearsal";
  const author = await newMember(db, { name: "Tunde Bakare-Lim" });
  const page = await signIn(author.id);
  await page.goto("/cases/write");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByText("Come back to it under Cases")).toBeVisible();
  await page.goto("/cases");
  await page.getByRole("link", { name: title }).click();
  await fill(page, title);
  await page.getByText("Another learning point").first().click();
  await page.getByLabel("Learning point 2").fill("Time that nobody has used is not left over.");
  await expect(page.getByText(/^Draft kept at/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Restored what you had typed/)).toBeVisible();
  await expect(page.getByLabel("Learning point 2")).toBeVisible();
  await page.getByRole("button", { name: "Save and check before publishing" }).click();
  await page.getByRole("link", { name: "Choose at least one competency for learning point 2." }).click();
  await point(page, 2).getByLabel("Competency that it shows").selectOption({ label: "Planning and schedule control" });
  await point(page, 2)
    .getByLabel(/^A second/)
    .selectOption({ label: "Decision-making and escalation" });
  await page.getByRole("button", { name: "Save and check before publishing" }).click();

  await expect(page.getByText("found: “020 7946 0958” in “What happened”, line 1")).toBeVisible();
  await expect(page.getByText("not found")).toHaveCount(7);
  await page.getByRole("link", { name: "Change the case" }).click();
  await page.getByLabel("What happened", { exact: true }).fill("It stopped after forty minutes.");
  await page.getByRole("button", { name: "Save and check before publishing" }).click();
  await expect(page.getByText("not found")).toHaveCount(8);
  await page.getByRole("button", { name: "Publish the case" }).click();
  await expect(page.getByText("Tick this, or leave the case unpublished.").first()).toBeVisible();
  await page.getByLabel(/^Lock the outcome/).check();
  for (const check of [/^Names of people/, /^My employer/, /^No live procurement/, /^No patient/])
    await page.getByLabel(check).check();
  await page.getByRole("button", { name: "Publish the case" }).click();
  await expect(page.locator("h1")).toHaveText(title);
  await expect(page.getByText("Your case is published")).toBeVisible();
  await expect(page.getByRole("region", { name: "Learning points" })).toContainText("Decision-making and escalation");
  const address = new URL(page.url()).pathname;

  const visitor = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const outside = await visitor.newPage();
  await outside.goto(address);
  expect(await outside.content()).not.toMatch(/forty minutes|fresh data|without a finding|One wave stopped/);
  expect(await outside.content()).toContain('"@type":"Article"');
  await outside.getByRole("link", { name: "look without deciding" }).click();
  await expect(outside.getByText("It stopped after forty minutes.")).toBeVisible();
  await visitor.close();

  const reader = await signInElsewhere((await newMember(db, { name: "Siobhan Reader" })).id);
  await reader.goto(address);
  expect(await reader.content()).not.toMatch(/forty minutes|fresh data|without a finding|One wave stopped/);
  await reader.getByRole("radio", { name: "Hold another rehearsal" }).check();
  await reader.getByRole("button", { name: "Decide and see what happened" }).click();
  await expect(reader.getByText("It stopped after forty minutes.")).toBeVisible();
  await expect(reader.getByText("Hold another rehearsal (yours)")).toBeVisible();
  await expect(reader.getByText("How they divide is shown from 5 decisions on.")).toBeVisible();

  const other = await signInElsewhere((await newMember(db)).id);
  const plain = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  await plain.addCookies(await other.context().cookies());
  const plainly = await plain.newPage();
  await plainly.goto(address);
  await plainly.getByRole("radio", { name: "Begin early" }).check();
  await plainly.getByRole("button", { name: "Decide and see what happened" }).click();
  await expect(plainly).toHaveURL(`${address}#outcome`);
  await expect(plainly.getByText("Begin early (yours)")).toBeInViewport();
  await plain.close();

  await page.getByRole("link", { name: "Correct this case" }).click();
  await page.getByLabel("Year", { exact: true }).fill("2021");
  await point(page, 2)
    .getByLabel(/^A second/)
    .selectOption({ label: "None" });
  await page.getByLabel("What is corrected, and why").fill("It was a year earlier");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.getByText(/^Corrected on .*: It was a year earlier$/)).toBeVisible();
  await page.getByRole("link", { name: "What it said before" }).click();
  await expect(page.locator("del").first()).toHaveText("2022");
  await expect(page.locator("ins").first()).toHaveText("2021");
  await expect(page.locator("del").last()).toContainText("Decision-making and escalation");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("learning points are added, refused and left out, and nothing that was typed is lost", async ({
    db,
    signIn,
  }) => {
    const page = await signIn((await newMember(db)).id);
    await page.goto("/cases/write");
    await page.getByLabel("Title").fill("Points without a script");
    await page.getByLabel("Year", { exact: true }).fill("22");
    await page.getByLabel("Learning point 1").fill("The first.");
    await page.getByText("Another learning point").first().click();
    await page.getByLabel("Learning point 2").fill("The second.");
    await point(page, 2)
      .getByLabel("Competency that it shows")
      .selectOption({ label: "Planning and schedule control" });
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.getByRole("link", { name: /^Year/ }).or(page.getByText("There is a problem"))).toBeVisible();
    await expect(page.getByLabel("Learning point 2")).toHaveValue("The second.");
    await page.getByLabel("Year", { exact: true }).fill("2022");
    await point(page, 1)
      .getByLabel(/^Leave this point out/)
      .check();
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.getByLabel("Learning point 1")).toHaveValue("The second.");
    await expect(point(page, 1).getByLabel("Competency that it shows")).toHaveValue("schedule-control");
    await expect(page.getByLabel("Learning point 2")).toBeHidden();
  });
});

test("crawlers find the way to every public page", async ({ page }) => {
  const sitemap = await page.request.get("/sitemap.xml");
  expect(await sitemap.text()).toContain("/cases/tsb-2018");
  expect(await (await page.request.get("/robots.txt")).text()).toContain("/sitemap.xml");
});
