import { TRPCError } from "@trpc/server";
import { caller } from "@/server/rsc";

/** The HTML part of a caught mail. The door gives this address a policy under which it can do nothing but be seen. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const api = await caller();
  try {
    const html = await api.notifications.caughtMailHtml({ file });
    return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return new Response(null, { status: 404 });
    throw error;
  }
}
