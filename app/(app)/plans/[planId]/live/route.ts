import { isUuid } from "@/domain/ids";
import { callerUntil, orNull, viewer } from "@/server/rsc";

/** News of a plan as server-sent events, for the page of it that `at` names by its path behind the plan's own. The browser begins again by itself when it ends. */
export async function GET(request: Request, { params }: { params: Promise<{ planId: string }> }): Promise<Response> {
  if ((await viewer()) === null) return new Response("Sign in first.", { status: 401 });
  const { planId } = await params;
  const path = new URL(request.url).searchParams.get("at")?.slice(0, 200);
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort());
  const api = await callerUntil(gone.signal);
  const news = isUuid(planId) ? await orNull(api.plans.watch({ planId, path })) : null;
  if (news === null) return new Response(null, { status: 404 });
  const encoder = new TextEncoder();
  const iterator = news[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode("retry: 2000\n\n")),
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done && !gone.signal.aborted) controller.close();
      else if (!done) controller.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
    },
    cancel: () => gone.abort(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
