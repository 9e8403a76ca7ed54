import { isUuid } from "@/domain/ids";
import { caller, orNull } from "@/server/rsc";

/** News of a plan as server-sent events, for the page that shows it. The browser begins again by itself when it ends. */
export async function GET(_: Request, { params }: { params: Promise<{ planId: string }> }): Promise<Response> {
  const { planId } = await params;
  const api = await caller();
  const news = isUuid(planId) ? await orNull(api.plans.watch({ planId })) : null;
  if (news === null) return new Response(null, { status: 404 });
  const encoder = new TextEncoder();
  const iterator = news[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode("retry: 2000\n\n")),
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
