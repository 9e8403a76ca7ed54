import { expect, test } from "vitest";
import { PageStore, type RenderedPage } from "./page-store";

function setUp(maxBytes = 1_000_000) {
  const time = { now: 0 };
  const store = new PageStore({ maxBytes, freshMs: 60_000, staleMs: 120_000, clock: () => time.now });
  const renders: string[] = [];
  const render =
    (body: string, keep = true) =>
    async (): Promise<RenderedPage> => {
      renders.push(body);
      return { status: 200, headers: [["content-type", "text/html"]], body: Buffer.from(body), keep };
    };
  return { time, store, renders, render };
}

const bodyOf = (found: ReturnType<PageStore["find"]>) => found?.page.plain.toString();

test("however many ask at once, a page is rendered once", async () => {
  const { store, renders, render } = setUp();
  const pages = await Promise.all([1, 2, 3].map(() => store.load("/", ["mentors"], render("home"))));
  expect(renders).toEqual(["home"]);
  expect(new Set(pages).size).toBe(1);
  expect(bodyOf(store.find("/"))).toBe("home");
});

test("a change of content forgets the pages that show it, and no others", async () => {
  const { store, render } = setUp();
  await store.load("/mentors", ["mentors"], render("mentors"));
  await store.load("/cases", ["cases"], render("cases"));
  store.invalidate("mentors");
  expect(store.find("/mentors")).toBeUndefined();
  expect(bodyOf(store.find("/cases"))).toBe("cases");
});

test("a render that began before a change is neither kept nor shared with whoever asks after it", async () => {
  const { store, renders, render } = setUp();
  let finish: (page: RenderedPage) => void = () => {};
  const old = store.load("/", ["mentors"], () => new Promise((resolve) => (finish = resolve)));
  store.invalidate("mentors");
  expect(store.loading("/", ["mentors"])).toBeUndefined();
  const fresh = await store.load("/", ["mentors"], render("new"));
  finish({ status: 200, headers: [], body: Buffer.from("old"), keep: true });
  await old;
  expect(renders).toEqual(["new"]);
  expect(fresh.plain.toString()).toBe("new");
  expect(bodyOf(store.find("/"))).toBe("new");
});

test("a page is fresh for a minute, old for another while it is rendered again, and then gone", async () => {
  const { store, time, render } = setUp();
  await store.load("/", ["mentors"], render("home"));
  time.now = 59_999;
  expect(store.find("/")?.stale).toBe(false);
  time.now = 60_000;
  expect(store.find("/")?.stale).toBe(true);
  time.now = 120_000;
  expect(store.find("/")).toBeUndefined();
  expect(store.bytes).toBe(0);
});

test("a page that is not for everybody is handed on and forgotten", async () => {
  const { store, render } = setUp();
  const page = await store.load("/", ["mentors"], render("yours", false));
  expect(page.plain.toString()).toBe("yours");
  expect(store.find("/")).toBeUndefined();
});

test("a render that fails is told to all who waited and tried afresh by the next", async () => {
  const { store, render } = setUp();
  const failing = () => store.load("/", ["mentors"], () => Promise.reject(new Error("no database")));
  const results = await Promise.allSettled([failing(), failing()]);
  expect(results.map((one) => one.status)).toEqual(["rejected", "rejected"]);
  await store.load("/", ["mentors"], render("home"));
  expect(bodyOf(store.find("/"))).toBe("home");
});

test("what is kept stays within its bytes; the page unused for longest goes first", async () => {
  const { store, render } = setUp(30_000);
  for (const key of ["/a", "/b"]) await store.load(key, ["mentors"], render(key + "x".repeat(10_000)));
  store.find("/a");
  await store.load("/c", ["mentors"], render(`/c${"x".repeat(10_000)}`));
  expect(store.find("/b")).toBeUndefined();
  expect(store.find("/a")).toBeDefined();
  expect(store.find("/c")).toBeDefined();
  expect(store.bytes).toBeLessThanOrEqual(30_000);
  await store.load("/huge", ["mentors"], render("x".repeat(40_000)));
  expect(store.find("/huge")).toBeUndefined();
});
