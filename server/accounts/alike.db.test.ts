import { describe, expect, test } from "vitest";
import { newMember } from "@/db/factories";
import { testDb } from "@/db/test-database";
import type { RequestCtx } from "@/server/trpc";
import { requestPasswordReset } from "./credentials";
import { hashPassword } from "./passwords";
import { chanceOfDifference, median } from "./rank-sum.fixture";
import { requestSignInCode, signInWithCode, signInWithPassword } from "./sign-in";
import { signUp } from "./sign-up";
import { visit } from "./visit.fixture";

const { db } = await testDb();
const password = "four quiet otters row home";
const samples = 200;
const warmUps = 5;

/** Everything that takes an address from somebody who is not signed in. */
const askings: Record<string, (ctx: RequestCtx, email: string) => Promise<unknown>> = {
  "signing in by password": (ctx, email) => signInWithPassword(ctx, { email, password: "wrong for everybody" }),
  "signing in by code": (ctx, email) => signInWithCode(ctx, { email, code: "1234 5678" }),
  "asking for a code": (ctx, email) => requestSignInCode(ctx, { email }),
  "asking for a new password": (ctx, email) => requestPasswordReset(ctx, { email }),
  "opening an account": async (ctx, email) => {
    const { claim } = await signUp(ctx, { name: "Anne Other", email, password, adult: true, accepts: true });
    return claim.length;
  },
};

describe.each(Object.entries(askings))("%s", (_, ask) => {
  test("a known and an unknown address get the same answer, in the same time", async () => {
    const passwordHash = await hashPassword(password);
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    const answers: Record<"known" | "unknown", Set<string>> = { known: new Set(), unknown: new Set() };
    for (let n = 0; n < warmUps + samples; n += 1) {
      const member = await newMember(db, { passwordHash });
      for (const kind of ["known", "unknown"] as const) {
        const email = kind === "known" ? member.email : `nobody-${crypto.randomUUID()}@example.test`;
        // Each from a network of its own, so that no limit answers instead.
        const ctx = visit(db, { ip: `10.${n}.${kind.length}.1` });
        const begun = performance.now();
        const answer = await ask(ctx, email).catch((error: { code: string; reason: string }) => error);
        const taken = performance.now() - begun;
        if (n < warmUps) continue;
        times[kind].push(taken);
        answers[kind].add(JSON.stringify(answer) ?? "nothing");
      }
    }
    expect(answers.known).toEqual(answers.unknown);
    expect(answers.known.size).toBe(1);
    // ASVS 6.3.8: an answer's time must not tell. Either no difference can be shown or nobody could see it from outside.
    const gap = Math.abs(median(times.known) - median(times.unknown));
    const chance = chanceOfDifference(times.known, times.unknown);
    expect(chance > 0.01 || gap < 10, `medians ${gap.toFixed(1)} ms apart, p = ${chance.toPrecision(2)}`).toBe(true);
  }, 600_000);
});
