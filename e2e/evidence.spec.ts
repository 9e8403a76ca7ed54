import { randomUUID } from "node:crypto";
import type { Locator } from "@playwright/test";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import type { Db } from "@/db/client";
import { factoryNow, newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { mentorships, planRevisions, planShares, plans } from "@/db/schema/index";
import { newItem } from "@/domain/plans/document";
import { expect, test } from "./fixtures";
import { look } from "./look";

/** Maya with her mentor Ada, and a plan of one goal that Ada sees. */
async function cast(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  const pair = await newMentorship(db, {
    programmeId: programme.id,
    mentorId: mentor.id,
    menteeId: mentee.id,
    values: { state: "active" },
  });
  const planId = randomUUID();
  await db.insert(plans).values({
    id: planId,
    ownerId: mentee.id,
    document: {
      title: "To project manager",
      purpose: "",
      startsOn: "2026-06-01",
      hoursPerWeek: 4,
      reviewEveryDays: null,
      frameworkVersion: 1,
      items: [newItem({ id: randomUUID(), kind: "goal", title: "Lead a cutover", position: 1 })],
    },
    revision: 1,
    createdAt: factoryNow,
    updatedAt: factoryNow,
  });
  await db.insert(planRevisions).values({
    planId,
    number: 1,
    kind: "created",
    authorId: mentee.id,
    reason: "Begun",
    changes: [],
    finish: "2026-12-01",
    key: randomUUID(),
    at: factoryNow,
  });
  await db.insert(planShares).values({ planId, mentorshipId: pair.id, sharedAt: factoryNow });
  return { mentee, mentor, pair, planId };
}

async function fill(form: Locator, title: string) {
  await form.getByLabel("Title").fill(title);
  await form.getByLabel(/what it shows/i).fill("I wrote the run book and led the dress rehearsal.");
  await form.getByLabel("When it happened").fill("2026-05-16");
}

test("a piece is kept, linked, asked about, confirmed, edited and removed", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentee, mentor, pair, planId } = await cast(db);
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);

  await mine.goto("/evidence");
  await expect(mine.getByRole("heading", { name: "No evidence yet" })).toBeVisible();
  await mine.getByRole("link", { name: "Add a piece" }).click();
  await mine.getByRole("link", { name: "File" }).click();
  const form = mine.getByRole("form", { name: "Add a piece of evidence" });
  await expect(form.getByText("Keep what belongs to your employer, a client or a patient out of it")).toBeVisible();
  await expect(form.getByLabel("File")).toBeVisible();
  await fill(form, "Cutover weekend");
  await form.getByLabel("Accountability: on time, on budget").selectOption("contributed");
  await form.getByRole("button", { name: "Keep this piece" }).click();
  const problem = mine.getByRole("alert", { name: "There is a problem" });
  await expect(problem).toContainText("Say whether this was setting up, running or closing down");
  await expect(problem).toContainText("Choose a file first.");

  await form.getByRole("radio", { name: "Running" }).check();
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#2b5d8a" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
    .jpeg()
    .toBuffer();
  await form.getByLabel("File").setInputFiles({ name: "wall.png", mimeType: "image/png", buffer: photo });
  await form.getByRole("button", { name: "Keep this piece" }).click();
  await expect(problem).toContainText("This file is not what its name says");
  await form.getByLabel("File").setInputFiles({ name: "the wall\u202Egnp.jpg", mimeType: "image/jpeg", buffer: photo });
  await form.getByRole("button", { name: "Keep this piece" }).click();
  await expect(mine.getByRole("heading", { level: 1, name: "Cutover weekend" })).toBeVisible();
  const address = mine.url();

  const link = mine.getByRole("link", { name: "the wallgnp.jpg" });
  const path = (await link.getAttribute("href")) ?? "";
  const file = await mine.request.get(path);
  expect(file.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "content-disposition": "attachment; filename=\"the wallgnp.jpg\"; filename*=UTF-8''the%20wallgnp.jpg",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  expect((await sharp(await file.body()).metadata()).exif).toBeUndefined();
  expect((await theirs.goto(address))?.status()).toBe(404);
  expect((await theirs.request.get(path)).status()).toBe(404);

  await mine.getByRole("form", { name: "Link the piece" }).getByLabel("Link it to").selectOption("1 Lead a cutover");
  await mine.getByRole("button", { name: "Link", exact: true }).click();
  await mine.getByRole("link", { name: "1 Lead a cutover" }).click();
  const onItem = mine.getByRole("region", { name: "Evidence" });
  await expect(onItem.getByRole("link", { name: "Cutover weekend" })).toBeVisible();
  await onItem.getByRole("button", { name: "Take off: Cutover weekend" }).click();
  await expect(onItem.getByText("No evidence yet.")).toBeVisible();
  await onItem.getByLabel("Piece of evidence").selectOption({ index: 1 });
  await onItem.getByRole("button", { name: "Link the piece" }).click();
  await expect(onItem.getByRole("link", { name: "Cutover weekend" })).toBeVisible();
  await look(mine, mine.url());
  await mine.goto(`/plans/${planId}`);
  const onPlan = mine.getByRole("region", { name: "Evidence" });
  await expect(onPlan).toContainText("1 item, none above contributed on accountability.");
  await mine.goto(address);

  await theirs.goto("/evidence");
  await theirs.getByRole("link", { name: "Cutover weekend" }).click();
  await expect(theirs.getByText("Evidence of Maya Reader, shown to you while you are their mentor.")).toBeVisible();
  expect((await theirs.request.get(path)).status()).toBe(200);
  await theirs.getByLabel("Ask about it").fill("Who signed it off?");
  await theirs.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(theirs.getByText("Who signed it off?")).toBeVisible();
  expect((await inbox(mentee.email, "Ada asks about a piece of your evidence")).text).not.toContain("signed");

  await mine.reload();
  await mine.getByLabel("Your answer").fill("The head of settlements.");
  await mine.getByRole("button", { name: "Send the answer" }).click();
  await expect(mine.getByText("The head of settlements.")).toBeVisible();
  await inbox(mentor.email, "Maya has answered your question");
  await theirs.reload();
  await theirs.getByRole("button", { name: "Confirm this piece" }).click();
  await expect(theirs.getByText("You confirmed it")).toBeVisible();
  await inbox(mentee.email, "Ada has confirmed a piece of your evidence");
  await look(theirs, theirs.url());

  await mine.reload();
  await expect(mine.getByText("Ada First confirmed it")).toBeVisible();
  await mine.getByRole("link", { name: "Edit" }).click();
  await expect(mine.getByText("This version is confirmed")).toBeVisible();
  await look(mine, mine.url());
  await mine.getByLabel("Accountability: on time, on budget").selectOption("led_part");
  await mine.getByRole("button", { name: "Save the piece" }).click();
  await expect(mine.getByText("Edited after it was confirmed")).toBeVisible();
  await look(mine, mine.url());

  await mine.goto("/evidence?context=closing_down");
  await expect(mine.getByText("No piece says all of that.")).toBeVisible();
  await expect(mine.getByText("1 item, none above led a part on accountability.")).toBeVisible();
  await mine.getByRole("link", { name: "Show all" }).click();
  await expect(mine.getByText("Confirmed before the last edit")).toBeVisible();
  await mine.getByRole("link", { name: "Put it in a plan: Operate" }).click();
  await expect(mine.getByRole("textbox", { name: "In your words" })).toHaveValue(
    "Hand a service over to operations and stay for its first month",
  );
  await mine.getByRole("button", { name: "Add it to the plan" }).click();
  await expect(mine.getByRole("heading", { level: 1 })).toHaveText(
    "Hand a service over to operations and stay for its first month",
  );
  await mine.goto(`/plans/${planId}`);
  await expect(mine.getByText("Hand a service over to operations and stay for its first month").first()).toBeVisible();

  await db.update(mentorships).set({ state: "ended", endedAt: new Date() }).where(eq(mentorships.id, pair.id));
  expect((await theirs.reload())?.status()).toBe(404);
  expect((await theirs.request.get(path)).status()).toBe(404);

  await mine.goto(address);
  await mine.getByRole("link", { name: "Remove" }).click();
  await expect(mine.getByRole("heading", { level: 1, name: "Remove “Cutover weekend”?" })).toBeVisible();
  await expect(mine.getByText("1 Lead a cutover")).toBeVisible();
  await look(mine, mine.url());
  await mine.getByRole("button", { name: "Remove the piece" }).click();
  await expect(mine.getByRole("heading", { name: "No evidence yet" })).toBeVisible();
  expect((await mine.request.get(path)).status()).toBe(404);
});

test("a file is kept without JavaScript too, and a refusal leaves the form filled in", async ({
  browser,
  db,
  signIn,
}) => {
  const member = await newMember(db);
  const signedIn = await signIn(member.id);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await signedIn.context().storageState(),
  });
  const page = await context.newPage();
  await page.goto(`${process.env.E2E_URL ?? ""}/evidence/new?kind=file`);
  const form = page.getByRole("form", { name: "Add a piece of evidence" });
  await fill(form, "Run book");
  await form.getByRole("button", { name: "Keep this piece" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Choose a file first.");
  await expect(form.getByLabel("Title")).toHaveValue("Run book");
  await form
    .getByLabel("File")
    .setInputFiles({ name: "../run book.txt", mimeType: "text/plain", buffer: Buffer.alloc(9_900_000, "Step. ") });
  await form.getByRole("button", { name: "Keep this piece" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Run book" })).toBeVisible();
  await expect(page.getByRole("link", { name: "run book.txt" })).toBeVisible();
  await expect(page.getByText("9.9 MB")).toBeVisible();
  await context.close();
});
