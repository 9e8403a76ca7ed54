import type { Locator, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema/accounts";
import { posts } from "@/db/schema/discussion";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";

const fieldOf = (page: Page, label: string) => page.getByRole("textbox", { name: label, exact: true });
/** The form with a field: a page may have more than one whose draft was restored. */
const formOf = (page: Page, label: string) => page.locator("form").filter({ has: fieldOf(page, label) });
const kept = (page: Page | Locator) => page.getByText(/^Draft kept at \d\d:\d\d\. Nobody else sees it\.$/);
const restored = (page: Page | Locator) => page.getByText(/^Restored what you had typed on \d+ \w+ at \d\d:\d\d\.$/);
const save = (page: Page) => page.getByRole("form", { name: /^Edit post/ }).getByRole("button", { name: "Save" });

test("replies, edits, new threads and cases are kept three seconds after typing, and are there on another device", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  test.slow();
  const { as, regular, open } = community(db);
  const writer = await regular({ name: "Ada Half-Thought" });
  const no = noOf(await open(as(writer), { body: "What was posted." }));
  const places: [string, string][] = [
    [`/discussion/${no}`, "Your reply"],
    [`/discussion/${no}?from=1&reply=1`, "Your reply to 1"],
    [`/discussion/${no}?from=1&edit=1`, "Your post"],
    ["/discussion/new", "Your first post"],
    ["/cases/write", "The situation"],
  ];
  const here = await signIn(writer.id);
  for (const [address, label] of places) {
    await here.goto(address);
    await here.waitForLoadState("networkidle");
    await fieldOf(here, label).pressSequentially(`Half a thought in ${label}.`);
    await expect(kept(formOf(here, label)), label).toBeVisible();
  }
  const elsewhere = await signInElsewhere(writer.id);
  for (const [address, label] of places) {
    await elsewhere.goto(address);
    await expect(restored(formOf(elsewhere, label)), label).toBeVisible();
    await expect(fieldOf(elsewhere, label)).toHaveValue(new RegExp(`Half a thought in ${label}\\.`));
  }
});

test("what is typed while one was signed out is there after signing in again, and an edit that was saved leaves no draft", async ({
  db,
  signIn,
}) => {
  const { as, regular, open } = community(db);
  const writer = await regular({ name: "Ada Signed-Out" });
  const no = noOf(await open(as(writer), { body: "What was posted." }));
  const page = await signIn(writer.id);
  const address = `/discussion/${no}?from=1&edit=1`;
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await db.delete(sessions).where(eq(sessions.memberId, writer.id));
  const field = page.getByRole("textbox", { name: "Your post", exact: true });
  await field.fill("Typed when nobody was signed in.");
  await expect(page.getByText("You are signed out.")).toBeVisible();
  const again = await signIn(writer.id);
  await again.goto(address);
  await expect(field).toHaveValue("Typed when nobody was signed in.");
  await expect(kept(again)).toBeVisible();
  await save(again).click();
  await expect(again.getByRole("article").getByText("Typed when nobody was signed in.")).toBeVisible();
  await again.goto(address);
  await again.waitForLoadState("networkidle");
  await expect(restored(again)).toBeHidden();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("who edits what was saved meanwhile sees both texts and chooses by saving again", async ({ db, signIn }) => {
      const { as, regular, open } = community(db);
      const writer = await regular();
      const { path, postId } = await open(as(writer), { body: "What was posted." });
      const page = await signIn(writer.id);
      // No news reaches this page, so that it stays on the revision that it was drawn from.
      await page.route(/\/live\?/, (route) => route.abort());
      await page.goto(`${path}?from=1&edit=1`);
      await db.update(posts).set({ body: "Saved in another window.", revision: 2 }).where(eq(posts.id, postId));
      const field = page.getByRole("textbox", { name: "Your post", exact: true });
      await field.fill("Typed in this window.");
      await save(page).click();
      const theirs = page.getByRole("region", { name: "What was saved meanwhile" });
      await expect(theirs).toContainText("Saved in another window.");
      await expect(field).toHaveValue("Typed in this window.");
      await save(page).click();
      await expect(page.getByRole("article").getByText("Typed in this window.")).toBeVisible();
      await expect(theirs).toBeHidden();
    });
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 1280, height: 400 } });

  test("a press on a post far down leads back to that post", async ({ db, signIn }) => {
    const { as, regular, open, answer } = community(db);
    const [host, reader] = [await regular(), await regular()];
    const no = noOf(await open(as(host)));
    for (let at = 0; at < 12; at += 1) await answer(as(host), no);
    const page = await signIn(reader.id);
    await page.goto(`/discussion/${no}`);
    const last = page.locator('[id="post-13"]');
    await last.getByRole("button", { name: "Useful" }).click();
    await expect(page).toHaveURL(`/discussion/${no}#post-13`);
    await expect(last.getByRole("button", { name: "Useful, 1" })).toBeInViewport();
  });
});
