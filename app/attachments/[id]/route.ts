import { answerAttachment } from "../answer-attachment";

/** A file of a post as it was kept. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerAttachment(request, params, "whole");
}
