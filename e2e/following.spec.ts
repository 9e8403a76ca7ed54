import { randomUUID } from "node:crypto";
import { XMLParser } from "fast-xml-parser";
import type { Db } from "@/db/client";
import { newMember } from "@/db/factories";
import { posts, threads } from "@/db/schema/discussion";
import { expect, test } from "./fixtures";

async function thread(db: Db, authorId: string, title: string): Promise<number> {
  const at = new Date(Date.now() - 3_600_000);
  const [row] = await db
    .insert(threads)
    .values({
      title,
      domainId: "insurance",
      audience: "members",
      openedById: authorId,
      openedAt: at,
      lastPostAt: at,
      postCount: 1,
      lastSeq: 1,
      lastMajor: 1,
      version: 1,
      key: randomUUID(),
    })
    .returning({ id: threads.id, no: threads.no });
  if (row === undefined) throw new Error("The thread was not inserted.");
  const first = { threadId: row.id, authorId, body: "Amber & <red> for eleven weeks.", state: "published" as const };
  await db
    .insert(posts)
    .values({ ...first, seq: 1, major: 1, minor: 0, version: 1, writtenAt: at, publishedAt: at, key: randomUUID() });
  return row.no;
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a member keeps a post with a lesson, finds it beside the thread and among what they keep, and lets it go", async ({
    db,
    signIn,
  }) => {
    const [host, reader] = [await newMember(db), await newMember(db)];
    const no = await thread(db, host.id, "A log that nobody moved");
    const page = await signIn(reader.id);
    await page.goto(`/discussion/${no}`);
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("link", { name: "Kept, write a lesson" }).click();
    await page.getByLabel("Your lesson").fill("Amber needs an expiry date.");
    await page.getByRole("button", { name: "Save the lesson" }).click();
    const lessons = page.getByRole("region", { name: "Lessons kept" });
    await expect(lessons).toContainText("Amber needs an expiry date.");
    await lessons.getByRole("link", { name: "All that you have kept" }).click();
    await expect(page.getByRole("link", { name: "post 1 in A log that nobody moved" })).toBeVisible();
    await page.getByText("Change the lesson").click();
    await page.getByRole("button", { name: "Keep it no longer" }).click();
    await expect(page.getByText("Nothing kept yet")).toBeVisible();
  });

  test("a member says how closely they follow a thread and a domain, and sees both in one place", async ({
    db,
    signIn,
  }) => {
    const [host, reader] = [await newMember(db), await newMember(db)];
    const no = await thread(db, host.id, "Followed closely");
    const page = await signIn(reader.id);
    await page.goto(`/discussion/${no}`);
    const follow = page.getByRole("form", { name: "Follow Followed closely" });
    await follow.getByRole("combobox").selectOption("watch");
    await follow.getByRole("button", { name: "Save" }).click();
    await expect(follow.getByRole("combobox")).toHaveValue("watch");
    await page.goto("/discussion?domain=insurance");
    const domain = page.getByRole("form", { name: "Follow Insurance" });
    await domain.getByRole("combobox").selectOption("first_post");
    await domain.getByRole("button", { name: "Save" }).click();
    await page.getByRole("link", { name: "What you watch" }).click();
    await expect(page.getByRole("form", { name: "Follow Followed closely" }).getByRole("combobox")).toHaveValue(
      "watch",
    );
    await expect(page.getByRole("form", { name: "Follow Insurance" }).getByRole("combobox")).toHaveValue("first_post");
  });
});

test("a feed reader hears of what is watched until the address is ended", async ({ db, signIn, request }) => {
  const [host, reader] = [await newMember(db), await newMember(db)];
  const no = await thread(db, host.id, "Told to a feed reader");
  const page = await signIn(reader.id);
  await page.goto(`/discussion/${no}`);
  const follow = page.getByRole("form", { name: "Follow Told to a feed reader" });
  await follow.getByRole("combobox").selectOption("watch");
  await follow.getByRole("button", { name: "Save" }).click();
  await expect(follow.getByRole("combobox")).toHaveValue("watch");
  await page.goto("/discussion/watching");
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = /http\S+\/feeds\/[\w-]{43}/.exec((await page.getByText(/shown this once/).textContent()) ?? "")?.[0];
  expect(address).toBeDefined();
  const feed = await request.get(address ?? "");
  expect(feed.headers()).toMatchObject({
    "content-type": "application/atom+xml; charset=utf-8",
    "cache-control": "private, no-cache",
  });
  const { entry } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(await feed.text()).feed;
  expect(entry).toMatchObject({ title: "Told to a feed reader, 1", summary: "Amber & <red> for eleven weeks." });
  expect(entry.link.href).toContain(`/discussion/${no}?from=1#post-1`);
  const unchanged = await request.get(address ?? "", { headers: { "if-none-match": feed.headers().etag ?? "" } });
  expect(unchanged.status()).toBe(304);
  await page.getByRole("button", { name: "End the address" }).click();
  await expect(page.getByText("The address answers nothing any more.")).toBeVisible();
  expect((await request.get(address ?? "")).status()).toBe(410);
});
