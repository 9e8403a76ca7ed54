import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import PostalMime, { type Email } from "postal-mime";
import { type Connection, connect, type Db } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { type ProviderPerson, personCookie } from "./oidc-provider";

type Fixtures = {
  /** The database behind the server, for making the people of a test with the factories. */
  db: Db;
  /** Signs a member in, in this test's browser, as if they had done so a moment ago. */
  signIn: (memberId: string) => Promise<Page>;
  /** A second browser with a member signed in, for journeys that two people make together. */
  signInElsewhere: (memberId: string) => Promise<Page>;
  /** Waits for the mail to an address whose subject contains the given words. */
  inbox: (address: string, subject: string) => Promise<Email>;
  /** Makes this test's browser somebody at the identity provider. */
  atProvider: (person: ProviderPerson) => Promise<void>;
};

/** The test function of every journey. */
export const test = base.extend<Fixtures, { connection: Connection }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  baseURL: async ({}, use) => use(staged("E2E_URL")),
  connection: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const connection = connect(staged("E2E_DATABASE_URL"), { max: 3, name: "journeys" });
      await use(connection);
      await connection.close();
    },
    { scope: "worker" },
  ],
  db: async ({ connection }, use) => use(connection.db),
  signIn: async ({ page, context, connection }, use) =>
    use(async (memberId) => {
      await addSession(context, connection.db, memberId);
      return page;
    }),
  signInElsewhere: async ({ browser, baseURL, connection }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (memberId) => {
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      opened.push(context);
      await addSession(context, connection.db, memberId);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  inbox: async ({}, use) => use(waitForMail),
  atProvider: async ({ context }, use) =>
    use((person) =>
      context.addCookies([
        { name: "person", value: personCookie(person), url: staged("E2E_PROVIDER"), sameSite: "Lax" },
      ]),
    ),
});

export { expect };

/** A value that the stage has set for everybody. */
export function staged(name: "E2E_URL" | "E2E_DATABASE_URL" | "E2E_MAIL" | "E2E_PROVIDER"): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: journeys run through playwright test.`);
  return value;
}

/** Signs a member in, in one browser, as if they had done so a moment ago. */
export async function addSession(context: BrowserContext, db: Db, memberId: string): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  const now = new Date();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await db.insert(sessions).values({
    memberId,
    tokenHash: createHash("sha256").update(token).digest(),
    device: "Journey",
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    endsAt: expiresAt,
    authenticatedAt: now,
  });
  await context.addCookies([
    { name: "cp-session", value: token, url: staged("E2E_URL"), httpOnly: true, sameSite: "Lax" },
  ]);
}

async function waitForMail(address: string, subject: string): Promise<Email> {
  let found: Email | undefined;
  await expect
    .poll(
      async () => {
        found = await newestMail(address, subject);
        return found !== undefined;
      },
      { message: `mail to ${address} about "${subject}"`, timeout: 20_000 },
    )
    .toBe(true);
  if (found === undefined) throw new Error(`No mail to ${address} about "${subject}".`);
  return found;
}

async function newestMail(address: string, subject: string): Promise<Email | undefined> {
  const directory = staged("E2E_MAIL");
  const names = readdirSync(directory).filter((name) => name.endsWith(".eml"));
  for (const name of names.sort().reverse()) {
    const mail = await PostalMime.parse(readFileSync(join(directory, name)));
    const isTo = mail.to?.some((to) => to.address?.toLowerCase() === address.toLowerCase());
    if (isTo === true && mail.subject?.includes(subject)) return mail;
  }
  return undefined;
}
