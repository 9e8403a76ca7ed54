import { isUuid } from "@/domain/ids";
import { caller } from "@/server/rsc";
import { answerFile, noFile } from "../answer-file";

/** A file of evidence, for those who may read the piece at this very moment: kept nowhere on its way, and offered for saving. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  if (!isUuid(id)) return noFile();
  const api = await caller();
  return answerFile(() => api.evidence.getFile({ fileId: id }));
}
