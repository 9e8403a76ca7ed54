import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { connect } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { freePort } from "@/scripts/port";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { addSession, test as base, expect, staged } from "./fixtures";
import { newDatabase, type Running, startServer } from "./server";

type Application = {
  readonly url: string;
  readonly db: ReturnType<typeof connect>["db"];
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

/** An application of the test's own, on a database of its own: ending it disturbs nobody. */
const test = base.extend<{ application: Application }>({
  application: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use, testInfo) => {
      const cluster = new URL(staged("E2E_DATABASE_URL"));
      const name = `${cluster.pathname.slice(1)}_${randomBytes(4).toString("hex")}`;
      cluster.pathname = "/postgres";
      const databaseUrl = await newDatabase(cluster.href, name);
      const connection = connect(databaseUrl, { max: 2, name: "journeys" });
      const url = `http://localhost:${await freePort()}`;
      mkdirSync(testInfo.outputPath(), { recursive: true });
      const env = {
        DATABASE_URL: databaseUrl,
        APP_URL: url,
        AUTH_SECRET: randomBytes(48).toString("base64url"),
        DATA_DIR: testInfo.outputPath("data"),
        // No job has anything to do with what is typed, and the cluster of the tests has no connections to spare.
        WORKER: "apart",
      };
      let running: Running | undefined;
      const kill = async () => {
        await running?.kill();
        running = undefined;
      };
      const start = async () => {
        running = await startServer(testInfo.outputPath("server.log"), env);
      };
      await start();
      await use({ url, db: connection.db, start, kill });
      await kill();
      await connection.close();
    },
    { timeout: 180_000 },
  ],
});

const field = (page: Page) => page.getByRole("textbox", { name: "Your reply", exact: true });
const kept = (page: Page) => page.getByText(/^Draft kept at \d\d:\d\d\. Nobody else sees it\.$/);
const restored = (page: Page) => page.getByText(/^Restored what you had typed on \d+ \w+ at \d\d:\d\d\.$/);
const unanswered = (page: Page) => page.getByText("What you type is kept in this browser until we do.");

/** Goes on writing where the text ends. */
async function goOn(page: Page, words: string): Promise<void> {
  await field(page).press("Control+End");
  await field(page).pressSequentially(words);
}

test("a reply survives the application being killed, the session ending meanwhile and a second device, and no text is lost", async ({
  application,
  browser,
}) => {
  // It starts three times, and may share the machine with all the other journeys.
  test.setTimeout(240_000);
  const { db, url, start, kill } = application;
  const { as, regular, open } = community(db);
  const writer = await regular({ name: "Ada Unkillable" });
  const address = `/discussion/${noOf(await open(as(writer), { body: "What was posted." }))}`;
  const device = async (): Promise<BrowserContext> => {
    const context = await browser.newContext({ baseURL: url });
    await addSession(context, db, writer.id);
    return context;
  };
  const [laptop, phone] = [await device(), await device()];
  const page = await laptop.newPage();
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await goOn(page, "Begun.");
  await expect(kept(page)).toBeVisible();

  await kill();
  await goOn(page, " Typed to nobody.");
  await expect(unanswered(page)).toBeVisible();
  await start();
  // Nobody presses a key: what was typed meanwhile is kept as soon as there is an answer.
  await expect(kept(page)).toBeVisible({ timeout: 20_000 });
  const other = await phone.newPage();
  await other.goto(address);
  await expect(restored(other)).toBeVisible();
  await expect(field(other)).toHaveValue("Begun. Typed to nobody.");

  await kill();
  await goOn(page, " On the laptop.");
  await expect(unanswered(page)).toBeVisible();
  await page.close();
  await db.delete(sessions).where(eq(sessions.memberId, writer.id));
  await start();
  const again = await laptop.newPage();
  await again.goto(address);
  await expect(again.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await expect(field(again)).toBeHidden();

  // The phone signs in first and writes something else: then both texts are there.
  await addSession(phone, db, writer.id);
  await other.goto(address);
  await expect(restored(other)).toBeVisible();
  await goOn(other, " On the phone.");
  await expect(kept(other)).toBeVisible();
  await addSession(laptop, db, writer.id);
  await again.goto(address);
  await expect(again.getByText(/^Another text for this form was typed/)).toBeVisible();
  await expect(field(again)).toHaveValue("Begun. Typed to nobody. On the phone.");
  await again.getByRole("button", { name: "Show the other" }).click();
  await expect(field(again)).toHaveValue("Begun. Typed to nobody. On the laptop.");
  await again.getByRole("button", { name: "Keep what stands here" }).click();
  await expect(kept(again)).toBeVisible();
  await other.reload();
  await expect(field(other)).toHaveValue("Begun. Typed to nobody. On the laptop.");
  for (const context of [laptop, phone]) await context.close();
});
