import { attachmentHeader } from "@/domain/files/name";
import { isUuid } from "@/domain/ids";
import { caller, orNull, requireViewer } from "@/server/rsc";

type Address = { readonly params: Promise<{ id: string }> };

const nothing = () =>
  new Response("There is no such certificate, or it is not yours.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** The reader's certificate as a file to save, for the two of a completed mentorship, kept nowhere on its way. A visitor signs in first. */
export async function GET(_: Request, { params }: Address): Promise<Response> {
  const { id } = await params;
  if (!isUuid(id)) return nothing();
  await requireViewer(`/mentorships/${id}`);
  const api = await caller();
  const file = await orNull(api.mentorships.printCertificate({ mentorshipId: id }));
  if (file === null) return nothing();
  return new Response(Uint8Array.from(file.body), {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": attachmentHeader(file.fileName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
