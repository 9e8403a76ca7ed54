import "server-only";
import { cookies } from "next/headers";
import { sessionCookieSettings } from "@/server/session-cookie";

const name = "cp-email";

/** Keeps the address just typed for half an hour in this browser, so that nobody types it twice. */
export async function keepTypedEmail(email: string): Promise<void> {
  const { options } = sessionCookieSettings();
  (await cookies()).set(name, email, { ...options, maxAge: 30 * 60 });
}

/** The address typed a moment ago in this browser, or nothing. */
export async function typedEmail(): Promise<string> {
  return (await cookies()).get(name)?.value ?? "";
}

/** Forgets it: it has done its service. */
export async function forgetTypedEmail(): Promise<void> {
  (await cookies()).delete(name);
}
