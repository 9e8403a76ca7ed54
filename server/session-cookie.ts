import { env } from "@/server/env";

/** The sign-in cookie's name and attributes. Over https the name begins with __Host-, so no other host can set it. */
export function sessionCookieSettings() {
  const secure = env().appUrl.startsWith("https:");
  return {
    name: secure ? "__Host-cp-session" : "cp-session",
    options: { httpOnly: true, sameSite: "lax", secure, path: "/" } as const,
  };
}

/** The value of the sign-in cookie in a Cookie header. */
export function readSessionCookie(header: string | null | undefined): string | undefined {
  const { name } = sessionCookieSettings();
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** The Set-Cookie line that begins a session, or that ends one when there is no token. */
export function sessionCookieLine(session: { token: string; endsAt: Date } | null): string {
  const { name, options } = sessionCookieSettings();
  const expires = session === null ? new Date(0) : session.endsAt;
  const secure = options.secure ? "; Secure" : "";
  return `${name}=${session?.token ?? ""}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax${secure}`;
}
