import { TRPCError } from "@trpc/server";
import { caller } from "@/server/rsc";

const headers = {
  "content-type": "image/webp",
  "content-disposition": 'inline; filename="photograph.webp"',
};

/**
 * A member's photograph, for those who may see it. An id never gets another picture, so browsers may keep it for a minute.
 * The door adds nosniff and a policy that lets the file do nothing.
 */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const api = await caller();
  try {
    const photo = await api.programmes.photo({ id });
    const kept = photo.isPublic ? "public, max-age=60" : "private, max-age=60";
    return new Response(Uint8Array.from(photo.webp), { headers: { ...headers, "cache-control": kept } });
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") {
      return new Response("There is no such photograph.", { status: 404, headers: { "content-type": "text/plain" } });
    }
    throw error;
  }
}
