import { TRPCError } from "@trpc/server";
import { attachmentHeader } from "@/domain/files/name";
import { isUuid } from "@/domain/ids";
import { caller } from "@/server/rsc";

const nothing = () =>
  new Response("There is no such file, or it is not shown to you.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/**
 * A file of evidence, for those who may read the piece at this very moment: kept nowhere on its way, offered for saving and
 * never opened in place. The door adds nosniff and a policy that lets the file do nothing.
 */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  if (!isUuid(id)) return nothing();
  const api = await caller();
  try {
    const file = await api.evidence.getFile({ fileId: id });
    return new Response(Uint8Array.from(file.bytes), {
      headers: {
        "content-type": file.mediaType,
        "content-disposition": attachmentHeader(file.name),
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof TRPCError && error.code !== "INTERNAL_SERVER_ERROR") return nothing();
    throw error;
  }
}
