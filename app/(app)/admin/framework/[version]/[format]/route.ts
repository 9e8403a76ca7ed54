import { caller, orNull, requireAdministrator } from "@/server/rsc";

type Address = { readonly params: Promise<{ version: string; format: string }> };

const nothing = () =>
  new Response("There is no such file.", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** A version of the framework as a file to save, for administrators. */
export async function GET(_: Request, { params }: Address): Promise<Response> {
  const { version, format } = await params;
  if (format !== "csv" && format !== "json") return nothing();
  await requireAdministrator("/admin/framework");
  const api = await caller();
  const file = await orNull(api.catalogue.exportFramework({ version: Number(version), format }));
  if (file === null) return nothing();
  return new Response(Uint8Array.from(file.body), {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
