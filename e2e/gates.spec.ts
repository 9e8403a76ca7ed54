import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMember, newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { planRevisions, plans } from "@/db/schema/plans";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import { expect, test } from "./fixtures";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A mentee with a mentor, and a draft of a plan: a task, a gate with two criteria, a task behind it. */
async function cast(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  const pair = await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const planId = randomUUID();
  const [goal, before, gate, behind] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const document: PlanDocument = {
    title: "From coordinator to business analyst",
    purpose: "",
    startsOn: day(-14),
    hoursPerWeek: 6,
    reviewEveryDays: 28,
    frameworkVersion: 1,
    items: [
      newItem({ id: goal, kind: "goal", title: "Foundations", position: 1 }),
      newItem({ id: before, kind: "task", title: "Run two workshops", position: 1, parentId: goal, durationDays: 5 }),
      newItem({
        id: gate,
        kind: "gate",
        title: "Ready to work as a BA",
        position: 2,
        after: [{ itemId: before, lagDays: 0 }],
        criteria: ["Maps a process end to end", "Runs two requirements workshops"].map((text) => ({
          id: randomUUID(),
          text,
          competencyId: null,
          minLevel: null,
        })),
      }),
      newItem({
        id: behind,
        kind: "task",
        title: "Secure the BA seat",
        position: 2,
        parentId: goal,
        durationDays: 20,
        after: [{ itemId: gate, lagDays: 0 }],
      }),
    ],
  };
  const at = new Date();
  await db.insert(plans).values({
    id: planId,
    ownerId: mentee.id,
    document,
    revision: 1,
    createdAt: at,
    updatedAt: at,
  });
  await db.insert(planRevisions).values({
    planId,
    number: 1,
    kind: "created",
    authorId: mentee.id,
    reason: "Begun from nothing",
    changes: document.items.map((item) => ({ field: "item" as const, itemId: item.id, before: null, after: item })),
    finish: day(30),
    key: planId,
    at,
  });
  return { mentee, mentor, pair, planId, gate, behind };
}

/** Both sign the plan as it stands. */
async function agree(mine: Page, theirs: Page, planId: string): Promise<void> {
  await mine.goto(`/plans/${planId}/agree`);
  const forward = mine.getByRole("form", { name: "Put the plan forward" });
  await forward.getByRole("radio", { name: /Ada First/ }).check();
  await forward.getByLabel("Type your name to sign").fill("Maya Reader");
  await forward.getByRole("button", { name: "Sign and put forward" }).click();
  await expect(mine.getByText(/Ada First has to agree this plan by/)).toBeVisible();
  await theirs.goto(`/plans/${planId}/agree`);
  const answer = theirs.getByRole("form", { name: "Answer" });
  await answer.getByLabel("Type your name to sign").fill("Ada First");
  await answer.getByRole("button", { name: /agree/i }).click();
  await expect(answer).toHaveCount(0);
}

test("a plan is agreed, its gate decided with a condition and signed by both, and a later change reviewed", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentee, mentor, planId, gate, behind } = await cast(db);
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);
  await agree(mine, theirs, planId);

  await mine.goto(`/plans/${planId}/gates/${gate}`);
  await mine.getByRole("button", { name: "Submit for review" }).click();
  await expect(mine.getByText(/^Ada First has to decide this gate by/)).toBeVisible();
  await inbox(mentor.email, "Maya puts G1 forward for review");

  await theirs.goto(`/plans/${planId}/gates/${gate}`);
  const review = theirs.getByRole("form", { name: "Review of the gate" });
  await review
    .getByRole("group", { name: "Mark for criterion 1" })
    .getByRole("radio", { name: "Met", exact: true })
    .check();
  await review.getByRole("group", { name: "Mark for criterion 2" }).getByRole("radio", { name: "Partly" }).check();
  await review.getByRole("radio", { name: /^Proceed with conditions/ }).check();
  await review.getByLabel("Condition 1").fill("Second workshop signed by the settlements lead");
  await review.getByLabel("By", { exact: true }).first().fill(day(20));
  await review.getByLabel("Clears criterion").first().selectOption({ index: 2 });
  await review.getByLabel("Why").fill("You are ready. The second workshop is the test.");
  const changes = review.getByRole("table", { name: "What your signature changes" });
  await expect(changes.getByText("Proceed, 1 condition")).toBeVisible();
  await expect(changes.getByText(/^Second workshop signed by the settlements lead, /)).toBeVisible();
  await expect(review.getByText(/^Still wanted:/)).toHaveCount(0);
  await expect(mine.getByText("The second workshop is the test.")).toHaveCount(0);
  expect((await new AxeBuilder({ page: theirs }).analyze()).violations).toEqual([]);
  await review.getByLabel("Type your name to sign").fill("Ada First");
  await review.getByRole("button", { name: "Sign: proceed with conditions" }).click();
  await expect(theirs.getByRole("heading", { name: "Decision: Proceed, 1 condition" })).toBeVisible();
  await expect(theirs.getByRole("radio")).toHaveCount(0);

  const mail = await inbox(mentee.email, "G1: proceed, 1 condition");
  expect(mail.text).not.toContain("The second workshop is the test.");
  await mine.reload();
  await expect(mine.getByText("You are ready. The second workshop is the test.")).toBeVisible();
  await mine.getByRole("form", { name: "Sign" }).getByLabel("Type your name to sign").fill("Maya Reader");
  await mine.getByRole("button", { name: "Sign: I have read it" }).click();
  await expect(mine.getByText("Signed as read")).toBeVisible();
  await inbox(mentor.email, "G1 is signed by both");

  await mine.goto(`/plans/${planId}/items/${behind}`);
  await mine.getByLabel("Title").first().fill("Win the BA seat");
  await mine.getByRole("button", { name: /^Save/ }).first().click();
  await expect(mine).toHaveURL(`/plans/${planId}`);
  await mine.goto(`/plans/${planId}/review`);
  await expect(mine.getByText(/Signed at revision 1 by .*; the plan is at 3/)).toBeVisible();
  await mine.getByRole("button", { name: "Ask for a review" }).click();
  await expect(mine.getByText(/^Ada First has to answer what changed in the plan by/)).toBeVisible();

  await theirs.goto(`/plans/${planId}/review`);
  const answers = theirs.getByRole("form", { name: "Review of the plan" });
  await expect(answers.getByText("Win the BA seat").first()).toBeVisible();
  const about = answers.getByRole("listitem").filter({ hasText: "Win the BA seat" }).last();
  await about.getByRole("radio", { name: "Question" }).check();
  await about.getByLabel("Your question, or why you suggest it").fill("Is it yours to win?");
  expect((await new AxeBuilder({ page: theirs }).analyze()).violations).toEqual([]);
  await answers.getByLabel("Type your name to sign").fill("Ada First");
  await answers.getByRole("button", { name: "Sign revision 3" }).click();
  await expect(theirs.getByText("Asked: Is it yours to win?")).toBeVisible();

  await mine.reload();
  await mine.getByRole("form", { name: "Sign" }).getByLabel("Type your name to sign").fill("Maya Reader");
  await mine.getByRole("button", { name: "Sign: I have read it" }).click();
  await expect(mine.getByText(/Signed at revision 3 by .*nothing changed since/)).toBeVisible();
});

/** Marks both criteria and decides; what is typed is kept before it is signed. */
async function decide(theirs: Page, { planId, gate }: { planId: string; gate: string }, decision: RegExp, why: string) {
  await theirs.goto(`/plans/${planId}/gates/${gate}`);
  const review = theirs.getByRole("form", { name: "Review of the gate" });
  for (const n of [1, 2]) {
    const marks = review.getByRole("group", { name: `Mark for criterion ${n}` });
    await marks.getByRole("radio", { name: n === 1 ? "Met" : "Not yet", exact: true }).check();
  }
  await review.getByRole("radio", { name: decision }).check();
  await review.getByLabel("Why").fill(why);
  return review;
}

test("a criterion asks for a level, a gate is held with a day and stays so for whoever reads, and a later change stands beside the signature", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentee, mentor, planId, gate, behind } = await cast(db);
  const mine = await signIn(mentee.id);
  await mine.goto(`/plans/${planId}/items/${gate}`);
  const line = mine.getByRole("form", { name: "Ready to work as a BA" });
  await line.getByLabel("Competency it asks for").nth(1).selectOption({ label: "Facilitating workshops and meetings" });
  await line.getByRole("button", { name: "Save", exact: true }).click();
  await expect(
    mine.getByText("Give both the competency that the criterion asks for and its level").first(),
  ).toBeVisible();
  await line.getByLabel("At level").nth(1).selectOption("3");
  await line.getByRole("button", { name: "Save", exact: true }).click();
  await mine.waitForURL(`/plans/${planId}`);
  const panel = mine.getByRole("region", { name: /Ready to work as a BA/ });
  await expect(panel.getByText("Facilitating workshops and meetings, level 3")).toBeVisible();
  await expect(panel.getByText("0 of 2 met")).toBeVisible();

  const theirs = await signInElsewhere(mentor.id);
  await agree(mine, theirs, planId);
  await mine.goto(`/plans/${planId}/gates/${gate}`);
  await mine.getByRole("button", { name: "Submit for review" }).click();
  await expect(mine.getByText(/^Ada First has to decide this gate by/)).toBeVisible();
  const review = await decide(theirs, { planId, gate }, /^Hold/, "The second workshop is the test.");
  await expect(review.getByText("Stands as “met without evidence”.").first()).toBeVisible();
  await review.getByLabel("Looked at again on").fill(day(40));
  const changes = review.getByRole("table", { name: "What your signature changes" });
  await expect(changes.getByText(/^Hold until /)).toBeVisible();
  await review.getByLabel("Type your name to sign").fill("Ada First");
  await review.getByRole("button", { name: "Sign: hold" }).click();
  await expect(theirs.getByRole("heading", { name: "Decision: Hold" })).toBeVisible();
  await inbox(mentee.email, "G1: hold");

  await mine.goto(`/plans/${planId}/gates/${gate}`);
  await expect(mine.getByText("Met without evidence")).toBeVisible();
  await mine.getByRole("form", { name: "Sign" }).getByLabel("Type your name to sign").fill("Maya Reader");
  await mine.getByRole("button", { name: "Sign: I have read it" }).click();
  await expect(mine.getByText("Signed as read")).toBeVisible();
  await expect(mine.getByText(/the plan is at/)).toHaveCount(0);

  await mine.goto(`/plans/${planId}/items/${behind}`);
  await mine.getByLabel("Title").first().fill("Win the BA seat");
  await mine.getByRole("button", { name: /^Save/ }).first().click();
  await mine.waitForURL(`/plans/${planId}`);
  await expect(panel.getByText("1 of 2 met")).toBeVisible();
  for (const page of [mine, theirs]) {
    await page.goto(`/plans/${planId}/gates/${gate}`);
    await expect(page.getByText("Signed at revision 2; the plan is at 4: 1 revision since.")).toBeVisible();
  }

  await mine.goto(`/plans/${planId}/sharing`);
  const reader = await newMember(db);
  const share = mine.getByRole("form", { name: "Show it to a member" });
  await share.getByLabel("Their e-mail address").fill(reader.email);
  await share.getByRole("button", { name: /^Show/ }).click();
  await expect(mine.getByText("Open to whoever signs in with this address.")).toBeVisible();
  const other = await signInElsewhere(reader.id);
  await other.goto(`/plans/${planId}`);
  await expect(other.getByText("Held", { exact: true }).first()).toBeVisible();
  await expect(other.getByText("The second workshop is the test.")).toHaveCount(0);
});

test("a change of route leaves the plan as it is and leads its owner to a new one", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  test.slow();
  const { mentee, mentor, planId, gate } = await cast(db);
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);
  await agree(mine, theirs, planId);
  await mine.goto(`/plans/${planId}/gates/${gate}`);
  await mine.getByRole("button", { name: "Submit for review" }).click();
  await expect(mine.getByText(/^Ada First has to decide this gate by/)).toBeVisible();
  const review = await decide(theirs, { planId, gate }, /^Change of route/, "You are a planner at heart.");
  await expect(review.getByText(/^Draft kept at/)).toBeVisible();
  await review.getByLabel("Type your name to sign").fill("Ada First");
  await review.getByRole("button", { name: "Sign: change of route" }).click();
  await expect(theirs.getByRole("heading", { name: "Decision: Change of route" })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Begin a plan for the new route" })).toHaveCount(0);
  await mine.reload();
  await mine.getByRole("link", { name: "Begin a plan for the new route" }).click();
  await expect(mine).toHaveURL("/plans/new");
  await mine.goto(`/plans/${planId}`);
  await expect(mine.getByText("0 of 2 met").or(mine.getByText("1 of 2 met")).first()).toBeVisible();
});

test("nobody but the two can tell that a gate or a review exists", async ({ db, signIn }) => {
  const { planId, gate } = await cast(db);
  const page = await signIn((await newMember(db)).id);
  for (const path of [`/plans/${planId}/gates/${gate}`, `/plans/${planId}/review`]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByText("Ready to work as a BA")).toHaveCount(0);
  }
});

test("what a mentor types at a gate without a connection is kept in the browser, and there again", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  test.slow();
  const { mentee, mentor, planId, gate } = await cast(db);
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);
  await agree(mine, theirs, planId);
  await mine.goto(`/plans/${planId}/gates/${gate}`);
  await mine.getByRole("button", { name: "Submit for review" }).click();
  await expect(mine.getByText(/^Ada First has to decide this gate by/)).toBeVisible();

  await theirs.goto(`/plans/${planId}/gates/${gate}`);
  await theirs.waitForLoadState("networkidle");
  await theirs.context().setOffline(true);
  const note = (page: Page) => page.getByRole("form", { name: "Review of the gate" }).getByLabel("Why");
  await note(theirs).fill("Typed in a tunnel");
  await expect(theirs.getByText("What you type is kept in this browser until we do.")).toBeVisible();
  await theirs.close();
  await theirs.context().setOffline(false);
  const again = await theirs.context().newPage();
  await again.goto(`/plans/${planId}/gates/${gate}`);
  await expect(note(again)).toHaveValue("Typed in a tunnel");
  await expect(again.getByText(/^Draft kept at/)).toBeVisible();
  await again.reload();
  await expect(note(again)).toHaveValue("Typed in a tunnel");
});
