import { expect, test, vi } from "vitest";
import { eventStream, type Told } from "./event-stream";

async function* saying(...news: Told[]): AsyncGenerator<Told> {
  yield* news;
}

async function* silent(signal: AbortSignal): AsyncGenerator<Told> {
  await new Promise((settle) => signal.addEventListener("abort", settle));
}

test("each piece of news is an event, with the id by which a lost line is taken up again", async () => {
  const news = saying({ id: "3-2", data: { added: ["4.1"] } }, { data: { words: "a\nb" } });
  const answer = eventStream(news, new AbortController());
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  expect(await answer.text()).toBe('retry: 2000\n\nid: 3-2\ndata: {"added":["4.1"]}\n\ndata: {"words":"a\\nb"}\n\n');
});

test("a line on which nothing is said breathes, and stops when the page is closed", async () => {
  vi.useFakeTimers();
  const gone = new AbortController();
  const reader = eventStream(silent(gone.signal), gone).body?.getReader();
  const text = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await text()).toBe("retry: 2000\n\n");
  vi.advanceTimersByTime(25_000);
  expect(await text()).toBe(":\n\n");
  await reader?.cancel();
  expect(gone.signal.aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("a line whose news fail ends with them and breathes no more", async () => {
  vi.useFakeTimers();
  const failing = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("The database is gone.")) }),
  };
  await expect(eventStream(failing, new AbortController()).text()).rejects.toThrow("The database is gone.");
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
