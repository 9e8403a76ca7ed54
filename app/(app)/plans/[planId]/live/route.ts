import { isUuid } from "@/domain/ids";
import { eventStream, goneWith, type Told } from "@/server/event-stream";
import { callerUntil, orNull, viewer } from "@/server/rsc";

async function* told(news: AsyncIterable<unknown>): AsyncGenerator<Told> {
  for await (const data of news) yield { data };
}

/** News of a plan as server-sent events, for the page of it that `at` names by its path behind the plan's own. */
export async function GET(request: Request, { params }: { params: Promise<{ planId: string }> }): Promise<Response> {
  const reader = await viewer();
  if (reader === null) return new Response("Sign in first.", { status: 401 });
  const { planId } = await params;
  const path = new URL(request.url).searchParams.get("at")?.slice(0, 200);
  const gone = goneWith(request);
  const api = await callerUntil(gone.signal);
  const news = isUuid(planId) ? await orNull(api.plans.watch({ planId, path })) : null;
  return news === null ? new Response(null, { status: 404 }) : eventStream(told(news), gone, reader.id);
}
