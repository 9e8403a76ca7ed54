import postgres from "postgres";
import { log } from "@/server/log";
import { type Topic, topics } from "./public-pages";

const channel = "content_changed";
const beatEveryMs = 1_000;
const beatAnswerMs = 1_000;
const longestPauseMs = 5_000;

/** A watch on what the database says about changed content. */
export type ChangeWatch = {
  /** True while every change is known to reach us. While it is false, nothing kept may be served. */
  isLive: () => boolean;
  close: () => Promise<void>;
};

/**
 * Listens for `content_changed` and calls `onChange` with the topic. After each time that changes may have been missed,
 * `onChange` is called for every topic before the watch counts as live again. The connection is asked every second
 * whether it still answers: what it had to tell before the answer has then arrived.
 */
export function watchContent(databaseUrl: string, onChange: (topic: Topic) => void): ChangeWatch {
  let live = false;
  let closed = false;
  let current: postgres.Sql | undefined;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = 100;

  const known = new Set<string>(topics);
  const isTopic = (payload: string): payload is Topic => known.has(payload);
  const everything = () => topics.forEach(onChange);

  const lose = (failed: postgres.Sql) => {
    if (current !== failed) return;
    if (live) log.warn("content watch lost, pages are rendered for each request until it is back");
    live = false;
    current = undefined;
    clearTimeout(timer);
    void failed.end({ timeout: 0 }).catch(() => {});
    if (closed) return;
    timer = setTimeout(start, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };

  const beat = async (sql: postgres.Sql) => {
    const answered = sql`select 1`.then(
      () => true,
      () => false,
    );
    if (!(await within(answered, beatAnswerMs))) return lose(sql);
    if (current === sql) timer = setTimeout(() => void beat(sql), beatEveryMs);
  };

  const start = async () => {
    const options = {
      max: 1,
      connect_timeout: 5,
      max_lifetime: null,
      fetch_types: false,
      connection: { application_name: "critical-path-door" },
      onclose: () => lose(sql),
      onnotify: (_channel: string, payload: string) => (isTopic(payload) ? onChange(payload) : everything()),
    };
    const sql: postgres.Sql = postgres(databaseUrl, options);
    current = sql;
    try {
      await sql.unsafe(`listen ${channel}`);
      everything();
      live = current === sql;
      pauseMs = 100;
      await beat(sql);
    } catch {
      lose(sql);
    }
  };

  void start();
  return {
    isLive: () => live,
    close: async () => {
      closed = true;
      live = false;
      clearTimeout(timer);
      const sql = current;
      current = undefined;
      await sql?.end({ timeout: 1 });
    },
  };
}

function within(promise: Promise<boolean>, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    void promise.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
