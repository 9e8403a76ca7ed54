import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { heldCredentials, planRevisions, plans } from "@/db/schema/index";
import { newItem } from "@/domain/plans/document";
import { expect, test } from "./fixtures";

const day = 86_400_000;
const dayAgo = (days: number) => new Date(Date.now() - days * day).toISOString().slice(0, 10);

async function pair(db: Db) {
  const programme = await newProgramme(db);
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  const { id } = await newMentorship(db, {
    programmeId: programme.id,
    mentorId: mentor.id,
    menteeId: mentee.id,
    values: { state: "active", startedAt: new Date(Date.now() - 30 * day) },
  });
  return { mentor, mentee, address: `/mentorships/${id}` };
}

async function keep(page: Page, scheme: RegExp, startsOn: string) {
  await page.goto("/cpd");
  await page.getByText("Keep a scheme", { exact: true }).click();
  const form = page.getByRole("form", { name: "Keep a scheme" });
  const options = await form.getByLabel("Scheme").locator("option").allTextContents();
  await form.getByLabel("Scheme").selectOption({ label: options.find((one) => scheme.test(one)) ?? "" });
  await form.getByLabel("A cycle began on").fill(startsOn);
  await form.getByRole("button", { name: "Keep this scheme" }).click();
  await expect(page.getByRole("heading", { level: 3, name: scheme })).toBeVisible();
}

test("a session that both confirm is offered to both, entered by one with a reflection, and never offered twice", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentor, mentee, address } = await pair(db);
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);

  await mine.goto(address);
  await mine.getByText("Record a session").click();
  const record = mine.getByRole("form", { name: "Record a session" });
  await record.getByLabel("Day").fill(dayAgo(2));
  await record.getByLabel("It began at").fill("18:00");
  await record.getByLabel("Minutes").fill("300");
  await record.getByRole("button", { name: "Record the session" }).click();
  await expect(record.getByText("A session takes 240 minutes at most.").first()).toBeVisible();
  await record.getByLabel("Minutes").fill("45");
  await record.getByRole("button", { name: "Record the session" }).click();
  await expect(mine.getByText(/^Ada First has to confirm that the session was held/)).toBeVisible();

  const asked = await inbox(mentor.email, "Maya has recorded a session with you");
  expect(asked.text).toContain("Was this session held?");
  await theirs.goto("/today");
  await theirs.getByRole("link", { name: /onfirm the session with Maya Reader/ }).click();
  await theirs.getByRole("button", { name: "It was held" }).click();
  await expect(theirs.getByText("1 confirmed by both")).toBeVisible();
  await inbox(mentee.email, "Ada has confirmed your session");

  await keep(mine, /^APM CPD/, dayAgo(100));
  await keep(mine, /^MyAxelos CPD/, dayAgo(100));
  await expect(mine.getByRole("link", { name: "Mentoring session with Ada First", exact: true })).toBeVisible();
  await mine.getByRole("link", { name: /^Enter it/ }).click();
  await expect(mine.getByRole("combobox", { name: "APM CPD" })).toHaveValue("informal");
  await expect(mine.getByText("None of its headings names this; ask PeopleCert before you count it.")).toBeVisible();
  await mine.getByRole("button", { name: "Put it in the ledger" }).click();
  await expect(mine.getByRole("alert", { name: "There is a problem" })).toContainText(
    "Write a sentence on what you took",
  );
  await mine.getByLabel("What you took from it").fill("I name the owner in the room now.");
  await mine.getByRole("button", { name: "Put it in the ledger" }).click();
  await expect(mine.getByRole("img", { name: "APM CPD: 0.75 CPD hours of 35" })).toBeVisible();
  await expect(mine.getByText("MyAxelos CPD: not entered under a heading, so nothing counts.")).toBeVisible();
  await expect(mine.getByRole("region", { name: "Offered" })).toHaveCount(0);

  await keep(theirs, /^MyAxelos CPD/, dayAgo(100));
  await theirs.getByRole("button", { name: /^Not for my ledger/ }).click();
  await expect(theirs.getByRole("region", { name: "Offered" })).toHaveCount(0);
  await expect(theirs.getByText("I name the owner in the room now.")).toHaveCount(0);
});

test("an entry beyond a limit says what does not count, is changed, exported without running anything, and taken out", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMember(db)).id);
  await keep(page, /^MyAxelos CPD/, dayAgo(100));
  await page.getByRole("link", { name: "Add an entry" }).click();
  await page.getByLabel("What you did").fill("=cmd|'/C calc'!A0");
  await page.getByLabel("Day").fill(dayAgo(3));
  await page.getByLabel("Hours").fill("17");
  await page.getByLabel("What you took from it").fill("Plans are estimates with a date.");
  await page.getByLabel("MyAxelos CPD").selectOption({ label: "Professional education: Courses and certifications" });
  await page.getByRole("button", { name: "Put it in the ledger" }).click();
  await expect(page.getByText("2 h do not count: one activity counts 15 h at most.")).toBeVisible();
  await expect(page.getByText("Still asked for: 5 CPD points")).toBeVisible();

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download as CSV" }).click(),
  ]);
  const stream = await file.createReadStream();
  const text = (await stream.toArray()).join("");
  expect(text).toContain(`'=cmd|'/C calc'!A0`);
  expect(text).not.toMatch(/(^|,)"?=/m);

  await page.getByRole("link", { name: /^Change:/ }).click();
  await page.getByLabel("Hours").fill("2");
  await page.getByRole("button", { name: "Save the entry" }).click();
  await expect(page.getByText(/do not count/)).toHaveCount(0);
  await page.getByRole("link", { name: /^Change:/ }).click();
  await page.getByRole("button", { name: /^Take it out of the ledger/ }).click();
  await expect(page.getByText("Nothing entered yet")).toBeVisible();
});

test("a credential says when to renew by which rule, and the months that count merge what overlaps", async ({
  db,
  signIn,
}) => {
  const member = await newMember(db);
  await db.insert(heldCredentials).values({ memberId: member.id, credentialId: "pmp", obtainedOn: dayAgo(900) });
  const page = await signIn(member.id);
  await page.goto("/cpd/credentials");
  await expect(page.getByText("Self-declared")).toBeVisible();
  await expect(page.getByText(/^Renew by/)).toBeVisible();
  await expect(page.getByText(/Read on .*Check with PMI\./)).toBeVisible();

  await page.getByRole("link", { name: "Months that count" }).click();
  for (const [title, from, to] of [
    ["Payments hub", "2024-01-01", "2024-06-30"],
    ["Ledger move", "2024-04-01", "2024-12-31"],
  ] as const) {
    const form = page.getByRole("form", { name: "Add a project" });
    // Open while there is no project yet.
    if (title !== "Payments hub") await page.getByText("Add a project", { exact: true }).click();
    await form.getByLabel("Project", { exact: true }).fill(title);
    await form.getByLabel("Organisation").fill("Northline");
    await form.getByLabel("From").fill(from);
    await form.getByLabel(/^To/).fill(to);
    await form.getByRole("radio", { name: /^Leading/ }).check();
    await form.getByLabel("In your own words").fill("I answered for scope and dates.");
    await form.getByRole("button", { name: "Add the project" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: title })).toBeVisible();
  }
  const window = page.getByRole("region", { name: "8 years back" });
  await expect(window.getByText("12 months", { exact: true })).toBeVisible();
  await expect(window.getByText("3 months", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "10 years back" })).toContainText("Changed in July 2026");
  await expect(page.getByText(/Mentoring does not count toward the 35 contact hours/)).toBeVisible();
  await expect(page.getByText(/you are eligible/i)).toHaveCount(0);
});

test("learning that a plan finished is offered once, and a form sent again in other words leads to what is recorded", async ({
  db,
  signIn,
}) => {
  const member = await newMember(db);
  const [itemId, planId] = [randomUUID(), randomUUID()];
  const at = new Date();
  const done = { progress: 100, startedOn: dayAgo(20), finishedOn: dayAgo(3), effortHours: 14 };
  const course = newItem({ id: itemId, kind: "task", title: "Process mapping course", position: 1, ...done });
  const head = { title: "To analyst", purpose: "", startsOn: dayAgo(40), hoursPerWeek: 5, reviewEveryDays: null };
  const document = { ...head, frameworkVersion: 1, items: [{ ...course, area: "formal_training" as const }] };
  await db
    .insert(plans)
    .values({ id: planId, ownerId: member.id, document, revision: 1, createdAt: at, updatedAt: at });
  const begun = { authorId: member.id, reason: "Begun", changes: [], finish: dayAgo(3), key: randomUUID(), at };
  await db.insert(planRevisions).values({ ...begun, kind: "created", planId, number: 1 });

  const page = await signIn(member.id);
  await keep(page, /^APM CPD/, dayAgo(100));
  await keep(page, /^PMI PDUs for the PMP/, dayAgo(100));
  const offered = page.getByRole("region", { name: "Offered" });
  await expect(offered).toContainText("14 h. The hours are those that plan CP-");
  await offered.getByRole("link", { name: "Enter it: Process mapping course" }).click();
  await expect(page.getByRole("combobox", { name: "APM CPD" })).toHaveValue("formal");
  await expect(page.getByRole("combobox", { name: "PMI PDUs for the PMP" })).toHaveValue("education");
  await page.getByLabel("What you took from it").fill("I draw the map with those who do the work.");
  // The same form from a second window, left open.
  const second = await page.context().newPage();
  await second.goto(page.url());
  await page.getByRole("button", { name: "Put it in the ledger" }).click();
  await expect(page.getByRole("img", { name: "APM CPD: 14 CPD hours of 35" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^PMI PDUs for the PMP: 14 PDUs of/ })).toBeVisible();
  await expect(offered).toHaveCount(0);

  await second.getByLabel("Hours").fill("12");
  await second.getByLabel("What you took from it").fill("I draw the map with those who do the work.");
  await second.getByRole("button", { name: "Put it in the ledger" }).click();
  const refused = second.getByRole("alert", { name: "There is a problem" });
  await expect(refused).toContainText("This was recorded already");
  await refused.getByRole("link", { name: "Open the entry and correct it there" }).click();
  await second.getByLabel("Hours").fill("12");
  await second.getByRole("button", { name: "Save the entry" }).click();
  await expect(second.getByRole("img", { name: "APM CPD: 12 CPD hours of 35" })).toBeVisible();
});
