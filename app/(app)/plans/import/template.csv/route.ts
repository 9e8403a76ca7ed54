import { attachmentHeader } from "@/domain/files/name";
import { csvTemplate } from "@/domain/plans/files/csv";

/** A table to fill in and import; the same for everybody. */
export function GET(): Response {
  return new Response(csvTemplate(), {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": attachmentHeader("Plan template.csv"),
      "cache-control": "no-store",
    },
  });
}
