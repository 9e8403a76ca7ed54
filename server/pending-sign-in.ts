import "server-only";
import { cookies } from "next/headers";
import { sessionCookieSettings } from "@/server/session-cookie";

const names = { email: "cp-email", claim: "cp-claim" } as const;
const halfAnHour = 30 * 60;
const aDay = 24 * 60 * 60;

async function keep(name: string, value: string, maxAge: number): Promise<void> {
  (await cookies()).set(name, value, { ...sessionCookieSettings().options, maxAge });
}

/** Keeps the address just typed for half an hour in this browser, so that nobody types it twice. */
export async function keepTypedEmail(email: string): Promise<void> {
  await keep(names.email, email, halfAnHour);
}

/** Keeps what shows, for a day, that the password of a new account was chosen in this browser. */
export async function keepClaim(claim: string): Promise<void> {
  await keep(names.claim, claim, aDay);
}

/** The address typed a moment ago in this browser, or nothing. */
export async function typedEmail(): Promise<string> {
  return (await cookies()).get(names.email)?.value ?? "";
}

/** What sign-up left in this browser, or undefined. */
export async function keptClaim(): Promise<string | undefined> {
  return (await cookies()).get(names.claim)?.value;
}

/** Forgets both: they have done their service. */
export async function forgetPendingSignIn(): Promise<void> {
  const jar = await cookies();
  for (const name of Object.values(names)) jar.delete(name);
}
