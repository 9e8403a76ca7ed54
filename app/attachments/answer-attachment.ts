import { answerFile, noFile } from "@/app/files/answer-file";
import { isUuid } from "@/domain/ids";
import { caller } from "@/server/rsc";

/** A file of a post, or the picture as pages show it, for those who may read the post at this very moment. */
export async function answerAttachment(
  request: Request,
  params: Promise<{ id: string }>,
  part: "whole" | "shown",
): Promise<Response> {
  const { id } = await params;
  if (!isUuid(id)) return noFile();
  const skips = new URL(request.url).searchParams.get("open") === "yes";
  const tag = `"${id} ${part}"`;
  const known = request.headers.get("if-none-match") === tag;
  const api = await caller();
  return answerFile(() => api.discussion.getAttachment({ id, part, skips, known }), tag);
}
