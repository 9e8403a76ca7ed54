import { answerAttachment } from "../../answer-attachment";

/** A picture of a post, no larger than pages show it. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerAttachment(request, params, "shown");
}
