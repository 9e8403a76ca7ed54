import { cookies, headers } from "next/headers";
import type { NextRequest } from "next/server";
import { beginProviderSignIn, finishProviderSignIn } from "@/server/auth";
import { requestContext } from "@/server/request";
import { sessionCookieSettings } from "@/server/session-cookie";

/** The two steps of signing in by an identity provider: going there, and coming back. Nothing else of next-auth is open. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ nextauth: string[] }> },
): Promise<Response> {
  const step = (await params).nextauth.join("/");
  const ctx = await requestContext({
    sessionToken: (await cookies()).get(sessionCookieSettings().name)?.value,
    headers: await headers(),
    cookie: { start: () => undefined, end: () => undefined },
  });
  // Begun by another site, the way back could connect an account in use with an identity of that site's choosing.
  const site = request.headers.get("sec-fetch-site");
  if (step === "start" && (site === "cross-site" || site === "same-site")) {
    return new Response("Sign in from our own page.", { status: 403 });
  }
  if (step === "start") return beginProviderSignIn(ctx, request.nextUrl.searchParams.get("next") ?? "/today");
  if (step === "callback/oidc") return finishProviderSignIn(ctx, request);
  return new Response("There is nothing here.", { status: 404 });
}
