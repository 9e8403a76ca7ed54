import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { evidence } from "@/db/schema/evidence";
import { expect, test } from "./fixtures";

const shows = (page: Page) => page.getByLabel("What you did, and what it shows");
const kept = (page: Page) => page.getByText(/^Draft kept at \d\d:\d\d\. Nobody else sees it\.$/);
const restored = (page: Page) => page.getByText(/^Restored what you had typed on \d+ \w+ at \d\d:\d\d\.$/);
const other = (page: Page) => page.getByText(/^Another text for this form was typed/);
const form = "/evidence/new?kind=text";

const localCopies = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("draft ")));

/** Lets the next post of the page arrive, and cuts the line before its answer. */
async function loseNextAnswer(page: Page): Promise<void> {
  let lost = false;
  await page.route("**/evidence/new*", async (route) => {
    if (lost || route.request().method() !== "POST") return route.continue();
    lost = true;
    await route.fetch({ maxRedirects: 0 });
    await route.abort("connectionreset");
  });
}

test("what was typed is there on another device and after a crash, and gone once it was sent", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const member = await newMember(db, { name: "Hannah Drafter" });
  const page = await signIn(member.id);
  await page.goto(form);
  await page.getByLabel("Title").fill("Cutover weekend");
  await shows(page).pressSequentially("I wrote the run book and led the rehearsal.");
  await page.getByRole("checkbox", { name: "Senior management" }).check();
  await expect(kept(page)).toBeVisible();
  expect(await localCopies(page)).toEqual([]);
  await page.context().close();

  const elsewhere = await signInElsewhere(member.id);
  await elsewhere.goto(form);
  await expect(restored(elsewhere)).toBeVisible();
  await expect(elsewhere.getByLabel("Title")).toHaveValue("Cutover weekend");
  await expect(shows(elsewhere)).toHaveValue("I wrote the run book and led the rehearsal.");
  await expect(elsewhere.getByRole("checkbox", { name: "Senior management" })).toBeChecked();
  await elsewhere.getByLabel("When it happened").fill("2026-06-01");
  await elsewhere.getByRole("button", { name: "Keep this piece" }).click();
  await expect(elsewhere.locator("h1")).toHaveText("Cutover weekend");

  await elsewhere.goto(form);
  await expect(elsewhere.getByLabel("Title")).toHaveValue("");
  await elsewhere.waitForLoadState("networkidle");
  await expect(elsewhere.getByLabel("Title")).toHaveValue("");
  await expect(restored(elsewhere)).toBeHidden();
});

test("what is typed without a connection is kept in the browser, and by us as soon as there is one", async ({
  db,
  signIn,
  signInElsewhere,
  context,
}) => {
  const member = await newMember(db, { name: "Hannah Offline" });
  const page = await signIn(member.id);
  await page.goto(form);
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await shows(page).fill("Typed in a tunnel");
  await expect(page.getByText("What you type is kept in this browser until we do.")).toBeVisible();
  await page.close();

  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(form);
  await expect(restored(next).or(kept(next))).toBeVisible();
  await expect(shows(next)).toHaveValue("Typed in a tunnel");
  await expect(kept(next)).toBeVisible();
  expect(await localCopies(next)).toEqual([]);
  const elsewhere = await signInElsewhere(member.id);
  await elsewhere.goto(form);
  await expect(shows(elsewhere)).toHaveValue("Typed in a tunnel");

  await context.setOffline(true);
  await shows(next).fill("Typed in a second tunnel");
  await expect(next.getByText("What you type is kept in this browser until we do.")).toBeVisible();
  expect(await localCopies(next)).toHaveLength(1);
  await context.setOffline(false);
  await expect(kept(next)).toBeVisible();
  await elsewhere.reload();
  await expect(shows(elsewhere)).toHaveValue("Typed in a second tunnel");
});

test("of two windows neither writes over the other, and discarding leaves the form as it was", async ({
  db,
  signIn,
  context,
}) => {
  const member = await newMember(db, { name: "Hannah Twice" });
  const page = await signIn(member.id);
  const second = await context.newPage();
  await page.goto(form);
  await second.goto(form);
  await second.waitForLoadState("networkidle");
  await shows(page).fill("From the first window");
  await expect(kept(page)).toBeVisible();
  await shows(second).fill("From the second window");
  await expect(other(second)).toBeVisible();
  await second.getByRole("button", { name: "Show the other" }).click();
  await expect(shows(second)).toHaveValue("From the first window");
  await second.getByRole("button", { name: "Show the other" }).click();
  await expect(shows(second)).toHaveValue("From the second window");
  await second.getByRole("button", { name: "Keep what stands here" }).click();
  await expect(kept(second)).toBeVisible();
  await page.reload();
  await expect(shows(page)).toHaveValue("From the second window");
  await page.getByRole("button", { name: "Discard it" }).click();
  await expect(shows(page)).toHaveValue("");
  await page.reload();
  await page.waitForLoadState("networkidle");
  await expect(shows(page)).toHaveValue("");
});

test("signing out leaves nothing of it in the browser, and the next to sign in finds nothing", async ({
  db,
  signIn,
  context,
}) => {
  const member = await newMember(db, { name: "Hannah Shared" });
  const page = await signIn(member.id);
  await page.goto(form);
  await page.route("**/api/trpc/drafts.keep", (route) => route.abort());
  await shows(page).fill("On a shared machine");
  await expect(page.getByText("What you type is kept in this browser until we do.")).toBeVisible();
  expect(await localCopies(page)).toHaveLength(1);
  await page.locator("summary").filter({ hasText: "Your places, Hannah Shared" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  expect(await localCopies(page)).toEqual([]);

  // Somebody whose session ended without signing out leaves their copy behind; the next member's form removes it.
  await page.evaluate(() => localStorage.setItem("draft somebody-else evidence:text", '{"fields":{}}'));
  await context.clearCookies();
  const stranger = await signIn((await newMember(db)).id);
  await stranger.goto(form);
  await stranger.waitForLoadState("networkidle");
  expect(await localCopies(stranger)).toEqual([]);
  await expect(shows(stranger)).toHaveValue("");
});

test("a form whose answer was lost stays as it was, and pressing again makes one piece and opens it", async ({
  db,
  signIn,
}) => {
  const member = await newMember(db, { name: "Hannah Unheard" });
  const page = await signIn(member.id);
  await page.goto(form);
  await page.getByLabel("Title").fill("Sent once");
  await shows(page).fill("I wrote the run book and led the rehearsal.");
  await page.getByLabel("When it happened").fill("2026-06-01");
  await expect(kept(page)).toBeVisible();
  await loseNextAnswer(page);
  await page.getByRole("button", { name: "Keep this piece" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("No answer came");
  await expect(page.getByLabel("Title")).toHaveValue("Sent once");
  expect(await db.$count(evidence, eq(evidence.ownerId, member.id))).toBe(1);
  await page.getByRole("button", { name: "Keep this piece" }).click();
  await expect(page.locator("h1")).toHaveText("Sent once");
  expect(await db.$count(evidence, eq(evidence.ownerId, member.id))).toBe(1);
});

test("a form pressed twice without JavaScript makes one piece and opens it", async ({
  db,
  browser,
  baseURL,
  signIn,
}) => {
  const member = await newMember(db, { name: "Hannah Plain" });
  const cookies = await (await signIn(member.id)).context().cookies();
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(form);
  await page.getByLabel("Title").fill("Plainly once");
  await shows(page).fill("I wrote the run book and led the rehearsal.");
  await page.getByLabel("When it happened").fill("2026-06-01");
  await page.getByRole("button", { name: "Keep this piece" }).dblclick();
  await expect(page.locator("h1")).toHaveText("Plainly once");
  expect(await db.$count(evidence, eq(evidence.ownerId, member.id))).toBe(1);
  await context.close();
});

/** Begins a plan from the first template, and opens one of its tasks. */
async function openTask(page: Page): Promise<void> {
  await page.goto("/plans/new");
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Begin the plan" }).click();
  await expect(page.getByRole("region", { name: "Schedule" })).toBeVisible();
  const goal = page.locator("main a[href*='/items/']:not([href*='/items/new'])");
  await page.goto((await goal.first().getAttribute("href")) ?? "");
}

test("a remark that was posted leaves an empty form and no draft", async ({ db, signIn }) => {
  const page = await signIn((await newMember(db, { name: "Hannah Remarks" })).id);
  await openTask(page);
  const composer = page.getByRole("form", { name: "Write a comment" });
  await composer.getByLabel("Comment").fill("First things first.");
  await expect(kept(page)).toBeVisible();
  await composer.getByRole("button", { name: "Post comment" }).click();
  await expect(composer.getByText("Posted.")).toBeVisible();
  await expect(composer.getByLabel("Comment")).toHaveValue("");
  await page.reload();
  await page.waitForLoadState("networkidle");
  await expect(composer.getByLabel("Comment")).toHaveValue("");
  await expect(page.getByRole("region", { name: "Comments" }).getByText("First things first.")).toHaveCount(1);
});

test("a draft typed on an older revision is not saved over what was saved since", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const member = await newMember(db, { name: "Hannah Lines" });
  const page = await signIn(member.id);
  // No news reaches this page, so that it stays on the revision that it was drawn from.
  await page.route(/\/live\?/, (route) => route.abort());
  await openTask(page);
  const address = page.url();
  const elsewhere = await signInElsewhere(member.id);
  await elsewhere.goto(address);
  await elsewhere.getByLabel("Note").fill("Saved since");
  await elsewhere.getByRole("button", { name: "Save", exact: true }).click();
  await expect(elsewhere.getByRole("region", { name: "Schedule" })).toBeVisible();

  await page.getByLabel("Note").fill("Typed on the first revision");
  await expect(kept(page)).toBeVisible();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(restored(page)).toBeVisible();
  await expect(page.getByLabel("Note")).toHaveValue("Typed on the first revision");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const problem = page.getByRole("alert", { name: "There is a problem" });
  await expect(problem).toContainText("Saved since");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("region", { name: "Schedule" })).toBeVisible();
  await page.goto(address);
  await expect(page.getByLabel("Note")).toHaveValue("Typed on the first revision");
  await expect(restored(page)).toBeHidden();
});

/** Types into a field, leaves, and finds the text again when the form is opened anew. */
async function keepsWhatIsTyped(page: Page, address: string, form: string, field: string): Promise<void> {
  const text = `Half a thought, typed into ${field}`;
  const place = page.getByRole("form", { name: form });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await place.getByLabel(field).fill(text);
  await expect(kept(page), `${form}: kept`).toBeVisible();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(restored(page), `${form}: restored`).toBeVisible();
  await expect(place.getByLabel(field)).toHaveValue(text);
}

test("each long form of a plan and beside it keeps what is typed into it", async ({ db, signIn, signInElsewhere }) => {
  test.slow();
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Hannah Forms" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Gwen Forms" } });
  await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const [page, theirs] = [await signIn(mentee.id), await signInElsewhere(mentor.id)];
  await openTask(page);
  const plan = new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
  await page.getByLabel("Note").fill("Ask Gwen first");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("region", { name: "Schedule" })).toBeVisible();
  await page.goto(`${plan}/agree`);
  await page.getByLabel("Type your name to sign").fill(mentee.name);
  await page.getByRole("button", { name: "Sign and put forward" }).click();
  await expect(page.getByRole("button", { name: "Take it back" })).toBeVisible();

  const forms: [Page, string, string, string][] = [
    [page, `${plan}/about`, "About this plan", "What it is for"],
    [page, `${plan}/changes?from=1&to=2`, "Restore revision 1", "Why"],
    [theirs, `${plan}/agree`, "Answer", "Or say what is missing"],
    [theirs, `${plan}/benchmark`, `Rate ${mentee.name}`, "What you base it on"],
    [page, "/cpd/months", "Add a project", "In your own words"],
    [page, "/evidence/next?stage=cutover", "Put it in a plan", "In your words"],
  ];
  for (const [reader, address, form, field] of forms) await keepsWhatIsTyped(reader, address, form, field);

  await theirs.goto(`${plan}/agree`);
  await expect(restored(theirs)).toBeVisible();
  await theirs.getByRole("button", { name: "Send it back" }).click();
  await expect(theirs.getByText("Half a thought, typed into Or say what is missing")).toBeVisible();
});

test("a form that is sent before scripts have come keeps its words, and offers what was typed before", async ({
  db,
  signIn,
}) => {
  const member = await newMember(db, { name: "Hannah Early" });
  const page = await signIn(member.id);
  await page.goto(form);
  await shows(page).pressSequentially("The older words.");
  await expect(kept(page)).toBeVisible();
  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.goto(form, { waitUntil: "domcontentloaded" });
  await shows(page).fill("The newer words.");
  await page.unroute("**/_next/static/**/*.js");
  await page.getByRole("button", { name: "Keep this piece" }).click();
  await expect(other(page)).toBeVisible();
  await expect(shows(page)).toHaveValue("The newer words.");
  await page.getByRole("button", { name: "Show the other" }).click();
  await expect(shows(page)).toHaveValue("The older words.");
});
