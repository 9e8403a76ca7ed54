import type { Page } from "@playwright/test";
import { newMentee, newProgramme } from "@/db/factories";
import { ragRule } from "@/domain/plans/schedule/rag";
import { expect, test } from "./fixtures";

async function begin(page: Page, from: RegExp, title: string): Promise<string> {
  await page.goto("/plans/new");
  await page.getByRole("radio", { name: from }).check();
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a plan is a table that is read by month, by quarter and whole, with its baseline or without, or the critical alone", async ({
    db,
    signIn,
  }) => {
    const programme = await newProgramme(db);
    const page = await signIn((await newMentee(db, programme.id)).id);
    const plan = await begin(page, /your next step/, "To analyst");
    const chart = page.getByRole("table", { name: /^To analyst, revision 1\..*Today is/ });
    await expect(chart).toBeVisible();
    for (const head of ["WBS", "Task", "Baseline finish", "Forecast finish", /^Float/, "RAG"]) {
      await expect(chart.getByRole("columnheader", { name: head })).toHaveCount(1);
    }
    const shadow = chart.getByRole("row", { name: /Shadow three requirements workshops/ });
    await expect(shadow).toContainText(/\d+ \w+ ’\d\d to \d+ \w+ ’\d\d, 0% done.*after/);
    await expect(page.getByText(ragRule())).toBeVisible();

    const scale = page.getByRole("navigation", { name: "Scale of the chart" });
    const all = await chart.getByRole("row").count();
    const spans: number[] = [];
    for (const [name, address] of [
      ["Month", `${plan}?view=month`],
      ["Quarter", plan],
      ["Whole route", `${plan}?view=route`],
    ] as const) {
      await scale.getByRole("link", { name }).click();
      await expect(page).toHaveURL(address);
      await expect(scale.getByRole("link", { name })).toHaveAttribute("aria-current", "true");
      expect(await chart.getByRole("row").count()).toBe(all);
      const { from = "", to = "" } = await page
        .locator(".gantt")
        .evaluate((one: HTMLElement) => ({ from: one.dataset.from, to: one.dataset.to }));
      spans.push((Date.parse(to) - Date.parse(from)) / 86_400_000);
    }
    expect(spans).toEqual(spans.toSorted((a, b) => a - b));
    expect(spans.at(0)).toBeLessThan(spans.at(-1) ?? 0);
    await expect(page.getByRole("link", { name: "Later", exact: true })).toHaveCount(0);

    await page.getByRole("link", { name: /^Critical only/ }).click();
    await expect(page).toHaveURL(`${plan}?view=route&critical=on`);
    expect(await chart.getByRole("row").count()).toBeLessThan(all);
    // Gates stay, and the goals of what is shown.
    for (const task of await chart.locator("tr[data-item]").all()) await expect(task).toContainText(", critical");
    await expect(page.locator(".gkey")).toContainText("Baseline gate");
    await page.getByRole("link", { name: /^Baseline is on/ }).click();
    await expect(page).toHaveURL(`${plan}?view=route&baseline=off&critical=on`);
    await expect(page.locator(".gkey")).not.toContainText("Baseline gate");
  });

  test("a plan of nothing has the five areas, and each asks its question", async ({ db, signIn }) => {
    const programme = await newProgramme(db);
    const page = await signIn((await newMentee(db, programme.id)).id);
    await begin(page, /^Nothing/, "From nothing");
    const areas = page.getByRole("region", { name: "Five areas" });
    await expect(areas.locator("dt")).toHaveText([
      "Knowledge",
      "Experience",
      "Skills",
      "Competency",
      "Formal training",
    ]);
    await expect(areas.locator("dd")).toHaveText(Array.from({ length: 5 }, () => /\?$/));
    await expect(areas).toContainText("can you get it where you are or must you move?");
    await expect(areas).toContainText("which will it use tomorrow?");
  });
});
