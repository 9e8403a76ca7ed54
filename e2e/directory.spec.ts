import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { expect, test } from "./fixtures";

/** A programme of its own, in which Ada Free and Ben Second have places and Cleo Full has none: `other` has hers. */
async function cast(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  const mentor = (name: string, capacityMentees: number) =>
    newMentor(db, programme.id, { member: { name }, profile: { capacityMentees } });
  const [ada, ben, cleo] = [await mentor("Ada Free", 2), await mentor("Ben Second", 2), await mentor("Cleo Full", 1)];
  const other = await newMentee(db, programme.id);
  await newMentorship(db, { programmeId: programme.id, mentorId: cleo.id, menteeId: other.id });
  return { mentee, other, ada, ben, cleo };
}

/** Opens the directory once it has heard of the mentors just made. */
async function openDirectory(page: Page, names: readonly string[]): Promise<void> {
  await expect(async () => {
    await page.goto("/mentors");
    for (const name of names) await expect(page.getByRole("article", { name })).toBeVisible({ timeout: 500 });
  }).toPass();
}

test.describe("for a visitor without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the filters are an address that can be shared, and each can be taken off again", async ({ page }) => {
    await page.goto("/mentors");
    const filters = page.getByRole("form", { name: "Filter mentors" });
    await filters.getByRole("checkbox", { name: "Banking" }).check();
    await filters.getByRole("checkbox", { name: "PMO to BA" }).check();
    await filters.getByRole("button", { name: "Show mentors" }).click();
    await expect(page).toHaveURL("/mentors?domain=banking&moved=pmo-ba");
    await expect(page.getByRole("article").first()).toBeVisible();
    await page.getByRole("link", { name: "Remove PMO to BA" }).click();
    await expect(page).toHaveURL("/mentors?domain=banking");
  });

  test("pages follow one another without repeating anybody", async ({ page }) => {
    await page.goto("/mentors?sort=name");
    const pager = page.getByRole("navigation", { name: "Pages of mentors" });
    const first = await page.getByRole("heading", { level: 3 }).allTextContents();
    await pager.getByRole("link", { name: "Next" }).click();
    const second = await page.getByRole("heading", { level: 3 }).allTextContents();
    expect(first.filter((name) => second.includes(name))).toEqual([]);
    await pager.getByRole("link", { name: "Previous" }).click();
    expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual(first);
  });

  test("filters that match nobody offer the one to take off, with how many that finds", async ({ page }) => {
    await page.goto("/mentors?domain=banking&q=zzzz-nobody");
    await expect(page.getByRole("heading", { name: "No mentor matches both filters" })).toBeVisible();
    await page.getByRole("link", { name: "Remove “zzzz-nobody”" }).first().click();
    await expect(page).toHaveURL("/mentors?domain=banking");
    await expect(page.getByRole("article").first()).toBeVisible();
  });

  test("a mentor’s page shows no fit, no e-mail address and no form, and says how to get one", async ({ page }) => {
    await page.goto("/mentors/oluwaseun-adebanjo-firth");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Oluwaseun Adebanjo-Firth");
    await expect(page.getByRole("heading", { name: "How well you fit" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Open an account" })).toBeVisible();
    expect(await page.content()).not.toContain("@demo.example");
  });
});

test("a mentee finds mentors ranked, the best with every part explained, and the parts add up", async ({
  db,
  signIn,
}) => {
  const { mentee } = await cast(db);
  const page = await signIn(mentee.id);
  await openDirectory(page, ["Ada Free", "Ben Second", "Cleo Full"]);
  const best = page.getByRole("article").first();
  await expect(best.getByRole("table")).toBeVisible();
  const points = await best.getByRole("row").locator("td.num b").allTextContents();
  expect(points).toHaveLength(5);
  const total = points.reduce((sum, text) => sum + Number(text), 0);
  await expect(best.getByText("Hide the reasons")).toBeVisible();
  await best.getByText("Hide the reasons").click();
  await expect(best.getByText(`Why ${total}?`)).toBeVisible();
});

test("a full mentor stays in the list and cannot be asked; the page says what would change that", async ({
  db,
  signIn,
}) => {
  const { mentee, cleo } = await cast(db);
  const page = await signIn(mentee.id);
  await openDirectory(page, ["Ada Free", "Cleo Full"]);
  const full = page.getByRole("article", { name: "Cleo Full" });
  await expect(full.getByText("No free place")).toBeVisible();
  await expect(full.getByRole("link", { name: "Ask Cleo" })).toHaveCount(0);
  await page.goto(`/mentors/${cleo.handle}`);
  await expect(page.getByRole("heading", { name: "You cannot ask Cleo at present" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What would change it" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send the request" })).toHaveCount(0);
});

test("whoever works with a mentor already is led to the mentorship, however full the mentor is", async ({
  db,
  signIn,
}) => {
  const { other, cleo } = await cast(db);
  const page = await signIn(other.id);
  await openDirectory(page, ["Cleo Full"]);
  await page.getByRole("link", { name: "Where you and Cleo stand" }).click();
  await expect(page).toHaveURL(`/mentors/${cleo.handle}#ask`);
  await expect(page.getByRole("link", { name: "Open the mentorship" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send the request" })).toHaveCount(0);
});

test("saved and hidden mentors are kept in a list of one’s own, and hidden ones leave the directory", async ({
  db,
  signIn,
}) => {
  const { mentee } = await cast(db);
  const page = await signIn(mentee.id);
  await openDirectory(page, ["Ada Free", "Ben Second"]);
  await page.getByRole("button", { name: "Save Ada Free" }).click();
  await expect(page.getByRole("button", { name: "Saved: take off Ada Free" })).toBeVisible();
  await page.getByRole("button", { name: "Hide Ben Second" }).click();
  await expect(page.getByRole("article", { name: "Ben Second" })).toHaveCount(0);
  await page.goto("/shortlist");
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("link", { name: "Hidden" }).click();
  await page.getByRole("button", { name: "Show again Ben Second" }).click();
  await expect(page.getByRole("heading", { name: "You have hidden nobody" })).toBeVisible();
  await page.goto("/mentors");
  await expect(page.getByRole("article", { name: "Ben Second" })).toBeVisible();
});

test("two mentors are compared side by side, with what they have in common with the reader", async ({ db, signIn }) => {
  const { mentee, ada, ben } = await cast(db);
  const page = await signIn(mentee.id);
  await openDirectory(page, ["Ada Free", "Ben Second"]);
  await page.getByRole("checkbox", { name: "Compare Ada Free" }).check();
  await page.getByRole("checkbox", { name: "Compare Ben Second" }).check();
  await page.getByRole("button", { name: "Compare the ticked mentors" }).click();
  for (const { handle } of [ada, ben]) await expect(page).toHaveURL(new RegExp(`/compare\\?.*m=${handle}`));
  const facts = page.getByRole("table", { name: "Facts of each mentor beside your own" });
  await expect(facts.getByRole("columnheader", { name: "Ada Free" })).toBeVisible();
  await expect(facts.getByRole("row", { name: /^Domain/ })).toContainText("(yours too)");
});

test("somebody blocked is gone from the directory at once, and is told nothing", async ({ db, signIn }) => {
  const { mentee, ben } = await cast(db);
  const page = await signIn(mentee.id);
  await openDirectory(page, ["Ada Free", "Ben Second"]);
  await page.goto(`/mentors/${ben.handle}`);
  await page.getByText("Block Ben", { exact: true }).click();
  await page.getByRole("button", { name: "Block Ben Second" }).click();
  await expect(page).toHaveURL("/mentors");
  await expect(page.getByRole("article", { name: "Ada Free" })).toBeVisible();
  await expect(page.getByRole("article", { name: "Ben Second" })).toHaveCount(0);
  const gone = await page.goto(`/mentors/${ben.handle}`);
  expect(gone?.status()).toBe(404);
});
