import { TRPCError } from "@trpc/server";
import { caller } from "@/server/rsc";

/**
 * Takes a press of the button on the page, and the one-click wish that a mail provider posts for its reader (RFC 8058):
 * without cookie, without redirect. The door hands over what is posted to /unsubscribe/….
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const form = await request.formData().catch(() => new FormData());
  const api = await caller();
  try {
    await api.notifications.unsubscribe({ token: token.slice(0, 200) });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return new Response(null, { status: 404 });
    throw error;
  }
  if (form.get("from") === "page") {
    return new Response(null, { status: 303, headers: { location: `/unsubscribe/${encodeURIComponent(token)}` } });
  }
  return new Response("Unsubscribed.\n", { headers: { "content-type": "text/plain; charset=utf-8" } });
}
