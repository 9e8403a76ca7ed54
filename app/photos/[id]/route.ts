import { TRPCError } from "@trpc/server";
import { caller } from "@/server/rsc";

const headers = {
  "content-type": "image/webp",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "content-disposition": 'inline; filename="photograph.webp"',
};

/** A member's photograph, for those who may see it. An id never gets another picture, so browsers may keep it. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const api = await caller();
  try {
    const photo = await api.programmes.photo({ id });
    const kept = photo.isPublic ? "public, max-age=300" : "private, max-age=300";
    return new Response(Uint8Array.from(photo.webp), { headers: { ...headers, "cache-control": kept } });
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") {
      return new Response("There is no such photograph.", { status: 404, headers: { "content-type": "text/plain" } });
    }
    throw error;
  }
}
