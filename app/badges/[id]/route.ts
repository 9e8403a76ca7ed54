import { caller, orNull } from "@/server/rsc";

/**
 * The picture of a badge, for those who may see its holder's credentials. An id never gets another picture, so browsers may
 * keep it for a minute. The door adds nosniff and a policy that lets the file do nothing.
 */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const api = await caller();
  const badge = await orNull(api.programmes.badge({ id }));
  if (badge === null) {
    return new Response("There is no such badge.", { status: 404, headers: { "content-type": "text/plain" } });
  }
  return new Response(Uint8Array.from(badge.webp), {
    headers: {
      "content-type": "image/webp",
      "content-disposition": 'inline; filename="badge.webp"',
      "cache-control": badge.isPublic ? "public, max-age=60" : "private, max-age=60",
    },
  });
}
