import { eventStream, goneWith, type Told } from "@/server/event-stream";
import { callerUntil, orNull, viewer } from "@/server/rsc";

async function* told(news: AsyncIterable<{ readonly at: string }>): AsyncGenerator<Told> {
  for await (const data of news) yield { id: data.at, data };
}

/** News of a thread as server-sent events for members who have it open, from the moment on that they know it. */
export async function GET(request: Request, { params }: { params: Promise<{ no: string }> }): Promise<Response> {
  const reader = await viewer();
  if (reader === null) return new Response("Sign in first.", { status: 401 });
  const no = Number((await params).no);
  const since = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("since");
  const gone = goneWith(request);
  const api = await callerUntil(gone.signal);
  const news = await orNull(api.discussion.live({ no, since: since?.slice(0, 40) }));
  return news === null ? new Response(null, { status: 404 }) : eventStream(told(news), gone, reader.id);
}
