import { eq } from "drizzle-orm";
import { threads } from "@/db/schema/index";
import { community } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

test("a quiet round: asked, answered unseen, one of them as “a member”, and opened together; whoever answered is told", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  // Rounds are opened once a minute.
  test.setTimeout(180_000);
  const { regular } = community(db);
  const [asker, senior, junior] = [
    await regular({ name: "Asa Asker" }),
    await regular({ name: "Sena Senior" }),
    await regular({ name: "June Junior" }),
  ];
  const title = `Would you have gone live? ${Date.now()}`;
  const page = await signIn(asker.id);
  await page.goto("/discussion/new");
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Your first post").fill("Two of nine checks were open on the Friday.");
  await page.getByLabel(/^Quiet round/).check();
  await page.getByRole("button", { name: "Start the thread" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByText("A quiet round", { exact: true })).toBeVisible();
  const path = new URL(page.url()).pathname;
  const no = Number(path.split("/").at(-1));

  const first = await signInElsewhere(senior.id);
  await first.goto(path);
  await first.getByRole("textbox", { name: "Your reply" }).fill("No, and I would have said it on the Monday.");
  await first.getByRole("button", { name: "Post reply" }).click();
  await expect(first.getByRole("heading", { name: "Yours, not shown to others yet" })).toBeVisible();
  await look(first, path);

  const second = await signInElsewhere(junior.id);
  await second.goto(path);
  await expect(second.getByText("on the Monday")).toHaveCount(0);
  await second.getByRole("textbox", { name: "Your reply" }).fill("Yes: I would not have dared to say no.");
  await second.getByLabel(/^Post as “a member”/).check();
  await second.getByRole("button", { name: "Post reply" }).click();
  await expect(second.getByText("I would not have dared")).toBeVisible();
  await page.reload();
  await expect(page.getByText(/on the Monday|would not have dared/)).toHaveCount(0);
  await page.goto("/discussion");
  await expect(page.getByRole("rowheader", { name: title })).toContainText("Quiet round");

  // Two days later.
  const past = new Date(Date.now() - 1_000);
  await db.update(threads).set({ quietUntil: past }).where(eq(threads.no, no));
  await expect(async () => {
    await page.goto(path);
    await expect(page.getByText("A quiet round", { exact: true })).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  await expect(page.getByRole("article", { name: /^Post [23], Sena Senior/ })).toContainText("on the Monday");
  await expect(page.getByRole("article", { name: /^Post [23], Member 1/ })).toContainText("would not have dared");
  expect(await page.content()).not.toContain("June Junior");
  await inbox(asker.email, title);
  await inbox(junior.email, title);
  await second.reload();
  const own = second.getByRole("article", { name: /^Post [23], Member 1/ });
  await own.getByRole("link", { name: /^Reply to/ }).click();
  await second.getByRole("textbox", { name: /^Your reply to/ }).fill("I do now.");
  await second.getByLabel(/^Post as “a member”/).check();
  await second.getByRole("button", { name: "Post reply" }).click();
  await expect(second.getByRole("article", { name: /^Post [23]\.1, Member 1/ })).toContainText("I do now.");
  await page.reload();
  await look(page, path);
});
