import type { Browser, BrowserContext, Page, Response } from "@playwright/test";
import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { newMember } from "@/db/factories";
import { planRevisions, plans } from "@/db/schema/plans";
import { expect, test } from "./fixtures";

/** A browser of the same member that runs no scripts. */
async function withoutScripts(browser: Browser, from: BrowserContext, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await context.addCookies(await from.cookies());
  return context.newPage();
}

/** A plan with one task, and the address of that task. */
async function begun(page: Page): Promise<{ planId: string; address: string }> {
  await page.goto("/plans/new");
  await page.getByRole("radio", { name: /Nothing/ }).check();
  await page.getByLabel("Title").fill("Two windows");
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Two windows" })).toBeVisible();
  const planId = new URL(page.url()).pathname.split("/")[2] ?? "";
  await page.goto(`/plans/${planId}/items/new?kind=task`);
  await page.getByLabel("Title").fill("Map two processes");
  await page.getByRole("button", { name: "Add the task" }).click();
  const task = page.getByRole("link", { name: "Map two processes", exact: true }).first();
  await expect(task).toBeVisible();
  return { planId, address: (await task.getAttribute("href")) ?? "" };
}

/** Presses the button of the form of a line and gives the answer to it. */
async function press(page: Page, name = "Save"): Promise<Response> {
  const form = page.locator("form#item");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    form.getByRole("button", { name, exact: true }).click(),
  ]);
  await page.waitForLoadState();
  return answer;
}

/** Everything that the history of a plan has ever said of a note: what stood before each change, and after it. */
async function notesEver(db: Db, planId: string): Promise<Set<unknown>> {
  const rows = await db
    .select({ changes: planRevisions.changes })
    .from(planRevisions)
    .where(eq(planRevisions.planId, planId))
    .orderBy(asc(planRevisions.number));
  return new Set(
    rows.flatMap(({ changes }) => changes.flatMap(({ field, after }) => (field === "note" ? [after] : []))),
  );
}

test("without scripts a conflict has status 409 and both texts side by side, nothing typed is lost, and either can be kept", async ({
  db,
  browser,
  baseURL,
  signIn,
}) => {
  const page = await signIn((await newMember(db, { name: "Hannah Plain" })).id);
  const { planId, address } = await begun(page);
  const plain = await withoutScripts(browser, page.context(), baseURL);
  await plain.goto(address);

  await page.goto(address);
  await page.getByLabel("Done when").fill("Two maps");
  await page.getByLabel("Note").fill("Settlements first.");
  await page.getByLabel("Title").first().fill("Map three processes");
  await press(page);
  await page.waitForURL(`/plans/${planId}`);

  await plain.getByLabel("Done when").fill("Three maps");
  await plain.getByLabel("Note").fill("Payments first.\nThen the rest.");
  await plain.getByLabel("Done, per cent").fill("40");
  await plain.getByRole("radio", { name: "Their mentor" }).check();
  await plain.getByRole("checkbox", { name: /Keep this line to yourself/ }).check();
  await plain.locator("#item-reason").fill("We have met the users.");
  const refused = await press(plain);
  expect(refused.status()).toBe(409);
  expect(await refused.headerValue("set-cookie")).toBeNull();

  const both = plain.getByRole("region", { name: "Two texts for the same fields" });
  for (const [field, yours, theirs] of [
    ["Done when", "Three maps", "Two maps"],
    ["Note", "Payments first.", "Settlements first."],
  ] as const) {
    const choice = both.getByRole("group", { name: field });
    await expect(choice.getByText(yours)).toBeVisible();
    await expect(choice.getByText(theirs)).toBeVisible();
    await expect(choice.getByRole("radio", { name: "Keep yours" })).toBeChecked();
  }
  await expect(plain.getByLabel("Done when")).toHaveValue("Three maps");
  await expect(plain.getByLabel("Note")).toHaveValue("Payments first.\nThen the rest.");
  await expect(plain.getByLabel("Done, per cent")).toHaveValue("40");
  await expect(plain.getByRole("radio", { name: "Their mentor" })).toBeChecked();
  await expect(plain.getByRole("checkbox", { name: /Keep this line to yourself/ })).toBeChecked();
  await expect(plain.locator("#item-reason")).toHaveValue("We have met the users.");

  const keep = both.getByRole("group", { name: "Done when" });
  await keep.getByRole("radio", { name: "Keep what stands in the plan now" }).check();
  await press(plain);
  // Another fault does not undo the choice.
  await expect(plain.getByText(/has progress but no day on which it started/)).toBeVisible();
  await expect(plain.getByRole("checkbox", { name: /Leave “Done when” as it stands in the plan/ })).toBeChecked();
  await plain.getByLabel("Started on").fill("2026-06-01");
  await press(plain);
  await expect(plain).toHaveURL(`/plans/${planId}`);
  const [plan] = await db.select({ document: plans.document }).from(plans).where(eq(plans.id, planId));
  expect(plan?.document.items[0]).toMatchObject({
    title: "Map three processes",
    doneWhen: "Two maps",
    note: "Payments first.\nThen the rest.",
    progress: 40,
    owner: "mentor",
    hidden: true,
  });
  await plain.context().close();
});

test("without scripts what is typed into a line that was taken out meanwhile is not lost, and the line can be put back with it", async ({
  db,
  browser,
  baseURL,
  signIn,
}) => {
  const page = await signIn((await newMember(db, { name: "Hannah Gone" })).id);
  const { planId, address } = await begun(page);
  const plain = await withoutScripts(browser, page.context(), baseURL);
  await plain.goto(address);

  await page.goto(address);
  await page.getByText("Take this task out of the plan").click();
  await page.getByRole("button", { name: "Take it out" }).click();
  await page.waitForURL(`/plans/${planId}`);

  await plain.getByLabel("Note").fill("Payments first.");
  expect((await press(plain)).status()).toBe(409);
  await expect(plain.getByText(/has taken this line out of the plan meanwhile/).first()).toBeVisible();
  await expect(plain.getByText(/took it out with revision 3/)).toBeVisible();
  await expect(plain.getByLabel("Note")).toHaveValue("Payments first.");
  await press(plain, "Put it back");
  await expect(plain).toHaveURL(`/plans/${planId}`);
  const [plan] = await db.select({ document: plans.document }).from(plans).where(eq(plans.id, planId));
  expect(plan?.document.items).toMatchObject([
    { id: address.split("/").at(-1), title: "Map two processes", note: "Payments first." },
  ]);
  await plain.context().close();
});

test("eight who save the same line by its form, without scripts, lose nothing that was taken from them", async ({
  db,
  browser,
  baseURL,
  signIn,
}) => {
  test.slow();
  const page = await signIn((await newMember(db, { name: "Hannah Eight" })).id);
  const { planId, address } = await begun(page);
  const taken: string[] = [];
  const shownInConflict = new Set<string>();

  async function client(number: number): Promise<void> {
    const plain = await withoutScripts(browser, page.context(), baseURL);
    for (let round = 0; round < 2; round += 1) {
      await plain.goto(address);
      const tag = `Client ${number}, round ${round}`;
      await plain.getByLabel("Note").fill(tag);
      for (let tries = 0; ; tries += 1) {
        const status = (await press(plain)).status();
        if (status === 303) break;
        expect(status).toBe(409);
        expect(tries).toBeLessThan(30);
        await expect(plain.getByLabel("Note")).toHaveValue(tag);
        const choice = plain.getByRole("group", { name: "Note" });
        const theirs = await choice.locator("label", { hasText: "Keep what stands" }).locator(".hint").textContent();
        shownInConflict.add(theirs ?? "");
      }
      taken.push(tag);
    }
    await plain.context().close();
  }
  await Promise.all(Array.from({ length: 8 }, (_, number) => client(number)));

  expect(taken).toHaveLength(16);
  const ever = await notesEver(db, planId);
  expect(taken.filter((tag) => !ever.has(tag))).toEqual([]);
  expect([...shownInConflict].filter((text) => !ever.has(text))).toEqual([]);
  const [last] = await db
    .select({ document: plans.document, revision: plans.revision })
    .from(plans)
    .where(eq(plans.id, planId));
  expect(last?.revision).toBe(2 + 16);
  expect(taken).toContain(last?.document.items[0]?.note);
});
