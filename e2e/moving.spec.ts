import { giveHat, newMember } from "@/db/factories";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

test("a moderator without scripts splits a thread and merges it; open pages, old addresses, replies under way and mails find the posts", async ({
  browser,
  baseURL,
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { as, regular, open, answer } = community(db);
  const [host, guest] = [await regular({ name: "Ada Host" }), await regular({ name: "Gus Guest" })];
  const judge = await newMember(db, { name: "Mo Derator" });
  await giveHat(db, judge.id, "moderator");
  const no = noOf(await open(as(host), { title: "Who signs a go-live off?", audience: "members" }));
  await answer(as(guest), no, null, { body: "The one whose budget it is." });
  await answer(as(host), no, { major: 2, minor: 0 }, { body: "And who pays for the rehearsal, as #1 asks?" });
  await answer(as(guest), no, null, { body: "See #2.1 first." });
  const other = noOf(await open(as(host), { title: "What does a rehearsal cost?", audience: "members" }));

  // A reader has the thread open, and the guest has begun an answer to a post that will go.
  const reader = await signIn((await regular({ name: "Rhea Reader" })).id);
  await reader.goto(`/discussion/${no}`);
  const writing = await signInElsewhere(guest.id);
  await writing.goto(`/discussion/${no}?from=2.1&reply=2.1#reply`);
  await writing.getByRole("textbox", { name: "Your reply to 2.1" }).fill("Whoever wants it to be the last one.");
  await expect(writing.getByText("Draft kept at")).toBeVisible();

  const withScripts = await signInElsewhere(judge.id);
  const cookies = await withScripts.context().cookies();
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await plain.addCookies(cookies);
  const bench = await plain.newPage();
  await bench.goto(`/discussion/${no}`);
  await bench.getByRole("link", { name: "Moderate this thread" }).click();
  await bench.getByRole("link", { name: "Split posts off" }).click();
  await bench.getByRole("button", { name: "See what will happen" }).click();
  await expect(bench.getByText("Choose at least one post.")).toBeVisible();
  await bench.getByLabel(/^2\.1 Ada Host/).check();
  await bench.getByRole("button", { name: "See what will happen" }).click();
  await expect(bench.getByText("1 post becomes a thread: 2.1 as 1.")).toBeVisible();
  await bench.getByLabel("Title of the new thread").fill("Who pays for the rehearsal?");
  await bench.getByRole("button", { name: "Make them a thread" }).click();
  await expect(bench.getByText("Write a sentence: whoever it concerns reads it.").first()).toBeVisible();
  await expect(bench.getByLabel("Title of the new thread")).toHaveValue("Who pays for the rehearsal?");
  await bench.getByLabel("Why", { exact: true }).fill("It is a question of its own.");
  await bench.getByRole("button", { name: "Make them a thread" }).click();
  await expect(bench.getByRole("heading", { name: "Who pays for the rehearsal?" })).toBeVisible();

  // The open page says where the post went; what cited it leads there.
  const moved = reader.getByText("Post 2.1 moved to Who pays for the rehearsal?");
  await expect(moved).toBeVisible();
  await look(reader, "/discussion/split");
  await reader
    .getByRole("article", { name: /^Post 3,/ })
    .getByRole("link", { name: "Post 1 of another thread" })
    .click();
  await expect(reader.getByRole("article", { name: "Post 1, Ada Host" })).toBeVisible();
  await expect(reader.getByRole("link", { name: "Post 1 of another thread" })).toBeVisible();
  expect((await inbox(host.email, "has moved your post")).text).toContain("It is a question of its own.");

  // What was being written arrives beneath the post that it answers.
  await writing.getByRole("button", { name: "Post reply" }).click();
  await expect(writing.getByRole("heading", { name: "Who pays for the rehearsal?" })).toBeVisible();
  await expect(writing.getByRole("article", { name: /^Post 1\.1,/ })).toContainText("Whoever wants it");

  // Another is begun in the thread that is merged next, and is found where that leads.
  const split = new URL(writing.url()).pathname;
  await writing.goto(split);
  await writing.getByRole("textbox", { name: "Your reply" }).fill("Half a thought");
  await expect(writing.getByText("Draft kept at")).toBeVisible();
  await bench.goto(`/moderation/threads/${split.split("/").at(-1)}/merge`);
  await bench.getByLabel("Into which thread").fill("rehearsal cost");
  await bench.getByRole("button", { name: "Find" }).click();
  await bench.getByRole("link", { name: "Choose What does a rehearsal cost?" }).click();
  await expect(bench.getByText("from number 2 on")).toBeVisible();
  await bench.getByLabel("Why", { exact: true }).fill("Both ask the same.");
  await bench.getByRole("button", { name: "Merge the two threads" }).click();
  await expect(bench.getByRole("heading", { name: "What does a rehearsal cost?" })).toBeVisible();
  for (const old of [`/discussion/${no}?from=2.1#post-2.1`, `/discussion/${no}/2.1`, `${split}?from=1#post-1`]) {
    await reader.goto(old);
    await expect(reader).toHaveURL(new RegExp(`/discussion/${other}\\?from=2#post-2$`));
  }
  await writing.goto(split);
  await expect(writing).toHaveURL(new RegExp(`/discussion/${other}$`));
  await writing.getByRole("link", { name: "Go on with it" }).click();
  await expect(writing.getByRole("textbox", { name: "Your reply" })).toHaveValue("Half a thought");
  await writing.getByRole("button", { name: "Post reply" }).click();
  await expect(writing.getByRole("article", { name: /^Post 3,/ })).toContainText("Half a thought");

  // It is filed under a domain, and everything is written down.
  await bench.goto(`/moderation/threads/${other}/move?domain=nhs`);
  await bench.getByLabel("Why", { exact: true }).fill("Hospitals rehearse too.");
  await bench.getByRole("button", { name: "Move the thread" }).click();
  await expect(bench.getByText("NHS and health").first()).toBeVisible();
  await bench.goto("/moderation/log");
  for (const reason of ["Hospitals rehearse too.", "Both ask the same.", "It is a question of its own."])
    await expect(bench.getByRole("cell", { name: reason })).toBeVisible();
  await withScripts.goto(`/moderation/threads/${no}/split`);
  await look(withScripts, "/moderation/threads/split");
  await plain.close();
});
