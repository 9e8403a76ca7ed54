import { giveHat, newMember } from "@/db/factories";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

test("without scripts: a newcomer's post is sent back with words, sent again, shown, reported and removed, each of them told", async ({
  browser,
  baseURL,
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { as, regular, open } = community(db);
  const [host, judge] = [await regular({ name: "Ada Host" }), await newMember(db, { name: "Mo Derator" })];
  const nia = await newMember(db, { name: "Nia Newcomer" });
  await giveHat(db, judge.id, "moderator");
  const no = noOf(await open(as(host), { title: "Who signs a go-live off?", audience: "members" }));

  // The newcomer answers, and is told by when they are shown.
  const withScripts = await signIn(nia.id);
  const cookies = await withScripts.context().cookies();
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await plain.addCookies(cookies);
  const author = await plain.newPage();
  await author.goto(`/discussion/${no}`);
  await author.getByRole("textbox", { name: "Your reply" }).fill("Somebody at the Example Bank did.");
  await author.getByRole("button", { name: "Post reply" }).click();
  await expect(author.getByRole("heading", { name: "Yours, not shown to others yet" })).toBeVisible();
  await author.goto("/discussion/mine");
  await expect(author.getByText(/^Shown at the latest on/)).toBeVisible();
  await withScripts.goto("/discussion/mine");
  await look(withScripts, "/discussion/mine");

  // The moderator sends it back, then shows it.
  const bench = await signInElsewhere(judge.id);
  await bench.goto("/moderation");
  await look(bench, "/moderation");
  const waiting = bench.getByRole("article", { name: "A post of Nia Newcomer that waits" });
  await waiting.getByRole("button", { name: "Send it back" }).click();
  await expect(waiting.getByText("Write why, and what would make it fit").first()).toBeVisible();
  await waiting.getByLabel("What its author will read").fill("Leave out the name of the bank.");
  await waiting.getByRole("button", { name: "Send it back" }).click();
  await expect(waiting).toHaveCount(0);
  expect((await inbox(nia.email, "sent your post back")).text).toContain("Leave out the name of the bank.");
  await author.goto("/discussion/mine");
  await expect(author.getByText("Leave out the name of the bank.")).toBeVisible();
  await author.getByRole("textbox", { name: "Your post" }).fill("The board did, on one figure.");
  await author.getByRole("button", { name: "Send it again" }).click();
  await expect(author.getByText("A moderator reads this before it is shown")).toBeVisible();
  await bench.goto("/moderation");
  await waiting.getByRole("button", { name: "Show it" }).click();
  await expect(waiting).toHaveCount(0);
  await inbox(nia.email, "Your post is shown");

  // A reader reports it in two steps; the moderator removes it; both are told.
  const reader = await regular({ name: "Rhea Reader" });
  const reporting = await signInElsewhere(reader.id);
  await reporting.goto(`/discussion/${no}`);
  await reporting.getByRole("link", { name: "Report 2" }).click();
  await reporting.getByLabel("Somebody may come to harm").check();
  await reporting.getByLabel("What a moderator should know").fill("The figure points at one person.");
  await look(reporting, "/discussion/posts/report");
  await reporting.getByRole("button", { name: "Send the report" }).click();
  await expect(reporting.getByText("Your report has arrived")).toBeVisible();
  await expect(reporting.getByText("If somebody is in danger now")).toBeVisible();
  await inbox(judge.email, "urgent report");
  await bench.goto("/moderation");
  const matter = bench.getByRole("article", { name: "Reported: Who signs a go-live off?" });
  await expect(matter).toContainText("The figure points at one person.");
  await expect(matter).not.toContainText("Rhea Reader");
  await matter.getByLabel("Why").fill("One person can be recognised.");
  await matter.getByRole("button", { name: "Remove the post" }).click();
  await expect(matter).toHaveCount(0);
  const told = await inbox(nia.email, "removed your post");
  expect(told.text).not.toContain("Rhea");
  expect((await inbox(reader.email, "decided on your report")).text).toContain("It has been removed.");
  await author.goto(`/discussion/${no}`);
  await expect(author.getByRole("article", { name: /^Post 2,/ })).toContainText("A moderator has removed this post.");

  // It is all written down.
  await bench.goto("/moderation/log");
  await look(bench, "/moderation/log");
  for (const words of ["Removed a post", "Showed a post that waited", "Sent a post back"])
    await expect(bench.getByRole("rowheader", { name: new RegExp(words) }).first()).toBeVisible();
  await plain.close();
});
