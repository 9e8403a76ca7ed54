import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { newMentor } from "@/db/factories";
import { programmes } from "@/db/schema/programmes";
import { expect, test } from "./fixtures";

test("a PMO coordinator opens an account, sees the gap, finds a mentor with reasons, asks, and is accepted", async ({
  db,
  page,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const tag = randomBytes(4).toString("hex");
  const address = `priya-${tag}@example.test`;
  const [programme] = await db.select({ id: programmes.id }).from(programmes).where(eq(programmes.isDefault, true));
  if (programme === undefined) throw new Error("There is no default programme.");
  const mentor = await newMentor(db, programme.id, { member: { name: `Rowan ${tag}` } });

  await test.step("opens an account; the code in the mail proves the address", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Find your gap" }).first().click();
    await page.getByLabel("Your name").fill("Priya Nair");
    await page.getByLabel("E-mail address").fill(address);
    await page.getByLabel("Password").fill("copper kettle on a slow train");
    await page.getByRole("checkbox", { name: /18 or over/ }).check();
    await page.getByRole("checkbox", { name: /I accept/ }).check();
    await page.getByRole("button", { name: "Open the account" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Type the code" })).toBeVisible();
    const mail = await inbox(address, "Your code to confirm this address");
    const code = /\b(\d{4} \d{4})\b/.exec(mail.text ?? "")?.[1];
    expect(code, "the plain part holds the code").toBeDefined();
    await page.getByLabel("Code").fill(code ?? "");
    await page.getByRole("button", { name: "Continue" }).click();
  });

  await test.step("says where they are and where they want to be, in five answers", async () => {
    await expect(page.getByRole("heading", { level: 1, name: "Where do you sit today?" })).toBeVisible();
    await page.getByLabel("Your role today").selectOption("pmo-coordinator");
    await page.getByRole("group", { name: "The domain you work in" }).getByRole("radio", { name: "Banking" }).check();
    await page.getByRole("button", { name: "Go on to the target" }).click();
    await page.getByLabel("The role you want").selectOption("project-manager");
    await page.getByRole("button", { name: "Go on to domain and time" }).click();
    await page
      .getByRole("group", { name: "The domain you want to be in" })
      .getByRole("radio", { name: "Banking" })
      .check();
    await page.getByRole("checkbox", { name: /Evenings/ }).check();
    await page.getByRole("button", { name: "Go on to the benchmark" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Where do you stand today?" })).toBeVisible();
    const scales = page.locator("fieldset.rating");
    for (const scale of await scales.all()) await scale.getByRole("radio").nth(1).check();
    await page.getByRole("button", { name: "Show my mentors" }).click();
  });

  await test.step("finds mentors ranked, each total with its parts and reasons", async () => {
    await expect(page).toHaveURL(/\/mentors/);
    await expect(async () => {
      await page.goto(`/mentors?q=${tag}`);
      await expect(page.getByRole("article", { name: mentor.name })).toBeVisible({ timeout: 500 });
    }).toPass();
    const row = page.getByRole("article", { name: mentor.name });
    await expect(row.getByText("Was a PMO coordinator", { exact: false }).first()).toBeVisible();
    await row.getByRole("link", { name: mentor.name }).click();
    await expect(page.getByRole("heading", { name: "How well you fit" })).toBeVisible();
  });

  await test.step("asks; the mentor is told by mail and accepts", async () => {
    const form = page.getByRole("form", { name: "Ask Rowan to mentor you" });
    await form
      .getByLabel("What you want to be able to do")
      .fill("Run a requirements workshop by March without a script.");
    await form.getByLabel("Why Rowan").fill("You went from the PMO through analysis to payments projects.");
    await form.getByRole("button", { name: "Send the request" }).click();
    await expect(page.getByText(/has to answer this request by/)).toBeVisible();
    const asked = await inbox(mentor.email, "Priya");
    expect(asked.text).not.toContain("without a script");

    const theirs = await signInElsewhere(mentor.id);
    await theirs.goto(page.url());
    await theirs.getByRole("button", { name: "Accept Priya" }).click();
    await expect(theirs.getByRole("heading", { level: 1, name: "Mentee: Priya Nair" })).toBeVisible();
    await inbox(address, "accepted");
  });

  await test.step("both stand on one page, and Today says what is owed", async () => {
    await page.goto("/today");
    await expect(page.getByRole("link", { name: /agreement/i }).first()).toBeVisible();
    await page.goto("/mentorships");
    await page.getByRole("link", { name: mentor.name }).first().click();
    const asked = page
      .getByRole("paragraph")
      .filter({ hasText: "Run a requirements workshop by March without a script." });
    await expect(asked).toBeVisible();
  });
});
