import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { newMember, newMentee, newProgramme } from "@/db/factories";
import { planRevisions, plans } from "@/db/schema/index";
import { newItem } from "@/domain/plans/document";
import { expect, test } from "./fixtures";

test("somebody new answers five questions, rates one competency and is shown mentors ranked", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMember(db, { name: "Nia Newcomer" })).id);
  await page.goto("/start");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where do you sit today?");
  await page.getByRole("button", { name: "Go on to the target" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Choose one of the options.");
  await page.getByLabel("Your role today").selectOption("pmo-coordinator");
  await page.getByRole("radio", { name: "Banking" }).check();
  await expect(page.getByText(/^Draft saved \d\d:\d\d$/)).toBeVisible();
  await page.getByRole("button", { name: "Go on to the target" }).click();
  await page.getByLabel("The role you want").selectOption({ label: "Project Manager" });
  await page.getByRole("button", { name: "Go on to domain and time" }).click();
  const draft = page.getByRole("region", { name: "Your plan so far" });
  await expect(draft).toContainText("38 months");
  await page.getByRole("checkbox", { name: /Evenings/ }).check();
  await page.getByRole("button", { name: "Go on to the benchmark" }).click();
  await expect(page.getByRole("link", { name: "Change role" })).toBeVisible();
  const ownership = page.getByRole("group", { name: /^Ownership of outcome/ });
  await ownership.getByRole("radio", { name: /^1/ }).check();
  await expect(draft).toContainText("Widest gap: ownership of outcome.");
  await page.getByRole("button", { name: "Show my mentors" }).click();
  await expect(page).toHaveURL("/mentors");
  await expect(page.getByRole("article").first().getByRole("table")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the start works by itself, and a refused step keeps what was typed", async ({ db, signIn }) => {
    const page = await signIn((await newMember(db)).id);
    await page.goto("/start");
    await page.getByLabel("Where you work").fill("Northmoor Bank");
    await page.getByRole("button", { name: "Go on to the target" }).click();
    await expect(page.getByText("There is a problem")).toBeVisible();
    await expect(page.getByLabel("Where you work")).toHaveValue("Northmoor Bank");
    await page.getByLabel("Your role today").selectOption("pmo-coordinator");
    await page.getByRole("radio", { name: "NHS and health" }).check();
    await page.getByRole("button", { name: "Go on to the target" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where do you want to be?");
    await page.getByRole("button", { name: "Go on to domain and time" }).click();
    await page.getByRole("checkbox", { name: /Lunchtimes/ }).check();
    await page.getByRole("button", { name: "Go on to the benchmark" }).click();
    await expect(page.getByText("NHS and health, lunchtimes, London time")).toBeVisible();
  });
});

test("ratings are dated and kept: the gap is redrawn and the history shows both", async ({ db, signIn }) => {
  const programme = await newProgramme(db);
  const page = await signIn((await newMentee(db, programme.id)).id);
  await page.goto("/benchmark");
  const gap = page.getByRole("table", { name: /against what a project manager needs/ });
  await expect(gap.getByRole("row", { name: /^Presenting to senior audiences/ })).toContainText("2 to go");
  const presenting = page.getByRole("group", { name: /^Presenting to senior audiences/ });
  await presenting.getByRole("radio", { name: /^2/ }).check();
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  await expect(gap.getByRole("row", { name: /^Presenting to senior audiences/ })).toContainText("1 to go");
  await page.getByRole("link", { name: "Presenting to senior audiences" }).click();
  const ratings = page.getByRole("table", { name: /^Ratings of Presenting/ });
  await expect(ratings.getByRole("row")).toHaveCount(3);
  await expect(ratings).toContainText("1 Aware");
  await expect(ratings).toContainText("2 Practising");
});

test("somebody without a target is told what a benchmark needs, and may compare with any role", async ({
  db,
  signIn,
}) => {
  const page = await signIn((await newMember(db)).id);
  await page.goto("/benchmark");
  await expect(page.getByRole("heading", { name: "A benchmark needs a target" })).toBeVisible();
  await page.getByLabel("Compare with").selectOption({ label: "Business Analyst" });
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "The gap to business analyst" })).toBeVisible();
});

/** A plan of one goal. */
async function planOf(db: Db, ownerId: string): Promise<string> {
  const planId = randomUUID();
  const items = [newItem({ id: randomUUID(), kind: "goal", title: "Governance", position: 1 })];
  const startsOn = new Date().toISOString().slice(0, 10);
  const head = { title: "To business analyst", purpose: "", startsOn, hoursPerWeek: 5, reviewEveryDays: null };
  const at = new Date();
  const document = { ...head, frameworkVersion: 1, items };
  await db.insert(plans).values({ id: planId, ownerId, document, revision: 1, createdAt: at, updatedAt: at });
  const begun = { authorId: ownerId, reason: "Begun", changes: [], finish: startsOn, key: randomUUID(), at };
  await db.insert(planRevisions).values({ ...begun, kind: "created", planId, number: 1 });
  return planId;
}

test.describe("the service check", () => {
  const ask = (page: Page, service: string) => page.getByRole("group", { name: service });

  test("says where one stands, makes a gap a task of the plan, and shows how far that is on both sides", async ({
    db,
    signIn,
  }) => {
    test.slow();
    const programme = await newProgramme(db);
    const mentee = await newMentee(db, programme.id);
    const planId = await planOf(db, mentee.id);
    const page = await signIn(mentee.id);
    await page.goto("/benchmark");
    await page.getByRole("link", { name: "Check them for gaps" }).click();
    await expect(page.getByRole("img", { name: /^None of \d+ answered yet$/ })).toBeVisible();
    await page.getByRole("button", { name: "Save the answers" }).click();
    await expect(page.getByText("Answer about one service at least, then save.")).toBeVisible();
    await ask(page, "Board secretariat").getByRole("radio", { name: "Done" }).check();
    await ask(page, "Stage gate administration").getByRole("radio", { name: "Never" }).check();
    await page.getByRole("button", { name: "Save the answers" }).click();
    await expect(page.getByText("2 answers saved. Earlier ones are kept.")).toBeVisible();
    await expect(page.getByRole("img", { name: /^1 done, 0 seen, 1 never of \d+; \d+ not answered$/ })).toBeVisible();

    await page.getByRole("link", { name: "Plan it: Stage gate administration" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stage gate administration");
    const form = page.getByRole("form", { name: "Add a task that closes it" });
    await expect(form.getByLabel("Task")).toHaveValue("See it done, then take a part: Stage gate administration");
    await form.getByLabel("Task").fill("Sit in on two gate reviews");
    await form.getByLabel("Where").selectOption({ label: "1 Governance" });
    await form.getByRole("button", { name: "Add the task to the plan" }).click();
    await expect(page.getByText("Added to the plan. Open the line to give it its dates.")).toBeVisible();
    const inPlan = page.getByRole("region", { name: "In your plans" });
    await expect(inPlan.getByRole("listitem")).toContainText(["Sit in on two gate reviews"]);
    await expect(inPlan.getByText(/not begun/)).toBeVisible();

    await inPlan.getByRole("link", { name: "Sit in on two gate reviews" }).click();
    await expect(page.getByRole("region", { name: "Gaps in PMO services that it closes" })).toContainText(
      "Stage gate administration Never",
    );
    await page.goto(`/plans/${planId}/benchmark`);
    const services = page.getByRole("region", { name: "PMO services: done, seen or never" });
    await expect(services.getByRole("row", { name: /^Stage gate administration/ })).toContainText("1.1");

    await page.goto("/benchmark/services");
    await ask(page, "Stage gate administration").getByRole("radio", { name: "Done" }).check();
    await page.getByRole("button", { name: "Save the answers" }).click();
    await expect(page.getByText("1 answer saved. Earlier ones are kept.")).toBeVisible();
    await expect(page.getByText("No gap in what you have answered.")).toBeVisible();
    await page.goto("/benchmark/services/svc-gates");
    const answers = page.getByRole("table", { name: /^Answers about Stage gate administration/ });
    await expect(answers.getByRole("row")).toHaveCount(3);
  });

  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test("saves what is answered and leaves the rest open", async ({ db, signIn }) => {
      const page = await signIn((await newMember(db)).id);
      await page.goto("/benchmark/services");
      await ask(page, "Board secretariat").getByRole("radio", { name: "Seen" }).check();
      await page.getByRole("button", { name: "Save the answers" }).click();
      await expect(page.getByText("1 answer saved. Earlier ones are kept.")).toBeVisible();
      await expect(ask(page, "Board secretariat").getByRole("radio", { name: "Seen" })).toBeChecked();
      await expect(ask(page, "Stage gate administration").getByRole("radio", { checked: true })).toHaveCount(0);
      await page.getByRole("link", { name: "Plan it: Board secretariat" }).click();
      await expect(page.getByRole("heading", { name: "No plan to add it to" })).toBeVisible();
    });
  });
});
