import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth, { type AuthOptions } from "next-auth";
import { safeNext } from "@/domain/accounts/redirect";
import { type IdentityRefusal, resolveIdentity, signInByProvider } from "@/server/accounts/identities";
import { readSession } from "@/server/accounts/sessions";
import { clock } from "@/server/context";
import { database } from "@/server/database";
import { env } from "@/server/env";
import { sessionCookieSettings } from "@/server/session-cookie";
import type { RequestCtx } from "@/server/trpc";

const providerId = "oidc";
const longestSessionSeconds = 90 * 24 * 60 * 60;

/** What pages may know of the identity provider, or null when there is none. */
export function identityProvider(): { name: string; issuer: string } | null {
  const { oidc } = env();
  return oidc === null ? null : { name: oidc.name, issuer: oidc.issuer };
}

/**
 * next-auth for one request. Sessions are ours: `encode` starts a row and gives the cookie its opaque id, `decode` looks
 * the row up, so a session that was ended is gone here as everywhere.
 */
function optionsFor(ctx: RequestCtx): AuthOptions | null {
  const { oidc, authSecrets, appUrl } = env();
  if (oidc === null) return null;
  const { name, options } = sessionCookieSettings();
  let memberId: string | null = null;
  return {
    secret: authSecrets[0],
    useSecureCookies: options.secure,
    session: { strategy: "jwt", maxAge: longestSessionSeconds },
    cookies: { sessionToken: { name, options } },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      {
        id: providerId,
        name: oidc.name,
        type: "oauth",
        wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        idToken: true,
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: "openid" } },
        profile: (claims: { sub: string }) => ({ id: claims.sub }),
      },
    ],
    callbacks: {
      async signIn({ account }) {
        if (account === null) return false;
        const found = await resolveIdentity(ctx, { issuer: oidc.issuer, subject: account.providerAccountId });
        if ("refusal" in found) return refusalPath(ctx, found.refusal);
        memberId = found.memberId;
        return true;
      },
      redirect: ({ url }) => (url.startsWith(`${appUrl}/`) ? `${appUrl}${safeNext(url.slice(appUrl.length))}` : appUrl),
    },
    jwt: {
      maxAge: longestSessionSeconds,
      async encode() {
        if (memberId === null) throw new Error("Nobody has been signed in.");
        return (await signInByProvider(ctx, memberId)).token;
      },
      async decode({ token }) {
        const actor = await readSession(database().db, token, clock());
        return actor.kind === "member" ? { sub: actor.id, sid: actor.sessionId } : null;
      },
    },
  };
}

/** The page that explains a refusal. Who is signed in came from their account page; sign-in would send them on, untold. */
function refusalPath(ctx: RequestCtx, refusal: IdentityRefusal | "failed"): string {
  if (refusal === "confirm") return "/confirm-it-is-you?next=/account/security";
  return `${ctx.actor.kind === "member" ? "/account/security" : "/sign-in"}?provider=${refusal}`;
}

/** Sends somebody to the identity provider, to come back to `next`; 404 when there is no provider. */
export async function beginProviderSignIn(ctx: RequestCtx, next: string): Promise<Response> {
  const { appUrl, authSecrets } = env();
  // next-auth wants its own proof that a form of ours asked. A visit begins nothing but the trip to the provider, and
  // the way back is tied to this browser by state, nonce and PKCE, so the proof is made here.
  const csrfToken = randomBytes(32).toString("hex");
  const csrfHash = createHash("sha256").update(`${csrfToken}${authSecrets[0]}`).digest("hex");
  const { options } = sessionCookieSettings();
  const name = `${options.secure ? "__Host-" : ""}next-auth.csrf-token`;
  (await cookies()).set(name, `${csrfToken}|${csrfHash}`, options);
  const request = new NextRequest(`${appUrl}/api/auth/signin/${providerId}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, callbackUrl: `${appUrl}${safeNext(next)}` }).toString(),
  });
  return run(ctx, request, "signin");
}

/** Takes somebody back from the identity provider; 404 when there is no provider. */
export async function finishProviderSignIn(ctx: RequestCtx, request: NextRequest): Promise<Response> {
  return run(ctx, request, "callback");
}

async function run(ctx: RequestCtx, request: NextRequest, step: "signin" | "callback"): Promise<Response> {
  const options = optionsFor(ctx);
  if (options === null) return new Response("There is nothing here.", { status: 404 });
  // biome-ignore lint/style/noProcessEnv: next-auth takes its own address from this variable alone; it is written, not read
  process.env.NEXTAUTH_URL = env().appUrl;
  const context = { params: Promise.resolve({ nextauth: [step, providerId] }) };
  const response: Response = await NextAuth(request, context, options);
  // Whatever goes wrong, next-auth sends people on to a page of its own under this path. None of those is open here.
  if (response.headers.get("location")?.startsWith(`${env().appUrl}/api/auth/`) === true)
    response.headers.set("location", refusalPath(ctx, "failed"));
  return response;
}
