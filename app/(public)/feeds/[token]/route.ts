import { createHash } from "node:crypto";
import { TRPCError } from "@trpc/server";
import { atom } from "@/domain/discussion/atom";
import { env } from "@/server/env";
import { caller, requestTime } from "@/server/rsc";

/** How each refusal is said to a feed reader. One that is told that an address is gone asks no more. */
const refused: Readonly<Record<string, { status: number; words: string; headers?: Record<string, string> }>> = {
  NOT_FOUND: { status: 404, words: "There is no such feed." },
  BAD_REQUEST: { status: 404, words: "There is no such feed." },
  FORBIDDEN: { status: 410, words: "This address was ended by its member." },
  TOO_MANY_REQUESTS: { status: 429, words: "Ask again in an hour.", headers: { "retry-after": "3600" } },
};

const shared = { "cache-control": "private, no-cache", "x-robots-tag": "noindex" };

/** What the member whose feed it is watches, as Atom. Whoever has the address is that member, as far as reading this goes. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  try {
    const { id, entries } = await (await caller()).discussion.readFeed({ token: (await params).token });
    const feed = {
      id: `urn:uuid:${id}`,
      title: "Critical Path: what you watch",
      path: "/discussion/watching",
      entries,
    };
    const xml = atom(feed, env().appUrl, await requestTime());
    const etag = `"${createHash("sha256").update(JSON.stringify(entries)).digest("base64url")}"`;
    const headers = { ...shared, etag };
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
    return new Response(xml, { headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" } });
  } catch (error) {
    const said = error instanceof TRPCError ? refused[error.code] : undefined;
    if (said === undefined) throw error;
    const { status, words, headers } = said;
    return new Response(words, { status, headers: { ...shared, ...headers, "content-type": "text/plain" } });
  }
}
