import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { threadReads, threads } from "@/db/schema/discussion";
import { fieldVisibility } from "@/db/schema/index";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";

const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null ? "" : (at.getAttribute("aria-label") ?? at.textContent ?? "").trim();
  });

/** Goes on with Tab until what has the focus is called so, and says how many presses it took. */
async function tabTo(page: Page, name: RegExp): Promise<number> {
  for (let presses = 1; presses <= 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (name.test(await focused(page))) return presses;
  }
  throw new Error(`Tab never came to ${name}; it stands at “${await focused(page)}”.`);
}

test("with the keyboard alone one comes to what is new, from one new post to the next, and answers it", async ({
  db,
  signIn,
}) => {
  const { as, regular, open, answer } = community(db);
  const [host, reader] = [await regular(), await regular()];
  const no = noOf(await open(as(host)));
  for (let at = 0; at < 9; at += 1) await answer(as(host), no);
  const [thread] = await db.select({ id: threads.id }).from(threads).where(eq(threads.no, no));
  const threadId = thread?.id ?? "";
  await db.insert(threadReads).values({ memberId: reader.id, threadId, read: "{[1,6),[7,9)}", lastAt: new Date() });

  const page = await signIn(reader.id);
  await page.goto(`/discussion/${no}`);
  await tabTo(page, /^3 new since you left$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/discussion/${no}?from=6#post-6`);
  await page.waitForLoadState();
  expect(await tabTo(page, /^Next unread, 9$/)).toBeLessThan(4);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/discussion/${no}?from=6#post-9`);
  await expect(page.locator('[id="post-9"]')).toBeInViewport();
  expect(await tabTo(page, /^Reply to 9$/)).toBeLessThan(8);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/reply=9/);
  const field = page.getByRole("textbox", { name: "Your reply to 9" });
  await expect(field).toBeVisible();
  await page.waitForLoadState();
  await tabTo(page, /^Your reply to 9$|^Bold$/);
  for (let at = 0; at < 12 && !(await field.evaluate((one) => one === document.activeElement)); at += 1)
    await page.keyboard.press("Tab");
  await page.keyboard.type("j k n, typed and not obeyed.");
  await tabTo(page, /^Post reply/);
  await page.keyboard.press("Enter");
  await expect(page.locator('[id="post-9.1"]')).toContainText("j k n, typed and not obeyed.");
  // From one's own answer the keyboard goes on there.
  await expect(page.locator('[id="post-9.1"]')).toBeFocused();
});

test("while a thread is begun, names are offered of those who will read it, and one is taken with the keyboard", async ({
  db,
  signIn,
}) => {
  const { regular } = community(db);
  const name = `Quill${Date.now()}`;
  const [author, other] = [await regular(), await regular({ name })];
  await db.insert(fieldVisibility).values({ memberId: other.id, field: "listing", audience: "members" });
  const page = await signIn(author.id);
  await page.goto("/discussion/new");
  const field = page.getByRole("textbox", { name: "Your first post" });
  await field.pressSequentially(`Ask @${name.slice(0, 9)}`);
  await expect(page.getByRole("listbox", { name: "People to name" }).getByRole("option")).toHaveText([
    new RegExp(name),
  ]);
  await field.press("Enter");
  await expect(field).toHaveValue(`Ask @${other.handle} `);
});
