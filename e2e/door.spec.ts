import { sql } from "drizzle-orm";
import { expect, test } from "./fixtures";

const policyOf = (headers: Record<string, string>) => headers["content-security-policy"] ?? "";

test("every address answers with a strict policy and a nonce of its own", async ({ request }) => {
  const nonces = new Set<string>();
  const addresses = [
    "/",
    "/mentors",
    "/cases",
    "/glossary",
    "/sign-in",
    "/today",
    "/nothing-here",
    "/healthz",
    "/api/trpc",
  ];
  for (const address of [...addresses, ...addresses]) {
    const policy = policyOf((await request.get(address, { maxRedirects: 0 })).headers());
    expect(policy, address).toMatch(/^default-src 'none'; script-src 'nonce-[^']+' 'strict-dynamic';/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  expect(nonces.size).toBe(2 * addresses.length);
});

test("a page kept for visitors is drawn anew when what it shows has changed, and holds no script", async ({
  db,
  request,
}) => {
  const read = async () => (await request.get("/glossary")).text();
  await read();
  const kept = await read();
  expect(kept).not.toContain("<script");
  const word = `Changed-${Date.now()}`;
  await db.execute(sql`update glossary_terms set definition = ${word} where id = (select min(id) from glossary_terms)`);
  await expect.poll(read, { intervals: [50] }).toContain(word);
});

test("nothing can be changed from another site's page", async ({ request, baseURL }) => {
  const post = (headers: Record<string, string>) =>
    request.post("/sign-in", { headers, form: { email: "x" } }).then((one) => one.status());
  expect(await post({ origin: "http://127.0.0.2:1" })).toBe(403);
  expect(await post({ origin: "null" })).toBe(403);
  expect(await post({ origin: "http://127.0.0.2:1", "x-forwarded-host": "127.0.0.2:1" })).toBe(403);
  expect(await post({ origin: baseURL ?? "" })).not.toBe(403);
});
