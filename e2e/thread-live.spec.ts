import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { newMember } from "@/db/factories";
import { posts, threadReads, threads } from "@/db/schema/discussion";
import { expect, test } from "./fixtures";

const words = "What was agreed in the workshop was written down, and nobody read it again before the board met. ";

/** A thread with so many long posts by somebody whose posts are not looked at first. */
async function longThread(
  db: Db,
  authorId: string,
  count: number,
  title = "How long may a log stay amber?",
): Promise<number> {
  const at = new Date(Date.now() - 3_600_000);
  const [thread] = await db
    .insert(threads)
    .values({
      title,
      domainId: "banking",
      audience: "members",
      openedById: authorId,
      openedAt: at,
      lastPostAt: at,
      postCount: count,
      lastSeq: count,
      lastMajor: count,
      version: count,
      key: randomUUID(),
    })
    .returning({ id: threads.id, no: threads.no });
  if (thread === undefined) throw new Error("The thread was not inserted.");
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await db.insert(posts).values(
    numbers.map((no) => ({
      threadId: thread.id,
      authorId,
      body: words.repeat(6),
      state: "published" as const,
      seq: no,
      major: no,
      minor: 0,
      version: no,
      writtenAt: at,
      publishedAt: at,
      key: randomUUID(),
    })),
  );
  return thread.no;
}

const topOf = (page: Page, post: string) =>
  page.locator(`[id="post-${post}"]`).evaluate((element) => Math.round(element.getBoundingClientRect().top));

async function answer(page: Page, no: number, to: string, body: string): Promise<void> {
  await page.goto(`/discussion/${no}?from=${to}&reply=${to}#reply`);
  await page.getByRole("textbox", { name: /Your reply/ }).fill(body);
  await page.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByText(body)).toBeVisible();
}

test("a reply comes to the page of somebody who reads and writes, and moves neither what they read nor what they write", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const [host, reader] = [await newMember(db), await newMember(db)];
  const no = await longThread(db, host.id, 12);
  const page = await signIn(reader.id);
  await page.goto(`/discussion/${no}`);
  const composer = page.getByRole("textbox", { name: /Your reply/ });
  await composer.fill("Half a thought");
  await page.locator("#post-6").evaluate((post) => post.scrollIntoView());
  await page.mouse.move(10, 300);
  const before = await topOf(page, "6");

  // Above what is read, and beneath it.
  const theirs = await signInElsewhere(host.id);
  await answer(theirs, no, "2", "Two weeks, and then it is red.");
  await expect(page.locator('[id="post-2.1"]')).toHaveCount(1);
  await expect(page.locator(".live-news")).toContainText("1 new reply, 2.1");
  expect(await topOf(page, "6")).toBe(before);
  await answer(theirs, no, "9", "Nobody has ever said so.");
  await expect(page.locator('[id="post-9.1"]')).toHaveCount(1);
  await expect(page.locator(".live-news")).toContainText("2 new replies, from 2.1");
  expect(await topOf(page, "6")).toBe(before);
  await expect(composer).toHaveValue("Half a thought");

  // Somebody who types sees the field stay where it is.
  const field = () => composer.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  await composer.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  await composer.press("End");
  await page.keyboard.type(", and");
  await expect(composer).toBeInViewport({ ratio: 1 });
  const at = await field();
  await answer(theirs, no, "11", "It was red in the minutes.");
  await page.keyboard.type(" another");
  await expect(page.locator('[id="post-11.1"]')).toHaveCount(1);
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue("Half a thought, and another");
  expect(Math.abs((await field()) - at)).toBeLessThanOrEqual(1);

  await page.locator(".live-news").getByRole("link", { name: "Show" }).click();
  await expect(page.locator('[id="post-2.1"]')).toBeInViewport();
  await expect(composer).toHaveValue("Half a thought, and another");
});

test("a line that was cut comes back, and what was said meanwhile is there", async ({
  db,
  signIn,
  signInElsewhere,
  context,
}) => {
  const [host, reader] = [await newMember(db), await newMember(db)];
  const no = await longThread(db, host.id, 3);
  const page = await signIn(reader.id);
  await page.goto(`/discussion/${no}`);
  const theirs = await signInElsewhere(host.id);
  for (const round of [1, 2]) {
    await context.setOffline(true);
    await answer(theirs, no, "1", `Said while the line was cut, ${round}.`);
    await context.setOffline(false);
    await expect(page.getByText(`Said while the line was cut, ${round}.`)).toBeVisible({ timeout: 10_000 });
  }
});

test("what was read is remembered, not what was only on the page; the next visit begins where reading ended", async ({
  db,
  signIn,
}) => {
  const [host, reader] = [await newMember(db), await newMember(db)];
  const no = await longThread(db, host.id, 12, "Who reads the minutes?");
  const page = await signIn(reader.id);
  await page.goto(`/discussion/${no}`);
  const read = async () => {
    const [row] = await db
      .select({ read: threadReads.read })
      .from(threadReads)
      .where(eq(threadReads.memberId, reader.id));
    return row?.read ?? "";
  };
  await expect.poll(read).toMatch(/^\{\[1,\d\)\}$/);
  await page.goto("/discussion?domain=banking");
  const row = page.getByRole("row", { name: /Who reads the minutes/ });
  await row.getByRole("link", { name: /new since you left/ }).click();
  const first = Number(/\[1,(\d+)\)/.exec(await read())?.[1]);
  await expect(page).toHaveURL(`/discussion/${no}?from=${first}#post-${first}`);
  await expect(page.getByRole("link", { name: /new since you left/ })).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByText("Unread")).toHaveCount(0);
  expect(await read()).toBe("{[1,13)}");
});
