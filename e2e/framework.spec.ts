import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { giveHat, newMember } from "@/db/factories";
import { planRevisions, plans } from "@/db/schema/plans";
import { newItem, type PlanDocument } from "@/domain/plans/document";
import { expect, test } from "./fixtures";
import { look } from "./look";

async function planOf(db: Db, ownerId: string): Promise<string> {
  const now = new Date();
  const document: PlanDocument = {
    title: "To project manager",
    purpose: "",
    startsOn: now.toISOString().slice(0, 10),
    hoursPerWeek: 5,
    reviewEveryDays: null,
    frameworkVersion: 1,
    items: [newItem({ id: randomUUID(), kind: "task", title: "Present to the board", position: 1 })],
  };
  const [plan] = await db
    .insert(plans)
    .values({ ownerId, document, revision: 1, targetRoleId: "project-manager", createdAt: now, updatedAt: now })
    .returning({ id: plans.id });
  if (plan === undefined) throw new Error("The plan was not inserted.");
  await db.insert(planRevisions).values({
    planId: plan.id,
    number: 1,
    kind: "created",
    authorId: ownerId,
    reason: "Begun from nothing",
    changes: document.items.map((item) => ({ field: "item" as const, itemId: item.id, before: null, after: item })),
    finish: document.startsOn,
    key: randomUUID(),
    at: now,
  });
  return plan.id;
}

async function choose(page: Page, name: string, text: string) {
  const form = page.getByRole("form", { name: "Choose a file" });
  await form.getByLabel("File").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await form.getByRole("button", { name: "Read the file" }).click();
}

test("an administrator changes the framework by a file; a plan says what changed, and its owner moves it on", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  // Three states are looked at in every mode on the way.
  test.slow();
  const tag = randomUUID().slice(0, 8);
  const administrator = await newMember(db);
  await giveHat(db, administrator.id, "admin");
  const admin = await signIn(administrator.id);
  const mentee = await newMember(db);
  const planId = await planOf(db, mentee.id);

  const text =
    await test.step("the present version is taken away, and says nothing new when it is brought back", async () => {
      await admin.goto("/admin");
      await admin.getByRole("link", { name: "The competency framework" }).click();
      const [file] = await Promise.all([
        admin.waitForEvent("download"),
        admin.getByRole("link", { name: "Table (CSV)" }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^framework-\d+\.csv$/);
      const csv = await readFile(await file.path(), "utf8");
      await choose(admin, "same.csv", csv);
      await expect(admin.getByText("Nothing changes: the file says what version")).toBeVisible();
      return csv;
    });

  await test.step("a file with an error is told by line and column, and cannot be taken in", async () => {
    await choose(admin, "broken.csv", text.replace("accountability", "cookery"));
    const row = admin.getByRole("row", { name: /There is no difference “cookery”/ });
    await expect(row).toContainText("2");
    await expect(row).toContainText("Difference");
    await expect(admin.getByRole("form", { name: "Take the file in" })).toHaveCount(0);
    await look(admin, "a file with a problem");
  });

  await test.step("a changed descriptor and a new competency are seen first, and taken in with a reason", async () => {
    const [heading = "", first = "", ...rest] = text.trimEnd().split("\r\n");
    const columns = heading.replace("\uFEFF", "").split(",");
    const added = columns.map((column) => {
      if (column === "ID") return `coaching-${tag}`;
      if (column === "Name") return `Coaching ${tag}`;
      if (column === "Plan area") return "skills";
      if (column === "Difference") return "communication";
      if (column === "Part of the difference") return "";
      if (column === "Target: project-manager") return "2";
      return column.startsWith("Target:") ? "0" : `${column} of coaching`;
    });
    const reworded = first.replace("Sees delivery as something", `Sees delivery ${tag} as something`);
    await choose(admin, "ours.csv", [heading, reworded, ...rest, added.join(",")].join("\r\n"));
    const preview = admin.getByRole("table", { name: "What ours.csv changes" });
    await expect(preview.getByRole("row", { name: new RegExp(`Coaching ${tag}`) })).toContainText("Added");
    await expect(preview.getByText(`Sees delivery ${tag} as something`)).toBeVisible();
    await look(admin, "a file that changes the framework");
    const form = admin.getByRole("form", { name: "Take the file in" });
    await form.getByLabel("Why").fill("What our board asks for");
    await form.getByRole("button", { name: /Make it version/ }).click();
    await expect(admin.getByText("What our board asks for (imported from ours.csv)").first()).toBeVisible();
  });

  const page = await signInElsewhere(mentee.id);
  await test.step("the plan stays with its version, and says what the newest says otherwise", async () => {
    await page.goto(`/plans/${planId}`);
    await page.getByRole("link", { name: "See what has changed for this plan" }).click();
    const changes = page.getByRole("table", { name: /^Changes from version 1 to/ });
    await expect(changes.getByRole("row", { name: new RegExp(`Coaching ${tag}`) })).toContainText("Added");
    await expect(changes.locator("del").filter({ hasText: "Sees delivery as something" })).toBeVisible();
    await look(page, "what has changed for a plan");
    await page.goto(`/plans/${planId}/items/new?kind=task`);
    await expect(page.getByText(`Coaching ${tag}`)).toHaveCount(0);
  });

  await test.step("its owner moves it on, as a revision", async () => {
    await page.goto(`/plans/${planId}/framework`);
    await page.getByLabel("Why").fill("To the words of our board");
    await page.getByRole("button", { name: /Move to version/ }).click();
    await expect(page).toHaveURL(`/plans/${planId}/benchmark`);
    await expect(page.getByText("See what has changed for this plan")).toHaveCount(0);
    await page.goto(`/plans/${planId}/changes?from=1&to=2`);
    await expect(page.getByRole("table", { name: "Changes from revision 1 to 2" })).toContainText(
      "Competency framework",
    );
    await expect(page.getByText("“To the words of our board”").first()).toBeVisible();
  });
});
