import { type LiveLines, liveLines } from "./live-lines";

/** One piece of news for an open page. Whoever loses the connection comes back with the `id` of the last one. */
export type Told = { readonly id?: string; readonly data: unknown };

/** A line that is silent for a minute is cut by some of the machines on its way. */
const breathMs = 25_000;

/** So soon the browser begins again after a line was lost, and so late after it was cut for another's sake. */
const againMs = 2_000;
const cutAgainMs = 60_000;

/**
 * News for a member as server-sent events, until they end or whoever listens is gone: then `gone` is aborted. The browser begins
 * again by itself when a stream ends: soon, or, where it was cut because there are too many, in a minute.
 */
export function eventStream(
  news: AsyncIterable<Told>,
  gone: AbortController,
  holder: string,
  lines: LiveLines = liveLines,
): Response {
  const encoder = new TextEncoder();
  const iterator = news[Symbol.asyncIterator]();
  let breath: ReturnType<typeof setInterval> | undefined;
  let leave = () => {};
  let isCut = false;
  const stop = () => {
    clearInterval(breath);
    leave();
  };
  const next = async () => {
    try {
      const one = await iterator.next();
      if (one.done === true) stop();
      return one;
    } catch (error) {
      // How the news of a line ended that was cut is of no concern to anybody.
      if (isCut) return { done: true as const, value: undefined };
      stop();
      throw error;
    }
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(`retry: ${againMs}\n\n`));
      breath = setInterval(() => controller.enqueue(encoder.encode(":\n\n")), breathMs);
      leave = lines.enter(holder, () => {
        isCut = true;
        stop();
        controller.enqueue(encoder.encode(`retry: ${cutAgainMs}\n\n`));
        controller.close();
        gone.abort();
      });
    },
    async pull(controller) {
      const { done, value } = await next();
      if (isCut) return;
      if (done && !gone.signal.aborted) controller.close();
      else if (!done) {
        const id = value.id === undefined ? "" : `id: ${value.id}\n`;
        controller.enqueue(encoder.encode(`${id}data: ${JSON.stringify(value.data)}\n\n`));
      }
    },
    cancel() {
      stop();
      gone.abort();
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

/** Aborts when the one who made the request is gone. */
export function goneWith(request: Request): AbortController {
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort());
  return gone;
}
