import { eq } from "drizzle-orm";
import { giveHat, newMember, newMentor } from "@/db/factories";
import { members, programmeMembers, programmes } from "@/db/schema/index";
import { community } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

test("without scripts a profile is reported in two steps, as what it said then; the reporter has a number, and hears what came of it", async ({
  browser,
  baseURL,
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { regular } = community(db);
  const judge = await newMember(db, { name: "Mo Reads" });
  await giveHat(db, judge.id, "moderator");
  const [programme] = await db.select().from(programmes).limit(1);
  if (programme === undefined) throw new Error("There is no programme.");
  const mentor = await newMentor(db, programme.id, {
    member: { name: "Priced Mentor", bio: "Two hundred pounds an hour." },
  });
  const reporter = await regular({ name: "Rita Reporter" });
  await db.insert(programmeMembers).values({ programmeId: programme.id, memberId: reporter.id, joinedAt: new Date() });

  const signedIn = await signIn(reporter.id);
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await plain.addCookies(await signedIn.context().cookies());
  const page = await plain.newPage();
  await page.goto(`/mentors/${mentor.handle}`);
  await page.getByRole("link", { name: "Report Priced" }).click();
  await page.getByLabel("Asked me for money").check();
  await page.getByLabel("What a moderator should know").fill("In our first talk, before anything else.");
  await page.getByRole("button", { name: "Send the report" }).click();
  const receipt = page.getByText(/^Your report has arrived: it is report \d+$/);
  await expect(receipt).toBeVisible();
  const no = /\d+$/.exec((await receipt.textContent()) ?? "")?.[0] ?? "";
  await expect(page.getByRole("rowheader", { name: new RegExp(`Priced Mentor.*Report ${no}`) })).toBeVisible();
  await signedIn.goto(`/members/${mentor.handle}/report`);
  await look(signedIn, "/members/{handle}/report");

  // Changed since, and reported again by somebody else: the same report, as it stood.
  await db.update(members).set({ bio: "I mentor for nothing." }).where(eq(members.id, mentor.id));
  const second = await signInElsewhere((await regular({ name: "Sam Second" })).id);
  await second.goto(`/members/${mentor.handle}/report`);
  await second.getByLabel("Somebody may come to harm").check();
  await second.getByRole("button", { name: "Send the report" }).click();
  await expect(second.getByText(`it is report ${no}`)).toBeVisible();
  await expect(second.getByText("If somebody is in danger now, call the emergency services")).toBeVisible();
  await inbox(judge.email, "urgent report");

  const bench = await signInElsewhere(judge.id);
  await bench.goto("/moderation");
  const matter = bench.getByRole("article", { name: "Reported: Priced Mentor" });
  await expect(matter).toContainText(`Report ${no}`);
  await matter.getByText("The profile as its reporter saw it").click();
  await expect(matter).toContainText("Two hundred pounds an hour.");
  await expect(matter).not.toContainText(/Rita|Sam Second/);
  await look(bench, "/moderation");
  await matter.getByLabel("Why").fill("We have spoken with them, and they have taken it back.");
  await matter.getByRole("button", { name: "We have acted on it" }).click();
  await expect(matter).toHaveCount(0);
  const told = await inbox(reporter.email, "decided on your report");
  expect(told.text).toContain(`Number ${no}`);
  expect(told.text).toContain("We have acted on it.");
  await page.goto("/discussion/mine");
  await expect(page.getByRole("row").filter({ hasText: `Report ${no}` })).toContainText("It was acted on");

  // Keeping them away is immediate.
  await page.goto(`/members/${mentor.handle}/report`);
  await page.getByRole("button", { name: "Keep them away" }).click();
  await expect(page.getByText("Under your account you can take it back")).toBeVisible();
  expect((await page.goto(`/mentors/${mentor.handle}`))?.status()).toBe(404);
  await plain.close();
});

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
