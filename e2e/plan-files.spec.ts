import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { newMember } from "@/db/factories";
import { expect, test } from "./fixtures";
import { look } from "./look";

const table = (duration: string) =>
  [
    "WBS,Kind,Title,Duration (days),After,Exit criteria,Hidden,Mood",
    "1,goal,Foundations,,,,,",
    `1.1,task,Shadow a business analyst,${duration},,,,calm`,
    "1.2,task,Run a requirements workshop,5,1.1+2,,,",
    "2,task,Ask for a raise,3,,,yes,",
    'G1,gate,Ready to work as an analyst,,1.2,"Has run a workshop\nWrites requirements that can be tested",,',
  ].join("\r\n");

async function choose(page: Page, name: string, text: string) {
  const form = page.getByRole("form", { name: "Choose a file" });
  await form.getByLabel("File").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await form.getByRole("button", { name: "Read the file" }).click();
}

async function download(page: Page, name: string): Promise<{ name: string; text: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name, exact: true }).first().click(),
  ]);
  const bytes = await readFile(await file.path());
  return { name: file.suggestedFilename(), text: bytes.toString("utf8"), bytes };
}

test("a plan comes in from a table, goes out in every format, and comes back from Project and as JSON", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  // Three pages are looked at in three widths on the way.
  test.slow();
  const member = await newMember(db);
  const page = await signIn(member.id);

  await test.step("a row with an error is named by its line, and nothing is made of the file", async () => {
    await page.goto("/plans/import");
    await choose(page, "Next step.csv", table("soon"));
    const line = page.getByRole("row", { name: /“soon” is not a number/ });
    await expect(line).toContainText("3");
    await expect(page.getByRole("button", { name: "Make it a plan" })).toHaveCount(0);
    await look(page, page.url());
  });

  await test.step("put right, it is looked at and becomes a plan", async () => {
    await choose(page, "Next step.csv", table("20"));
    await expect(page.getByText("A new plan of 5 lines")).toBeVisible();
    await expect(page.getByText("The column “Mood”.")).toBeVisible();
    await look(page, page.url());
    await page.getByRole("button", { name: "Make it a plan" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Next step" })).toBeVisible();
    await page.getByRole("navigation", { name: "Pages of the plan" }).getByRole("link", { name: "Files" }).click();
    await expect(page.getByRole("heading", { name: "Take it away" })).toBeVisible();
    await look(page, page.url());
  });

  const project = await download(page, "Project XML");
  const json = await download(page, "JSON");

  await test.step("each format is a file by the name of the plan, without what is hidden unless it is asked for", async () => {
    expect(project.name).toMatch(/^CP-\d{4,} Next step\.xml$/);
    expect(project.text).toContain("<Name>Run a requirements workshop</Name>");
    const pdf = await download(page, "PDF");
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const calendar = await download(page, "Calendar (iCalendar)");
    expect(calendar.text).toContain("SUMMARY:G1 Ready to work as an analyst");
    const csv = await download(page, "Table (CSV)");
    expect(csv.text).toContain("Shadow a business analyst");
    for (const file of [project, json, calendar, csv]) expect(file.text).not.toContain("Ask for a raise");
    const whole = await download(page, "Table (CSV) with the one hidden item");
    expect(whole.text).toContain("Ask for a raise");
  });

  await test.step("a file of Project with an error says where; without, it is the next revision", async () => {
    await choose(
      page,
      project.name,
      project.text.replace("<Duration>PT160H0M0S</Duration>", "<Duration>a month</Duration>"),
    );
    await expect(page.getByRole("row", { name: /The duration of “Shadow a business analyst”/ })).toBeVisible();
    const edited = project.text
      .replace("Run a requirements workshop", "Run two requirements workshops")
      .replace("</Resources>", "<Resource><UID>7</UID><ID>7</ID><Name>Training room</Name></Resource></Resources>");
    await choose(page, project.name, edited);
    await expect(page.getByText("The next revision, in which 1 line changes.")).toBeVisible();
    await expect(page.getByText("A resource with its assignments and costs")).toBeVisible();
    await page.getByRole("button", { name: "Make it the next revision" }).click();
    await expect(page.getByText("Run two requirements workshops").first()).toBeVisible();
    await expect(page.getByText("Ask for a raise").first()).toBeVisible();
  });

  await test.step("as JSON it becomes somebody else's own, with its history", async () => {
    const other = await newMember(db);
    const elsewhere = await signInElsewhere(other.id);
    await elsewhere.goto("/plans/import");
    await choose(elsewhere, json.name, json.text);
    await expect(elsewhere.getByText("A new plan of 4 lines with 1 revision and 0 baselines")).toBeVisible();
    await elsewhere.getByRole("button", { name: "Make it a plan" }).click();
    await expect(elsewhere.getByRole("heading", { level: 1, name: "Next step" })).toBeVisible();
  });

  await test.step("to a stranger none of its files exists", async () => {
    const planId = /plans\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
    const stranger = await newMember(db);
    const elsewhere = await signInElsewhere(stranger.id);
    for (const format of ["pdf", "json"]) {
      const answer = await elsewhere.request.get(`/plans/${planId}/files/${format}`);
      expect(answer.status()).toBe(404);
    }
    const own = await page.request.get(`/plans/${planId}/files/csv`);
    expect(own.headers()["cache-control"]).toContain("no-store");
    expect(own.headers()["content-disposition"]).toMatch(/^attachment; filename="CP-\d+ Next step\.csv"/);
  });
});

test("a file that is not for visitors asks them to sign in, and a page that went on without them is told so", async ({
  page,
}) => {
  const plan = "/plans/4f0c3ec0-3b43-4d2c-9a7e-2f9f6f0f9b11";
  await page.goto(`${plan}/files/pdf`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  expect((await page.request.get(`${plan}/live`)).status()).toBe(401);
});
