import { newMember, newMentee, newProgramme } from "@/db/factories";
import { expect, test } from "./fixtures";

test("somebody new answers five questions, rates one competency and is shown mentors ranked", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMember(db, { name: "Nia Newcomer" })).id);
  await page.goto("/start");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where do you sit today?");
  await page.getByRole("button", { name: "Go on to the target" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Choose one of the options.");
  await page.getByLabel("Your role today").selectOption("pmo-coordinator");
  await page.getByRole("radio", { name: "Banking" }).check();
  await expect(page.getByText(/^Draft saved \d\d:\d\d$/)).toBeVisible();
  await page.getByRole("button", { name: "Go on to the target" }).click();
  await page.getByLabel("The role you want").selectOption({ label: "Project Manager" });
  await page.getByRole("button", { name: "Go on to domain and time" }).click();
  const draft = page.getByRole("region", { name: "Your plan so far" });
  await expect(draft).toContainText("38 months");
  await page.getByRole("checkbox", { name: /Evenings/ }).check();
  await page.getByRole("button", { name: "Go on to the benchmark" }).click();
  await expect(page.getByRole("link", { name: "Change role" })).toBeVisible();
  const ownership = page.getByRole("group", { name: /^Ownership of outcome/ });
  await ownership.getByRole("radio", { name: /^1/ }).check();
  await expect(draft).toContainText("Widest gap: ownership of outcome.");
  await page.getByRole("button", { name: "Show my mentors" }).click();
  await expect(page).toHaveURL("/mentors");
  await expect(page.getByRole("article").first().getByRole("table")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the start works by itself, and a refused step keeps what was typed", async ({ db, signIn }) => {
    const page = await signIn((await newMember(db)).id);
    await page.goto("/start");
    await page.getByLabel("Where you work").fill("Northmoor Bank");
    await page.getByRole("button", { name: "Go on to the target" }).click();
    await expect(page.getByText("There is a problem")).toBeVisible();
    await expect(page.getByLabel("Where you work")).toHaveValue("Northmoor Bank");
    await page.getByLabel("Your role today").selectOption("pmo-coordinator");
    await page.getByRole("radio", { name: "NHS and health" }).check();
    await page.getByRole("button", { name: "Go on to the target" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where do you want to be?");
    await page.getByRole("button", { name: "Go on to domain and time" }).click();
    await page.getByRole("checkbox", { name: /Lunchtimes/ }).check();
    await page.getByRole("button", { name: "Go on to the benchmark" }).click();
    await expect(page.getByText("NHS and health, lunchtimes, London time")).toBeVisible();
  });
});

test("ratings are dated and kept: the gap is redrawn and the history shows both", async ({ db, signIn }) => {
  const programme = await newProgramme(db);
  const page = await signIn((await newMentee(db, programme.id)).id);
  await page.goto("/benchmark");
  const gap = page.getByRole("table", { name: /against what a project manager needs/ });
  await expect(gap.getByRole("row", { name: /^Presenting to senior audiences/ })).toContainText("2 to go");
  const presenting = page.getByRole("group", { name: /^Presenting to senior audiences/ });
  await presenting.getByRole("radio", { name: /^2/ }).check();
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  await expect(gap.getByRole("row", { name: /^Presenting to senior audiences/ })).toContainText("1 to go");
  await page.getByRole("link", { name: "Presenting to senior audiences" }).click();
  const ratings = page.getByRole("table", { name: /^Ratings of Presenting/ });
  await expect(ratings.getByRole("row")).toHaveCount(3);
  await expect(ratings).toContainText("1 Aware");
  await expect(ratings).toContainText("2 Practising");
});

test("somebody without a target is told what a benchmark needs, and may compare with any role", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMember(db)).id);
  await page.goto("/benchmark");
  await expect(page.getByRole("heading", { name: "A benchmark needs a target" })).toBeVisible();
  await page.getByLabel("Compare with").selectOption({ label: "Business Analyst" });
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "The gap to business analyst" })).toBeVisible();
});
