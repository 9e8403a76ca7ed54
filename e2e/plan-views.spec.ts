import type { Page } from "@playwright/test";
import { newMentee, newProgramme } from "@/db/factories";
import { ragRule } from "@/domain/plans/rag";
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

test("a bar is moved by keyboard and by mouse, made longer at its end, and nothing is saved until the form is sent", async ({
  db,
  signIn,
}) => {
  const programme = await newProgramme(db);
  const page = await signIn((await newMentee(db, programme.id)).id);
  const plan = await begin(page, /^Nothing/, "By hand");
  await page.goto(`${plan}/items/new?kind=task`);
  await page.getByLabel("Title").fill("Map two processes");
  await page.getByLabel("Duration, working days").fill("20");
  await page.getByRole("button", { name: "Add the task" }).click();
  const task = page.getByRole("row", { name: /Map two processes/ });
  const name = task.getByRole("link", { name: "Map two processes" });
  const start = () => page.getByLabel("Start not before");
  const length = () => page.getByLabel("Duration, working days");

  await test.step("Alt and an arrow propose another day, Escape leaves it as it was, Enter leads to the form", async () => {
    await name.focus();
    await page.keyboard.press("Alt+ArrowRight");
    await expect(page.getByRole("status").filter({ hasText: /^1: .* 20 working days\./ })).toBeAttached();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("status").filter({ hasText: "Left as it was." })).toBeAttached();
    await page.keyboard.press("Alt+Shift+ArrowRight");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/items\/.*notBefore=/);
    await expect(length()).toHaveValue("20");
    await expect(start()).toHaveValue(new URL(page.url()).searchParams.get("notBefore") ?? "");
  });

  const drag = async (from: "middle" | "end", across: number) => {
    await page.goto(plan);
    await page.waitForLoadState("networkidle");
    const box = await task.locator(".bar").boundingBox();
    if (box === null) throw new Error("The bar is not drawn.");
    const y = box.y + box.height / 2;
    const x = from === "middle" ? box.x + box.width / 2 : box.x + box.width - 2;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + across / 2, y);
    await page.mouse.move(x + across, y);
    await page.mouse.up();
    await page.waitForURL(/\/items\//);
  };

  await test.step("a bar that is dragged leads to the form with the day, and the plan is as it was", async () => {
    await drag("middle", 90);
    const wished = new URL(page.url()).searchParams.get("notBefore") ?? "";
    expect(wished > new Date().toISOString().slice(0, 10)).toBe(true);
    await expect(start()).toHaveValue(wished);
    await expect(page.getByText("Nothing is saved until you send it.", { exact: false })).toBeVisible();
    await page.goto(`${plan}/changes`);
    await expect(page.getByText(/Revision 3/)).toHaveCount(0);
  });

  await test.step("its end makes it longer, and the form makes it so", async () => {
    await drag("end", 90);
    const days = new URL(page.url()).searchParams.get("durationDays") ?? "";
    expect(Number(days)).toBeGreaterThan(20);
    await expect(length()).toHaveValue(days);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Changed in revision 3" })).toBeVisible();
    await expect(page.getByRole("insertion").getByText(`${days} working days`)).toBeVisible();
  });
});
