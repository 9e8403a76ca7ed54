import { attachmentHeader } from "@/domain/files/name";
import { isUuid } from "@/domain/ids";
import { isPlanFormat } from "@/domain/plans/files/formats";
import { caller, orNull, requireViewer } from "@/server/rsc";

type Address = { readonly params: Promise<{ planId: string; format: string }> };

const nothing = () =>
  new Response("There is no such plan, or it is not shown to you.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** The plan as a file to save, for those who may read it at this very moment, kept nowhere on its way. A visitor signs in first. */
export async function GET(request: Request, { params }: Address): Promise<Response> {
  const { planId, format } = await params;
  if (!isUuid(planId) || !isPlanFormat(format)) return nothing();
  await requireViewer(`/plans/${planId}/files`);
  const api = await caller();
  const withHidden = new URL(request.url).searchParams.get("hidden") === "yes";
  const file = await orNull(api.plans.exportFile({ planId, format, withHidden }));
  if (file === null) return nothing();
  return new Response(Uint8Array.from(file.body), {
    headers: {
      "content-type": file.type,
      "content-disposition": attachmentHeader(file.fileName),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
