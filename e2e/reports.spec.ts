import { giveHat, newMember } from "@/db/factories";
import { community } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";

test("a case is reported, and stands in the queue as the text that it was", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  const { regular } = community(db);
  const judge = await newMember(db, { name: "Mo Answers" });
  await giveHat(db, judge.id, "moderator");
  const reporter = await regular({ name: "Cass Reports" });
  const page = await signIn(reporter.id);
  await page.goto("/cases/heathrow-t5");
  await page.getByRole("link", { name: "Report this case" }).click();
  await page.getByLabel("It tells something confidential").check();
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.getByText(/^Your report has arrived/)).toBeVisible();

  const bench = await signInElsewhere(judge.id);
  await bench.goto("/moderation");
  const matter = bench.getByRole("article", { name: /^Reported: Heathrow/ });
  await matter.getByText("The case as it stood when it was reported").click();
  await expect(matter.getByRole("heading", { name: "The situation" })).toBeVisible();
  await expect(matter.getByRole("heading", { name: "Facts" })).toBeVisible();
  await matter.getByLabel("Why").fill("All of it is in the report to Parliament.");
  await matter.getByRole("button", { name: "Let it stand" }).click();
  await expect(matter).toHaveCount(0);
  expect((await inbox(reporter.email, "decided on your report")).text).toContain("All of it is in the report");
});
