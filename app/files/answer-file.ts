import { TRPCError } from "@trpc/server";
import { attachmentHeader, inlineHeader } from "@/domain/files/name";

/** What somebody may have: a file's name, what it is, and its bytes, or null where they have those already. */
type Asked = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array | null;
  /** A picture of our own drawing may be looked at in place; anything else is saved. */
  readonly isPicture?: boolean;
};

const nothing = () =>
  new Response("There is no such file, or it is not shown to you.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/**
 * The answer to a request for a file that a member uploaded. `ask` is asked on every request, so that it is given to those who may
 * have it at that moment; to others there is none. With a `tag`, which always means the same bytes, a browser may keep them
 * and asks each time whether it still may show them. The door adds nosniff and a policy that lets the file do nothing.
 */
export async function answerFile(ask: () => Promise<Asked>, tag?: string): Promise<Response> {
  try {
    const { name, mediaType, bytes, isPicture = false } = await ask();
    const kept =
      tag === undefined ? { "cache-control": "no-store" } : { "cache-control": "private, no-cache", etag: tag };
    if (bytes === null) return new Response(null, { status: 304, headers: kept });
    const disposition = isPicture ? inlineHeader(name) : attachmentHeader(name);
    const headers = {
      "content-type": mediaType,
      "content-disposition": disposition,
      "x-robots-tag": "noindex",
      ...kept,
    };
    return new Response(Uint8Array.from(bytes), { headers });
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return nothing();
    throw error;
  }
}

/** For an address that leads nowhere. */
export const noFile = nothing;
