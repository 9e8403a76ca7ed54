import { giveHat, newMember } from "@/db/factories";
import { community } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

test("without scripts: a moderator adds a tag, a member files a thread under it and follows it; merged, its address leads on and all come along", async ({
  browser,
  baseURL,
  db,
  signIn,
  signInElsewhere,
}) => {
  test.slow();
  const { regular } = community(db);
  const judge = await newMember(db, { name: "Mo Derator" });
  await giveHat(db, judge.id, "moderator");
  const author = await regular({ name: "Wanda Writer" });
  const word = `Walks ${Date.now()}`;

  const moderating = await signIn(judge.id);
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await plain.addCookies(await moderating.context().cookies());
  const bench = await plain.newPage();
  await bench.goto("/moderation");
  await bench.getByRole("link", { name: "Tags", exact: true }).click();
  await bench.getByRole("button", { name: "Add the tag" }).click();
  await expect(bench.getByText("Give it a name of at least two characters.").first()).toBeVisible();
  await bench.getByLabel("Name").fill(word);
  await bench.getByLabel("Other words for the same").fill("gemba\nsite rounds");
  await bench.getByLabel("Why").fill("Three threads are about it.");
  await bench.getByRole("button", { name: "Add the tag" }).click();
  await expect(bench.getByRole("rowheader", { name: new RegExp(word) })).toContainText("gemba, site rounds");
  await moderating.goto("/moderation/tags");
  await look(moderating, "/moderation/tags");

  const page = await signInElsewhere(author.id);
  await page.goto("/discussion/new");
  const title = `What do you look at on a walk? ${Date.now()}`;
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Your first post").fill("I look at what stands in the corridor.");
  const offered = page.getByRole("group", { name: /^Tags/ });
  await expect(offered.getByRole("checkbox")).toHaveCount(0);
  await offered.getByText(/^Choose from \d+$/).click();
  await offered.getByLabel(word, { exact: true }).check();
  await offered.getByText(/^Choose from \d+$/).click();
  await expect(offered.getByRole("checkbox")).toHaveCount(1);
  await page.getByRole("button", { name: "Start the thread" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await page.getByRole("link", { name: word, exact: true }).click();
  await expect(page.getByLabel("Tag", { exact: true })).toHaveValue(/^walks-/);
  await page.getByLabel(`Email me about ${word}`).selectOption("Every new post");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel(`Email me about ${word}`)).toHaveValue("watch");
  const address = page.url();

  await bench.getByRole("link", { name: word, exact: true }).click();
  const merging = bench.getByRole("form", { name: `Merge ${word} into another` });
  await merging.getByRole("button", { name: "Merge" }).click();
  await expect(bench.getByRole("alert")).toBeVisible();
  await merging.getByLabel("Into").selectOption("Readiness");
  await merging.getByLabel("Why").fill("It is one thing.");
  await merging.getByRole("button", { name: "Merge" }).click();
  await expect(bench.getByRole("heading", { level: 1 })).toHaveText("Readiness");
  await expect(bench.getByText(`Merged into it: ${word}`)).toBeVisible();

  await page.goto(address);
  await expect(page).toHaveURL(/tag=readiness$/);
  await expect(page.getByRole("link", { name: title })).toBeVisible();
  await expect(page.getByLabel("Email me about Readiness")).toHaveValue("watch");
  const visitor = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const outside = await visitor.newPage();
  const old = new URL(address).searchParams.get("tag");
  await outside.goto(`/cases?tag=${old}&stage=project_manager`);
  await expect(outside).toHaveURL(/\/cases\?(?=.*tag=readiness)(?=.*stage=project_manager)/);
  await expect(outside.getByRole("link", { name: /^Heathrow Terminal 5/ }).first()).toBeVisible();
  await visitor.close();

  await bench.goto("/moderation/log");
  await expect(
    bench.getByRole("row", { name: new RegExp(`Merged a tag.*${word} into Readiness.*It is one thing`) }),
  ).toBeVisible();
  await plain.close();
});

test("a case without a competency or a seat is not published, and its author reads why", async ({ db, signIn }) => {
  const page = await signIn((await newMember(db, { name: "Una Filed" })).id);
  await page.goto("/cases/write");
  await page.getByLabel("Title").fill("A project that shows nothing");
  await page.getByLabel("Learning point 1", { exact: true }).fill("That nothing was shown.");
  await page.getByRole("button", { name: "Save and check before publishing" }).click();
  await expect(page.getByText("Choose at least one competency for learning point 1.")).toBeVisible();
  await expect(page.getByText("Choose the seat from which the case is told.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish the case" })).toHaveCount(0);
});
