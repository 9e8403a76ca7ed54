import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { consents, members } from "@/db/schema/accounts";
import { importContent } from "@/db/seed/content";
import { testDb } from "@/db/test-database";
import { installJobs } from "@/server/jobs/install";
import { mintOneTimeToken } from "./one-time";
import { hashPassword, passwordMatches } from "./passwords";
import { signInWithLink } from "./sign-in";
import { signUp } from "./sign-up";
import { later, visit } from "./visit.fixture";

const { db, url } = await testDb();
const password = "four quiet otters row home";
const other = "seven blue kettles on a shelf";
const wanted = { name: "Ada Byron", password, adult: true, accepts: true };

beforeAll(async () => {
  await importContent({ db, now: later(0) });
  await installJobs(url);
});

const facts = async () => {
  const rows = await db.execute<{ fact: { name: string; memberId: string } }>(
    "select data->'fact' as fact from pgboss.job where name = 'facts.fan_out'",
  );
  return rows.map((row) => row.fact);
};

describe("signing up", () => {
  test("a new and a known address get the same answer; only the mail tells them apart", async () => {
    const known = await newMember(db, { passwordHash: await hashPassword(other) });
    const fresh = await signUp(visit(db), { ...wanted, email: "ada@example.test" });
    const again = await signUp(visit(db), { ...wanted, email: known.email });
    expect(Object.keys(fresh)).toEqual(Object.keys(again));
    expect(fresh.claim).toHaveLength(again.claim.length);
    const [ada] = await db.select().from(members).where(eq(members.email, "ada@example.test"));
    expect(ada).toMatchObject({ handle: "ada-byron", emailVerifiedAt: null });
    const told = await facts();
    expect(told).toContainEqual({ name: "account.verification_wanted", memberId: ada?.id });
    expect(told).toContainEqual({ name: "account.already_registered", memberId: known.id });
    const [untouched] = await db.select().from(members).where(eq(members.id, known.id));
    expect(await passwordMatches(untouched?.passwordHash, other)).toBe(true);
  });

  test("the versions of the texts accepted are kept with the time", async () => {
    await signUp(visit(db), { ...wanted, email: "consents@example.test" });
    const [member] = await db.select().from(members).where(eq(members.email, "consents@example.test"));
    const given = await db
      .select()
      .from(consents)
      .where(eq(consents.memberId, member?.id ?? ""));
    expect(given.map((one) => one.document).toSorted()).toEqual(["confidentiality", "conduct"].toSorted());
  });

  test.each([
    [{ adult: false }, "accounts.adults_only"],
    [{ accepts: false }, "accounts.consent_needed"],
    [{ email: "no address" }, "accounts.email_malformed"],
    [{ password: "ada-byron-1815-x" }, "accounts.password_guessable"],
    [{ password: "qwertyuiopqwertyuiop" }, "accounts.password_leaked"],
  ])("%j is refused with %s", async (change, reason) => {
    const input = { ...wanted, email: "refused@example.test", ...change };
    await expect(signUp(visit(db), input)).rejects.toMatchObject({ reason });
  });

  test("people of one name who sign up at once get a handle each", async () => {
    const emails = Array.from({ length: 8 }, (_, n) => `twin-${n}@example.test`);
    await Promise.all(emails.map((email) => signUp(visit(db), { ...wanted, name: "Twin Peak", email })));
    const rows = await db.select({ handle: members.handle }).from(members).where(eq(members.name, "Twin Peak"));
    expect(new Set(rows.map((row) => row.handle)).size).toBe(8);
  });
});

describe("whoever opens an account with somebody else's address", () => {
  const email = "victim@example.test";

  /** The owner of the address signs up, then somebody else does with a password of their own. */
  async function twoSignUps() {
    await db.delete(members).where(eq(members.email, email));
    const owner = await signUp(visit(db), { ...wanted, name: "Vera Owner", email });
    const other = await signUp(visit(db), {
      ...wanted,
      name: "Vera Owner",
      email,
      password: "nine grey herons by a weir",
    });
    const [member] = await db.select().from(members).where(eq(members.email, email));
    if (member === undefined) throw new Error("Nobody was signed up.");
    const { token } = await mintOneTimeToken({ db, now: later(0) }, { memberId: member.id, purpose: "verify_email" });
    return { owner, other, memberId: member.id, token };
  }

  async function passwordOf(memberId: string) {
    const [member] = await db.select().from(members).where(eq(members.id, memberId));
    return member?.passwordHash ?? null;
  }

  test("does not have a password there once the owner has proved the address", async () => {
    const { owner, memberId, token } = await twoSignUps();
    await signInWithLink(visit(db), { token, claim: owner.claim });
    expect(await passwordOf(memberId)).toBeNull();
  });

  test("a password chosen in the browser that proves the address stays", async () => {
    const { other, memberId, token } = await twoSignUps();
    await signInWithLink(visit(db), { token, claim: other.claim });
    expect(await passwordMatches(await passwordOf(memberId), "nine grey herons by a weir")).toBe(true);
  });

  test("proved in a browser that has never signed up, the account begins without a password", async () => {
    const { memberId, token } = await twoSignUps();
    await signInWithLink(visit(db), { token });
    expect(await passwordOf(memberId)).toBeNull();
  });
});
