import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { and, eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { newMember } from "@/db/factories";
import { members, securityLog, sessions } from "@/db/schema/accounts";
import { demoPassword } from "@/db/seed/demo-members";
import { expect, test } from "./fixtures";

const email = "jasmine.owusu.pettifer@demo.example";

test("Jasmine confirms that it is her, takes everything away, reads it offline, and her plan is imported by somebody else", async ({
  db,
  browser,
  baseURL,
  signIn,
  signInElsewhere,
}) => {
  test.slow();
  const [jasmine] = await db
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(eq(members.email, email));
  if (jasmine === undefined) throw new Error("The demo mentee is not there.");
  const page = await signIn(jasmine.id);
  await db
    .update(sessions)
    .set({ authenticatedAt: new Date(Date.now() - 20 * 60_000) })
    .where(eq(sessions.memberId, jasmine.id));

  await test.step("who has not just proved who they are is asked first, whichever way they come", async () => {
    const answer = await page.request.post("/account/export/archive", {
      headers: { origin: baseURL ?? "" },
      maxRedirects: 0,
    });
    expect([answer.status(), answer.headers().location]).toEqual([303, "/confirm-it-is-you?next=/account/export"]);
    await page.goto("/account");
    await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Take it away" }).click();
    await page.getByRole("link", { name: "Confirm that it is you" }).click();
    await page.getByRole("textbox", { name: "Password" }).fill(demoPassword);
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByText("You have not taken it yet.")).toBeVisible();
  });

  const files = await test.step("the archive opens and holds what is hers", async () => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download everything" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^critical-path \d{4}-\d\d-\d\d\.zip$/);
    const opened = unzipSync(await readFile(await download.path()));
    const data = JSON.parse(strFromU8(opened["data.json"] ?? new Uint8Array()));
    expect(data.accounts.members).toMatchObject([{ name: jasmine.name, email }]);
    expect(data.plans.planRevisions.length).toBeGreaterThan(1);
    expect(data.mentorships.mentorships.length).toBeGreaterThan(0);
    expect(JSON.stringify(data)).not.toContain("argon2");
    return opened;
  });

  await test.step("its page opens from a disk, without a script and without a network", async () => {
    const folder = test.info().outputPath("archive");
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const offline = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const reading = await offline.newPage();
    const complaints: string[] = [];
    reading.on("console", (message) => complaints.push(message.text()));
    const asked: string[] = [];
    reading.on("request", (request) => asked.push(request.url()));
    await reading.goto(pathToFileURL(join(folder, "index.html")).href);
    await expect(reading.getByRole("heading", { level: 1 })).toHaveText(`Everything held about ${jasmine.name}`);
    await expect(reading.getByRole("heading", { level: 2, name: "Development plans" })).toBeVisible();
    expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
    await reading.setViewportSize({ width: 320, height: 800 });
    expect(await reading.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await offline.close();
  });

  await test.step("that it was taken is said on the page and stands in the security log", async () => {
    await page.reload();
    await expect(page.getByText("Last taken")).toBeVisible();
    const events = await db
      .select({ event: securityLog.event })
      .from(securityLog)
      .where(eq(securityLog.subjectId, jasmine.id));
    expect(events.map(({ event }) => event)).toContain("account.exported");
  });

  await test.step("a plan of hers is imported again, with its history", async () => {
    const [path, bytes] = Object.entries(files).find(([name]) => name.startsWith("plans/")) ?? [];
    if (path === undefined || bytes === undefined) throw new Error("There is no plan in the archive.");
    const other = await newMember(db);
    const elsewhere = await signInElsewhere(other.id);
    await elsewhere.goto("/plans/import");
    const form = elsewhere.getByRole("form", { name: "Choose a file" });
    await form.getByLabel("File").setInputFiles({
      name: path.replace("plans/", ""),
      mimeType: "application/json",
      buffer: Buffer.from(bytes),
    });
    await form.getByRole("button", { name: "Read the file" }).click();
    await expect(elsewhere.getByText(/A new plan of \d+ lines with \d+ revisions/)).toBeVisible();
    await elsewhere.getByRole("button", { name: "Make it a plan" }).click();
    await expect(elsewhere).toHaveURL(/\/plans\/[0-9a-f-]{36}/);
  });
});

test("whoever is not signed in is sent to sign in, and an address alone takes nothing", async ({ page, baseURL }) => {
  const answer = await page.request.post("/account/export/archive", {
    headers: { origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect([answer.status(), answer.headers().location]).toEqual([303, "/sign-in?next=/account/export"]);
  const read = await page.request.get("/account/export/archive", { maxRedirects: 0 });
  expect([read.status(), read.headers().location]).toEqual([303, "/account/export"]);
});

test("no link and no other site begins an archive of somebody who is signed in, whatever it sends along", async ({
  db,
  signIn,
  baseURL,
}) => {
  const member = await newMember(db);
  const page = await signIn(member.id);
  const archive = "/account/export/archive";
  const followed = await page.request.get(archive, { maxRedirects: 0 });
  expect([followed.status(), followed.headers().location]).toEqual([303, "/account/export"]);
  await page.goto(archive);
  await expect(page).toHaveURL("/account/export");
  await expect(page.getByText("You have not taken it yet.")).toBeVisible();

  const elsewhere = "https://elsewhere.example";
  for (const headers of [
    { origin: elsewhere },
    { origin: elsewhere, referer: `${baseURL}/account/export` },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { origin: baseURL ?? "", "sec-fetch-site": "cross-site" },
    { origin: elsewhere, "x-forwarded-host": "elsewhere.example" },
  ]) {
    const posted = await page.request.post(archive, { headers, maxRedirects: 0 });
    expect(posted.status(), JSON.stringify(headers)).toBe(403);
    expect(posted.headers()["content-type"]).not.toContain("zip");
  }
  const taken = () =>
    db.$count(securityLog, and(eq(securityLog.subjectId, member.id), eq(securityLog.event, "account.exported")));
  expect(await taken()).toBe(0);
  const asked = await page.request.post(archive, { headers: { origin: baseURL ?? "" } });
  expect([asked.status(), asked.headers()["content-type"]]).toEqual([200, "application/zip"]);
  expect(await taken()).toBe(1);
});
