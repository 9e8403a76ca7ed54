import { eq } from "drizzle-orm";
import { giveHat, newMember } from "@/db/factories";
import { posts } from "@/db/schema/index";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

const hours = (count: number) => new Date(Date.now() - count * 3_600_000);

test("a moderator locks a thread and pins it, and takes both back; each with its reason in the log", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const { as, regular, open } = community(db);
  const judge = await newMember(db, { name: "Mo Locks" });
  await giveHat(db, judge.id, "moderator");
  const host = await regular({ name: "Hana Host" });
  const title = `Is this settled? ${Date.now()}`;
  const no = noOf(await open(as(host, [], hours(2)), { title, audience: "public" }));

  const bench = await signIn(judge.id);
  await bench.goto(`/discussion/${no}`);
  await bench.getByRole("link", { name: "Moderate this thread" }).click();
  await bench.getByLabel("Why").first().fill("It has become a quarrel.");
  await bench.getByRole("button", { name: "Lock it" }).click();
  await expect(bench.getByText("It is locked.", { exact: true })).toBeVisible();
  await bench.getByLabel("Why").first().fill("Everybody asks it.");
  await bench.getByRole("button", { name: "Pin it" }).click();
  await expect(bench.getByText("It is locked and pinned.")).toBeVisible();

  const reader = await signInElsewhere(host.id);
  await reader.goto(`/discussion/${no}`);
  await expect(reader.getByText("This thread is locked.")).toBeVisible();
  await expect(reader.getByText("Why: It has become a quarrel.")).toBeVisible();
  await expect(reader.getByRole("textbox", { name: "Your reply" })).toHaveCount(0);
  await reader.goto("/discussion");
  const line = reader.getByRole("rowheader", { name: title });
  await expect(line.getByText("Pinned", { exact: true })).toBeVisible();
  await expect(line.getByText("Locked", { exact: true })).toBeVisible();

  for (const name of ["Take the pin off", "Unlock it"]) await bench.getByRole("button", { name }).click();
  await expect(bench.getByText("It is open, and stands among the others")).toBeVisible();
  await bench.goto("/moderation/log");
  for (const [what, why] of [
    ["Locked a thread", "It has become a quarrel."],
    ["Pinned a thread", "Everybody asks it."],
  ] as const) {
    const row = bench.getByRole("row").filter({ hasText: title }).filter({ hasText: what });
    await expect(row.filter({ hasText: why })).toBeVisible();
  }
});

test("what a post said before is for its author and moderators; what a moderator hides its author changes, and it is read again", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { as, regular, open, answer } = community(db);
  const judge = await newMember(db, { name: "Mo Hides" });
  await giveHat(db, judge.id, "moderator");
  const [host, author] = [await regular({ name: "Hugo Host" }), await regular({ name: "Edda Edits" })];
  const title = `What did it cost? ${Date.now()}`;
  const no = noOf(await open(as(host, [], hours(2)), { title, audience: "members" }));
  const { postId } = await answer(as(author, [], hours(1)), no, null, { body: "It cost four million." });

  const page = await signIn(author.id);
  await page.goto(`/discussion/${no}`);
  const post = page.getByRole("article", { name: "Post 2, Edda Edits" });
  await post.getByRole("link", { name: "Edit 2" }).click();
  await page.getByRole("form", { name: "Edit post 2" }).getByLabel("Your post").fill("It cost five million.");
  await page.getByRole("form", { name: "Edit post 2" }).getByRole("button", { name: "Save" }).click();
  await post.getByRole("link", { name: "Edited" }).click();
  await expect(page.locator("del")).toHaveText("four");
  await expect(page.locator("ins")).toHaveText("five");
  await look(page, "/discussion/posts/{post}/history");
  const reader = await signInElsewhere(host.id);
  await reader.goto(`/discussion/${no}`);
  const seen = reader.getByRole("article", { name: "Post 2, Edda Edits" });
  await expect(seen.getByText("Edited", { exact: true })).toBeVisible();
  await expect(seen.getByRole("link", { name: "Edited" })).toHaveCount(0);
  expect((await reader.goto(`/discussion/posts/${postId}/history`))?.status()).toBe(404);

  const bench = await signInElsewhere(judge.id);
  await bench.goto(`/discussion/posts/${postId}/history`);
  await expect(bench.locator("ins")).toHaveText("five");
  await bench.goto(`/moderation/posts/${postId}`);
  await bench.getByLabel("Why").fill("The contract forbids to say what it cost.");
  await bench.getByRole("button", { name: "Hide it for now" }).click();
  await expect(bench.getByRole("button", { name: "Show it again" })).toBeVisible();
  await look(bench, "/moderation/posts/{post}");
  expect((await inbox(author.email, "out of sight for now")).text).toContain("The contract forbids");
  await reader.goto(`/discussion/${no}`);
  await expect(seen).toContainText("out of sight until a moderator has looked at it");
  await expect(seen).not.toContainText("million");

  await page.goto("/discussion/mine");
  await expect(page.getByText("The contract forbids to say what it cost.")).toBeVisible();
  await page.getByRole("link", { name: "Change what it says" }).click();
  await page.getByRole("form", { name: "Edit post 2" }).getByLabel("Your post").fill("It cost more than was planned.");
  await page.getByRole("form", { name: "Edit post 2" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("form", { name: "Edit post 2" })).toHaveCount(0);
  await bench.goto("/moderation");
  const waiting = bench.getByRole("article", { name: "A post of Edda Edits that waits" });
  await expect(waiting).toContainText("It cost more than was planned.");
  await expect(waiting).toContainText("Changed by its author");
  await waiting.getByRole("button", { name: "Show it" }).click();
  await expect(waiting).toHaveCount(0);
  await inbox(author.email, "Your post is shown");
  await reader.goto(`/discussion/${no}`);
  await expect(seen).toContainText("It cost more than was planned.");
});

test("who “a member” is, a moderator learns once, for a reason that is written down", async ({ db, signIn }) => {
  const { as, regular, open, answer } = community(db);
  const judge = await newMember(db, { name: "Mo Asks" });
  await giveHat(db, judge.id, "moderator");
  const [host, author] = [await regular({ name: "Hedy Host" }), await regular({ name: "Quinn Unnamed" })];
  const title = `Who has said no to a sponsor? ${Date.now()}`;
  const no = noOf(await open(as(host), { title, audience: "members" }));
  const { postId } = await answer(as(author), no, null, { body: "I have, twice.", asMember: true });

  const bench = await signIn(judge.id);
  await bench.goto(`/discussion/${no}`);
  await expect(bench.getByRole("article", { name: "Post 2, Member 1" })).toContainText("I have, twice.");
  await expect(bench.getByText("Quinn Unnamed")).toHaveCount(0);
  await bench.getByRole("link", { name: "Moderate 2", exact: true }).click();
  await expect(bench).toHaveURL(new RegExp(postId));
  await bench.getByRole("button", { name: "Show me the name once" }).click();
  await expect(bench.getByText("Write why you need to know.").first()).toBeVisible();
  await expect(bench.getByText("Quinn Unnamed")).toHaveCount(0);
  await bench.getByLabel("Why you need to know").fill("A bank has written to us about this post.");
  await bench.getByRole("button", { name: "Show me the name once" }).click();
  await expect(bench.getByText(/^It is Quinn Unnamed/)).toBeVisible();
  await bench.reload();
  await expect(bench.getByText("Quinn Unnamed")).toHaveCount(0);
  await expect(bench.getByText("A bank has written to us about this post.")).toBeVisible();
  await bench.goto("/moderation/log");
  const row = bench.getByRole("row").filter({ hasText: title }).filter({ hasText: "Asked who" });
  await expect(row).toContainText("Mo Asks");
  await expect(row).not.toContainText("Quinn");
});

test("who is suspended is signed out and told why, keeps what they posted, and comes back by mail", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  const { as, regular, open } = community(db);
  const judge = await newMember(db, { name: "Mo Suspends" });
  await giveHat(db, judge.id, "moderator");
  const member = await regular({ name: "Sal Sells" });
  const no = noOf(await open(as(member), { title: `Who buys my course? ${Date.now()}`, audience: "members" }));
  const page = await signInElsewhere(member.id);
  await page.goto("/discussion/mine");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  const bench = await signIn(judge.id);
  await bench.goto(`/discussion/${no}`);
  const [post] = await db
    .select({ id: posts.id })
    .from(posts)
    .where(eq(posts.authorId, member.id))
    .orderBy(posts.writtenAt)
    .limit(1)
    .offset(2);
  await bench.goto(`/moderation/posts/${post?.id ?? ""}`);
  await bench.getByRole("link", { name: "The member" }).click();
  await look(bench, "/moderation/members/{member}");
  await bench.getByLabel("Why").fill("Sells courses to those who ask.");
  await bench.getByRole("button", { name: "Suspend the account" }).click();
  await expect(bench.getByText(/^Suspended since/)).toBeVisible();
  expect((await inbox(member.email, "Your account is suspended")).text).toContain("Sells courses to those who ask.");
  await page.goto("/discussion/mine");
  await expect(page).toHaveURL(/\/sign-in/);
  await bench.goto(`/discussion/${no}`);
  await expect(bench.getByRole("article", { name: "Post 1, Sal Sells" })).toBeVisible();

  await bench.goto(`/moderation/members/${member.handle}`);
  await expect(bench.getByText("Sells courses to those who ask.")).toBeVisible();
  await bench.getByLabel("Why").fill("They have agreed to the code of conduct.");
  await bench.getByRole("button", { name: "Let them back in" }).click();
  await expect(bench.getByText("Their account is open.")).toBeVisible();
  await inbox(member.email, "Your account is open again");
});
