import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor misspells a word, finds what was meant, narrows it to the glossary and reads the term", async ({
    page,
  }) => {
    await page.goto("/cases");
    await page.getByRole("link", { name: "Search", exact: true }).first().click();
    await expect(page).toHaveURL("/search");
    await page.getByLabel("Search for").fill("benifits");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page.getByText("Nothing has “benifits”. This is what was found for benefits.")).toBeVisible();
    const finds = page.getByRole("list", { name: "Finds" }).getByRole("listitem");
    await expect(finds.first()).toContainText("A measurable improvement");
    await expect(finds.filter({ hasText: "Universal Credit" }).locator("mark").first()).toHaveText("benefits");
    await page.getByLabel("Among").selectOption("Glossary");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(finds.filter({ hasText: "Universal Credit" })).toHaveCount(0);
    await finds.first().getByRole("link", { name: "Benefit" }).click();
    await expect(page).toHaveURL("/glossary#benefit");
  });

  test("where nothing is found the page says how to ask, and offers the same words without what narrowed them", async ({
    page,
  }) => {
    await page.goto("/search?q=rollback&kind=posts&domain=insurance");
    await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
    await page.getByRole("link", { name: "Search everything for the same words" }).click();
    await expect(page).toHaveURL("/search?q=rollback");
    await expect(page.getByRole("link", { name: "Rollback", exact: true })).toBeVisible();
  });
});

test("a member finds what was said among members, by an author and in a phrase, and a visitor does not", async ({
  browser,
  baseURL,
  db,
  signIn,
}) => {
  const { as, regular, open, answer } = community(db);
  const [ada, ben] = [await regular({ name: "Ada Searched" }), await regular()];
  const no = noOf(await open(as(ada), { title: "Quintain rehearsals before the weekend", audience: "members" }));
  await answer(as(ben), no, null, { body: "We ran **three** quintain rehearsals, and a cold start." });
  const page = await signIn(ben.id);
  await page.goto('/search?q=quintain "cold start"');
  const finds = page.getByRole("list", { name: "Finds" }).getByRole("listitem");
  await expect(finds).toHaveCount(1);
  await expect(finds.locator("mark")).toHaveText(["Quintain", "quintain", "cold", "start"]);
  await look(page, "/search");
  await page.getByText("Posts by author and date").click();
  await page.getByLabel("Author, by their handle").fill(ada.handle);
  await page.getByLabel("Search for").fill("quintain");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(finds).toContainText("#1, Ada Searched");
  await finds.getByRole("link", { name: "Quintain rehearsals before the weekend" }).click();
  await expect(page).toHaveURL(`/discussion/${no}?from=1#post-1`);

  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const visitor = await elsewhere.newPage();
  await visitor.goto("/search?q=quintain");
  await expect(visitor.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await elsewhere.close();
});

test("while a member types, titles and terms are offered, and the keyboard leads to one", async ({ db, signIn }) => {
  const { regular } = community(db);
  const page = await signIn((await regular()).id);
  await page.goto("/search");
  const field = page.getByRole("combobox", { name: "Search for" });
  await field.pressSequentially("change fr");
  const offers = page.getByRole("listbox", { name: "Suggestions" });
  await expect(offers.getByRole("option").first()).toContainText("Change freeze");
  await field.press("Escape");
  await expect(offers).toBeHidden();
  await field.press("e");
  await expect(offers).toBeVisible();
  await field.press("ArrowDown");
  await expect(offers.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(page).toHaveURL("/glossary#change-freeze");
});
