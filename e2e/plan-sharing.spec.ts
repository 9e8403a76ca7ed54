import { newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { expect, test } from "./fixtures";

test("a plan is read through a link without JavaScript, its owner sees the look, and taking the link back closes it", async ({
  db,
  signIn,
  browser,
  baseURL,
}) => {
  const page = await signIn((await newMember(db, { name: "Hannah Planner" })).id);
  await page.goto("/today");
  await page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name: "Plan" }).click();
  await page.getByRole("link", { name: "Begin a plan" }).first().click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await expect(page.getByRole("region", { name: "Schedule" })).toBeVisible();
  const title = (await page.locator("h1").textContent()) ?? "";

  await page.getByRole("link", { name: "Sharing" }).click();
  await expect(page.getByText("Nobody else.")).toBeVisible();
  const form = page.getByRole("form", { name: "Make a link" });
  await form.getByLabel("For whom").fill("Line manager");
  await form.getByRole("button", { name: "Make the link" }).click();
  const address = (await form.getByLabel("Address of the link").textContent()) ?? "";
  expect(address).toMatch(/\/shared\/[\w-]{40,}$/);
  await expect(page.getByText("The link “Line manager”")).toBeVisible();

  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  const visitor = await context.newPage();
  const path = new URL(address).pathname;
  const answer = await visitor.goto(path);
  expect(answer?.status()).toBe(200);
  expect(await answer?.text()).not.toContain("<script");
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await expect(visitor.locator("meta[name=robots]")).toHaveAttribute("content", /noindex/);
  await expect(visitor.locator("h1")).toHaveText(title);
  await expect(visitor.getByRole("region", { name: "Gates" })).toBeVisible();
  await expect(visitor.locator("main a[href*='/items/']")).toHaveCount(0);
  await visitor.getByRole("link", { name: "Whole route" }).click();
  await expect(visitor).toHaveURL(`${path}?view=route`);

  await page.reload();
  await expect(page.getByRole("region", { name: "Who has looked" })).toContainText(
    /The link “Line manager” was opened at revision 1 on .+, 2 times\./,
  );
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByText("Nobody else.")).toBeVisible();
  expect((await visitor.goto(path))?.status()).toBe(404);
  expect((await visitor.goto(`${path.slice(0, -4)}AAAA`))?.status()).toBe(404);
  expect((await visitor.goto("/shared/short"))?.status()).toBe(404);
  await expect(visitor.locator("h1")).toHaveText("This sheet is not in the register");
  await context.close();
});

test("a mentor sees the plan from the mentorship, rates its owner there, and the owner sees both", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Rater" } });
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Rated" } });
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const page = await signIn(mentee.id);
  await page.goto(`/mentorships/${pair.id}`);
  await page.getByRole("link", { name: "Begin a plan" }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await page.getByRole("link", { name: "Sharing" }).click();
  await page.getByRole("button", { name: "Show it to Gwen Rater" }).click();
  await expect(page.getByRole("region", { name: "Who sees this plan" })).toContainText(
    "as long as the mentorship lasts",
  );

  const other = await signInElsewhere(mentor.id);
  await other.goto(`/mentorships/${pair.id}`);
  await other.getByRole("region", { name: "Plan" }).getByRole("link").first().click();
  await other.getByRole("link", { name: "Benchmark", exact: true }).click();
  const rating = other.getByRole("form", { name: "Rate Hannah Rated" });
  await rating
    .getByRole("group", { name: /^Presenting to senior audiences/ })
    .getByRole("radio", { name: /^4/ })
    .check();
  await rating.getByLabel("What you base it on").fill("You held the room.");
  await rating.getByRole("button", { name: "Save the ratings" }).click();
  await expect(rating.getByText("1 rating saved. Earlier ones are kept.")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("region", { name: "Who has looked" })).toContainText("Gwen Rater looked at the plan");
  await page.getByRole("navigation", { name: "Pages of the plan" }).getByRole("link", { name: "Benchmark" }).click();
  await expect(page.getByRole("row", { name: /^Presenting to senior audiences/ }).first()).toContainText("Presenting");
  await expect(page.getByRole("img", { name: /mentor rates 4/ })).toBeVisible();
});
