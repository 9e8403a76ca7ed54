import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { eq, inArray } from "drizzle-orm";
import { newMember } from "@/db/factories";
import { identities, members, securityLog, sessions } from "@/db/schema/accounts";
import { expect, test } from "./fixtures";

const provider = "Staff Directory";
const newSubject = () => `subject-${randomUUID()}`;

async function continueByProvider(page: Page): Promise<void> {
  await page.goto("/sign-in?next=/account");
  await page.getByRole("link", { name: `Continue with ${provider}` }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.locator("summary", { hasText: "Your places" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("somebody whom nobody has connected is told so, and nothing is opened, whatever address they carry", async ({
      page,
      db,
      atProvider,
    }) => {
      const victim = await newMember(db);
      const subjects = [newSubject(), newSubject(), victim.email];
      const stopped: string[] = [];
      page.on("console", (line) => {
        if (line.text().includes("Content Security Policy")) stopped.push(line.text());
      });
      for (const [sub, verified] of [
        [subjects[0], false],
        [subjects[1], true],
        [subjects[2], true],
      ] as const) {
        await atProvider({ sub: sub ?? "", email: victim.email, email_verified: verified });
        await continueByProvider(page);
        await expect(page).toHaveURL(/\/sign-in\?provider=unknown$/);
        await expect(page.getByText(`${provider} did not sign you in`)).toBeVisible();
        await expect(page.getByText("It is not connected to an account yet.")).toBeVisible();
      }
      expect(stopped).toEqual([]);
      expect(await db.$count(identities, inArray(identities.subject, subjects))).toBe(0);
      expect(await db.$count(sessions, eq(sessions.memberId, victim.id))).toBe(0);
      expect(await db.$count(members, inArray(members.handle, subjects))).toBe(0);
      await page.goto("/account");
      await expect(page).toHaveURL(/\/sign-in\?next=/);
    });

    test("a member proves who they are, connects it, comes back through it as themself, and disconnects it", async ({
      page,
      db,
      signIn,
      signInElsewhere,
      inbox,
      atProvider,
    }) => {
      const sub = newSubject();
      const member = await newMember(db);
      await atProvider({ sub, email: "somebody.else@example.test", email_verified: true });
      await signIn(member.id);
      await db
        .update(sessions)
        .set({ authenticatedAt: new Date(Date.now() - 11 * 60_000) })
        .where(eq(sessions.memberId, member.id));

      // By the address alone, without the page's own detour: the proof is still asked for.
      await page.goto("/api/auth/start?next=/account/security");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
      expect(await db.$count(identities, eq(identities.subject, sub))).toBe(0);

      await page.goto("/account/security");
      await page.getByRole("link", { name: `Connect ${provider}` }).click();
      await page.getByRole("button", { name: "Send me a code" }).click();
      const code = /\b\d{4} ?\d{4}\b/.exec((await inbox(member.email, "")).text ?? "")?.[0];
      await page.getByLabel("Code", { exact: true }).fill(code ?? "");
      await page.getByRole("button", { name: "Continue with the code" }).click();
      await expect(page).toHaveURL(/\/account\/security$/);
      await page.getByRole("link", { name: `Connect ${provider}` }).click();
      await expect(page).toHaveURL(/\/account\/security$/);
      await expect(page.getByText("Connected since")).toBeVisible();
      const linked = await db.select().from(identities).where(eq(identities.subject, sub));
      expect(linked).toMatchObject([{ memberId: member.id, issuer: process.env.E2E_PROVIDER }]);

      await signOut(page);
      expect(await db.$count(sessions, eq(sessions.memberId, member.id))).toBe(0);
      await continueByProvider(page);
      await expect(page).toHaveURL(/\/account$/);
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue(member.name);
      const rows = await db.select().from(sessions).where(eq(sessions.memberId, member.id));
      expect(rows).toHaveLength(1);
      const cookie = (await page.context().cookies()).find(({ name }) => name === "cp-session");
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });

      // The session is a row like any other: ended elsewhere, it opens nothing.
      const elsewhere = await signInElsewhere(member.id);
      await elsewhere.goto("/account/security");
      await elsewhere.getByRole("button", { name: "Sign out everywhere else" }).click();
      await expect(elsewhere.getByText("One device is signed out.")).toBeVisible();
      await page.goto("/account/security");
      await expect(page).toHaveURL(/\/sign-in\?next=/);

      await continueByProvider(page);
      await expect(page).toHaveURL(/\/account$/);
      await page.goto("/account/security");
      await page.getByRole("button", { name: `Disconnect ${provider}` }).click();
      await expect(page.getByRole("link", { name: `Connect ${provider}` })).toBeVisible();
      await signOut(page);
      await continueByProvider(page);
      await expect(page).toHaveURL(/\/sign-in\?provider=unknown$/);
      const told = await db.select().from(securityLog).where(eq(securityLog.subjectId, member.id));
      expect(told.map(({ event }) => event)).toEqual(
        expect.arrayContaining(["auth.identity_linked", "auth.signed_in", "auth.identity_unlinked"]),
      );
    });
  });
}

test("an identity of one account is not moved to another, and its finder is told", async ({
  page,
  db,
  signIn,
  atProvider,
}) => {
  const sub = newSubject();
  const [owner, other] = [await newMember(db), await newMember(db)];
  await db
    .insert(identities)
    .values({ issuer: process.env.E2E_PROVIDER ?? "", subject: sub, memberId: owner.id, linkedAt: new Date() });
  await atProvider({ sub });
  await signIn(other.id);
  await page.goto("/account/security");
  await page.getByRole("link", { name: `Connect ${provider}` }).click();
  await expect(page.getByText("Whoever is signed in there opens another account here.")).toBeVisible();
  await expect(page.getByText(`You sign in as ${other.email}.`)).toBeVisible();
  const rows = await db.select().from(identities).where(eq(identities.subject, sub));
  expect(rows).toMatchObject([{ memberId: owner.id }]);
});

test("a forged state or nonce, a way back that another browser began, and one used twice open nothing", async ({
  page,
  db,
  browser,
  baseURL,
  atProvider,
}) => {
  const sub = newSubject();
  const member = await newMember(db);
  await db
    .insert(identities)
    .values({ issuer: process.env.E2E_PROVIDER ?? "", subject: sub, memberId: member.id, linkedAt: new Date() });
  const refused = async (where: Page) => {
    await expect(where).toHaveURL(/\/sign-in\?provider=failed$/);
    await expect(where.getByText("Coming back from there did not work.")).toBeVisible();
    expect(await db.$count(sessions, eq(sessions.memberId, member.id))).toBe(0);
  };
  for (const forged of [{ state: "of-my-own" }, { nonce: "of-my-own" }]) {
    await atProvider({ sub, forged });
    await continueByProvider(page);
    await refused(page);
  }

  await atProvider({ sub });
  const begun = await page.request.get("/api/auth/start", { maxRedirects: 0 });
  const wayBack = await page.request.get(begun.headers().location ?? "", { maxRedirects: 0 });
  const address = wayBack.headers().location ?? "";
  expect(address).toContain("/api/auth/callback/oidc?code=");
  const elsewhere = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const stranger = await elsewhere.newPage();
  await stranger.goto(address);
  await refused(stranger);
  await elsewhere.close();

  await page.goto(address);
  await expect(page).toHaveURL(/\/today/);
  await db.delete(sessions).where(eq(sessions.memberId, member.id));
  await page.goto(address);
  await refused(page);
});

test("the trip begins on our own pages alone, and their policy lets no form go elsewhere", async ({ page }) => {
  const begun = await page.request.get("/api/auth/start", { headers: { "sec-fetch-site": "cross-site" } });
  expect(begun.status()).toBe(403);
  for (const path of ["signin", "signout", "session", "providers", "csrf", "error", "callback/other"])
    expect((await page.request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  const signIn = await page.request.get("/sign-in");
  expect(signIn.headers()["content-security-policy"]).toContain("form-action 'self';");
});
