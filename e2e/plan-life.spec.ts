import type { Page } from "@playwright/test";
import { newMentee, newMentor, newMentorship, newProgramme } from "@/db/factories";
import { expect, test } from "./fixtures";

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** Opens the form of a line by its title, from the plan's page, and returns it. */
async function openLine(page: Page, plan: string, title: string) {
  await page.goto(plan);
  await page.getByRole("link", { name: title, exact: true }).first().click();
  await page.waitForURL(/\/items\//);
  return page.getByRole("form", { name: title, exact: true });
}

/** Saves changes of a line of one's own plan, with the reason that stays beside them. */
async function change(page: Page, plan: string, title: string, fields: Record<string, string>, why: string) {
  const form = await openLine(page, plan, title);
  for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
  await form.getByRole("textbox", { name: /^Why/ }).fill(why);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await page.waitForURL(plan);
  await expect(page.getByText(`“${why}”`).first()).toBeVisible();
}

async function putForward(page: Page, plan: string, name: string, why?: string) {
  await page.goto(`${plan}/agree`);
  const form = page.getByRole("form", { name: "Put the plan forward" });
  await form.getByRole("radio", { name: /Ada First/ }).check();
  if (why !== undefined) await form.getByLabel("Why it is set again").fill(why);
  await form.getByLabel("Type your name to sign").fill(name);
  await form.getByRole("button", { name: "Sign and put forward" }).click();
  await expect(page.getByText(/Ada First has to agree this plan by/)).toBeVisible();
}

async function agree(page: Page, plan: string, name: string) {
  await page.goto(`${plan}/agree`);
  const answer = page.getByRole("form", { name: "Answer" });
  await answer.getByLabel("Type your name to sign").fill(name);
  await answer.getByRole("button", { name: "Sign: agree the plan" }).click();
  await expect(answer).toHaveCount(0);
}

async function countersign(page: Page, name: string) {
  const form = page.getByRole("form", { name: "Sign", exact: true });
  await form.getByLabel("Type your name to sign").fill(name);
  await form.getByRole("button", { name: "Sign: I have read it" }).click();
}

test("the life of a plan: drafted, sent back, agreed, worked on, through its gate, changed, reviewed and set a new baseline", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.setTimeout(130_000);
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader" } });
  const mentor = await newMentor(db, programme.id, { member: { name: "Ada First" } });
  await newMentorship(db, { programmeId: programme.id, mentorId: mentor.id, menteeId: mentee.id });
  const mine = await signIn(mentee.id);
  const theirs = await signInElsewhere(mentor.id);
  const [report, seat, maps] = [
    "Baseline self-assessment and mentor’s view on the 30 competencies",
    "Agree with the line manager one day a week with a BA team",
    "Map two PMO or business processes and validate them with the users",
  ];

  const plan = await test.step("Maya drafts it from the template of her next stage", async () => {
    await mine.goto("/plans/new");
    await expect(mine.getByRole("radio", { name: /your next step/ })).toBeChecked();
    await mine.getByLabel("Title").fill("From coordinator to analyst");
    await mine.getByRole("button", { name: "Begin the plan" }).click();
    await expect(mine.getByRole("heading", { level: 1, name: "From coordinator to analyst" })).toBeVisible();
    await expect(mine.getByText("A draft: its dates become the baseline once it is agreed.")).toBeVisible();
    const areas = mine.getByRole("region", { name: "Five areas" });
    await expect(areas.locator("dt")).toHaveText([
      "Knowledge",
      "Experience",
      "Skills",
      "Competency",
      "Formal training",
    ]);
    const address = new URL(mine.url()).pathname;
    expect((await theirs.goto(address))?.status()).toBe(404);
    return address;
  });

  await test.step("Ada is asked to agree it and sends it back with a word", async () => {
    await putForward(mine, plan, "Maya Reader");
    const mail = await inbox(mentor.email, "Maya asks you to agree plan");
    expect(mail.text).toContain(plan);
    await theirs.goto(`${plan}/agree`);
    const answer = theirs.getByRole("form", { name: "Answer" });
    await answer.getByLabel("Or say what is missing").fill("A week is not enough to win your manager.");
    await answer.getByRole("button", { name: "Send it back" }).click();
    await expect(answer).toHaveCount(0);
    expect((await inbox(mentee.email, "Ada has not agreed plan")).text).not.toContain("win your manager");
    await mine.reload();
    await expect(mine.getByText("A week is not enough to win your manager.")).toBeVisible();
  });

  await test.step("Maya changes it, and both sign", async () => {
    await change(mine, plan, seat, { "Duration, working days": "25" }, "Ada asks for more time");
    await putForward(mine, plan, "Maya Reader");
    await agree(theirs, plan, "Ada First");
    await inbox(mentee.email, "is agreed");
    await mine.goto(`${plan}/agree`);
    const baselines = mine.getByRole("table", { name: "Baselines of the plan" });
    await expect(baselines.getByRole("row", { name: /First agreement/ })).toBeVisible();
    const signatures = mine.getByRole("region", { name: "Signatures" });
    for (const name of ["Maya Reader", "Ada First"]) {
      await expect(signatures.getByRole("listitem").filter({ hasText: `${name} revision 2` })).toBeVisible();
    }
  });

  await test.step("the work begins: progress, and evidence that Ada confirms", async () => {
    await change(mine, plan, report, { "Done, per cent": "60", "Started on": day(0) }, "Half of the ratings are in");
    await openLine(mine, plan, report);
    await mine.getByRole("link", { name: "Add a new piece" }).click();
    await mine.waitForURL(/\/evidence\/new/);
    const form = mine.getByRole("form", { name: "Add a piece of evidence" });
    await form.getByLabel("Title").fill("Gap report of the programme office");
    await form.getByLabel("What you did, and what it shows").fill("I rated thirty competencies with two colleagues.");
    await form.getByLabel("When it happened").fill(day(-1));
    await form.getByLabel("Accountability: on time, on budget").selectOption("contributed");
    await form.getByRole("radio", { name: "Running" }).check();
    await form.getByRole("checkbox", { name: "Senior management" }).check();
    await form.getByRole("radio", { name: /^Small/ }).check();
    await form.getByRole("button", { name: "Keep this piece" }).click();
    await expect(mine.getByRole("heading", { level: 1, name: "Gap report of the programme office" })).toBeVisible();
    const piece = mine.url();
    const link = mine.getByRole("form", { name: "Link the piece" });
    for (const place of [/Baseline self-assessment/, /criterion: Gap report agreed/]) {
      const options = await link.getByLabel("Link it to").locator("option").allTextContents();
      await link.getByLabel("Link it to").selectOption(options.find((one) => place.test(one)) ?? "");
      await link.getByRole("button", { name: "Link", exact: true }).click();
      await expect(mine.getByRole("link", { name: place })).toBeVisible();
    }
    await theirs.goto(piece);
    for (const tag of ["contributed", "running", "senior management"]) {
      await expect(theirs.getByRole("definition").filter({ hasText: tag })).toBeVisible();
    }
    await theirs.getByRole("button", { name: "Confirm this piece" }).click();
    await expect(theirs.getByText("You confirmed it")).toBeVisible();
    await inbox(mentee.email, "Ada has confirmed a piece of your evidence");
    await mine.goto(plan);
    await expect(mine.getByRole("region", { name: "Evidence" })).toContainText(
      "1 item, none above contributed on accountability.",
    );
  });

  await test.step("they talk about #2.1, and a suggestion of Ada’s is taken up", async () => {
    await mine.getByRole("textbox", { name: "Comment" }).fill("I would begin with #2.1, is it too early?");
    await mine.getByRole("button", { name: "Post comment" }).click();
    await inbox(mentor.email, "Maya has commented on plan");
    await theirs.goto(plan);
    await theirs.getByRole("region", { name: "Comments" }).getByRole("link", { name: "2.1", exact: true }).click();
    await theirs.waitForURL(/\/items\//);
    const form = await openLine(theirs, plan, maps);
    await form.getByLabel("Duration, working days").fill("30");
    await form.getByLabel("Why you suggest it").fill("Users answer slowly.");
    await form.getByRole("button", { name: "Suggest this" }).click();
    await expect(theirs.getByText("Sent as a suggestion. The plan stays as it is")).toBeVisible();
    await inbox(mentee.email, "Ada suggests a change to plan");
    await mine.goto(plan);
    await expect(mine.getByText("Reason given: “Users answer slowly.”")).toBeVisible();
    await mine.getByRole("button", { name: "Take it up" }).click();
    await inbox(mentor.email, "Maya has taken up your suggestion");
    const changed = mine.getByRole("region", { name: /^Changed in revision/ });
    await expect(changed.getByRole("insertion").getByText("30 working days")).toBeVisible();
  });

  const gate =
    await test.step("the gate is submitted, marked on its evidence, and passed with a condition", async () => {
      await mine.getByRole("link", { name: "Open the gate", exact: true }).click();
      await mine.waitForURL(/\/gates\//);
      const address = new URL(mine.url()).pathname;
      const by = day(21);
      await mine.getByRole("button", { name: "Submit for review" }).click();
      await inbox(mentor.email, "Maya puts G1 forward for review");
      await theirs.goto(address);
      const review = theirs.getByRole("form", { name: "Review of the gate" });
      await expect(review.getByRole("row", { name: /Gap report agreed/ })).toContainText(
        "Gap report of the programme office",
      );
      for (const [n, mark] of [
        [1, "Met"],
        [2, "Partly"],
        [3, "Met"],
      ] as const) {
        const marks = review.getByRole("group", { name: `Mark for criterion ${n}` });
        await marks.getByRole("radio", { name: mark, exact: true }).check();
      }
      await review.getByRole("radio", { name: /^Proceed with conditions/ }).check();
      await review.getByLabel("Condition 1").fill("The line manager says yes in writing");
      await review.getByLabel("By", { exact: true }).first().fill(by);
      await review.getByLabel("Clears criterion").first().selectOption({ index: 2 });
      await review.getByLabel("Why").fill("You know your gap. Your manager has to know it too.");
      await expect(review.getByText(/^Still wanted:/)).toHaveCount(0);
      await expect(review.getByRole("table", { name: "What your signature changes" })).toContainText(
        "The line manager says yes in writing",
      );
      await review.getByLabel("Type your name to sign").fill("Ada First");
      await review.getByRole("button", { name: "Sign: proceed with conditions" }).click();
      await expect(theirs.getByRole("heading", { name: "Decision: Proceed, 1 condition" })).toBeVisible();
      await inbox(mentee.email, "G1: proceed, 1 condition");
      await mine.goto(address);
      await countersign(mine, "Maya Reader");
      await expect(mine.getByText("Signed as read")).toBeVisible();
      await inbox(mentor.email, "G1 is signed by both");

      const condition = await openLine(mine, plan, "The line manager says yes in writing");
      await expect(condition.getByLabel("Done when")).toHaveValue(new RegExp(`due by ${by}\\. It clears criterion 2`));
      await expect(mine.getByRole("region", { name: "How it stands" }).getByText("Not started")).toBeVisible();
      return address;
    });

  await test.step("what changes after that is plainly not what was signed", async () => {
    await change(mine, plan, maps, { "Done when": "Two maps signed by the users" }, "Agreed in settlements");
    await expect(mine.getByText(/^Signed at revision 2 by .*; the plan is at \d+: \d+ changes since/)).toBeVisible();
    await theirs.goto(gate);
    await expect(theirs.getByText(/^Signed at revision \d+; the plan is at \d+: 1 revision since\.$/)).toBeVisible();
  });

  await test.step("a review is asked for, answered change by change, and signed by both", async () => {
    await mine.goto(`${plan}/review`);
    await mine.getByRole("button", { name: "Ask for a review" }).click();
    await inbox(mentor.email, "Maya asks for a review of");
    await theirs.goto(`${plan}/review`);
    const review = theirs.getByRole("form", { name: "Review of the plan" });
    for (const answer of await review.getByRole("group", { name: /^Your answer to change/ }).all()) {
      await answer.getByRole("radio", { name: "Agree" }).check();
    }
    const moved = theirs.getByRole("table", { name: "Forecasts that moved" }).getByRole("insertion");
    await expect(moved.first()).toHaveText(/^\d+ \w+ ’\d\d$/);
    const about = review.getByRole("listitem").filter({ hasText: "Two maps signed by the users" });
    await about.getByRole("radio", { name: "Question" }).check();
    await about.getByLabel("Your question, or why you suggest it").fill("Which users?");
    await review.getByLabel("Type your name to sign").fill("Ada First");
    await review.getByRole("button", { name: /^Sign revision \d+$/ }).click();
    await expect(theirs.getByText("Asked: Which users?")).toBeVisible();
    await inbox(mentee.email, "Ada has answered your review of");
    await mine.reload();
    await countersign(mine, "Maya Reader");
    await expect(mine.getByText(/Signed at revision \d+ by .*nothing changed since/)).toBeVisible();
    await mine.goto(plan);
    await expect(mine.getByText("Which users?")).toBeVisible();
  });

  await test.step("it slips, and both set its baseline again: the first is kept", async () => {
    await mine.goto(`${plan}/agree`);
    const baselines = mine.getByRole("table", { name: "Baselines of the plan" });
    const [first] = await baselines.getByRole("row", { name: /First agreement/ }).allTextContents();
    await change(mine, plan, maps, { "Duration, working days": "90" }, "The users are away until spring");
    await expect(mine.getByText(/^\+\d+ weeks$/).first()).toBeVisible();
    await putForward(mine, plan, "Maya Reader", "Spring it is");
    await agree(theirs, plan, "Ada First");
    await mine.goto(`${plan}/agree`);
    await expect(baselines.getByRole("row", { name: /Spring it is/ })).toContainText("2");
    await expect(baselines.getByRole("row", { name: /First agreement/ })).toHaveText(first ?? "");
    await expect(mine.getByText("on baseline", { exact: true })).toBeVisible();
  });
});
