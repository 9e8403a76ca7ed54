import { expect, test, vi } from "vitest";
import { eventStream, type Told } from "./event-stream";
import { LiveLines } from "./live-lines";

const few = () => new LiveLines({ each: 2, all: 4 });

async function* saying(...news: Told[]): AsyncGenerator<Told> {
  yield* news;
}

async function* silent(signal: AbortSignal): AsyncGenerator<Told> {
  await new Promise((settle) => signal.addEventListener("abort", settle));
}

test("each piece of news is an event, with the id by which a lost line is taken up again", async () => {
  const news = saying({ id: "3-2", data: { added: ["4.1"] } }, { data: { words: "a\nb" } });
  const answer = eventStream(news, new AbortController(), "ada", few());
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  expect(await answer.text()).toBe('retry: 2000\n\nid: 3-2\ndata: {"added":["4.1"]}\n\ndata: {"words":"a\\nb"}\n\n');
});

test("a line on which nothing is said breathes, and stops when the page is closed", async () => {
  vi.useFakeTimers();
  const gone = new AbortController();
  const reader = eventStream(silent(gone.signal), gone, "ada", few()).body?.getReader();
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
  await expect(eventStream(failing, new AbortController(), "ada", few()).text()).rejects.toThrow(
    "The database is gone.",
  );
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** Somebody with a page open, on which nothing is said. */
function listening(lines: LiveLines, holder: string) {
  const gone = new AbortController();
  const answer = eventStream(silent(gone.signal), gone, holder, lines);
  return { gone, text: answer.text() };
}

test("whoever opens one line too many loses their own oldest, and its page begins again in a minute", async () => {
  const lines = few();
  const [other, oldest, second] = ["bea", "ada", "ada"].map((holder) => listening(lines, holder));
  const third = listening(lines, "ada");
  expect(await oldest?.text).toBe("retry: 2000\n\nretry: 60000\n\n");
  expect(oldest?.gone.signal.aborted).toBe(true);
  for (const still of [other, second, third]) expect(still?.gone.signal.aborted).toBe(false);
});

test("where there are too many of everybody's, the oldest ends; a line that is closed has made room", async () => {
  const lines = few();
  const [first, second] = ["ada", "bea"].map((holder) => listening(lines, holder));
  const closed = eventStream(silent(new AbortController().signal), new AbortController(), "cem", lines);
  await closed.body?.cancel();
  for (const holder of ["dan", "eve"]) listening(lines, holder);
  expect(first?.gone.signal.aborted).toBe(false);
  listening(lines, "fay");
  expect(await first?.text).toContain("retry: 60000");
  expect(second?.gone.signal.aborted).toBe(false);
});

test("what is told as a line is cut is not told on it, so that the page asks for it again", async () => {
  const lines = new LiveLines({ each: 1, all: 4 });
  const { promise, resolve } = Promise.withResolvers<Told>();
  async function* late() {
    yield await promise;
  }
  const gone = new AbortController();
  const answer = eventStream(late(), gone, "ada", lines);
  const read = answer.text();
  listening(lines, "ada");
  resolve({ id: "4-3", data: {} });
  expect(await read).not.toContain("4-3");
});
