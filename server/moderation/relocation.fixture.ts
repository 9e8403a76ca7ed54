import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import type { PostNumber } from "@/domain/discussion/number";
import { noOf } from "@/server/discussion/discussion.fixture";
import { moderated } from "./moderation.fixture";
import { splitThread } from "./split";

export const reason = "It is a question of its own.";
export const title = "Who pays for the second rehearsal?";
export const top = (major: number): PostNumber => ({ major, minor: 0 });
export const beneath = (major: number, minor: number): PostNumber => ({ major, minor });

export const split = (
  ctx: Parameters<typeof splitThread>[0],
  threadNo: number,
  numbers: PostNumber[],
  key = randomUUID(),
) => splitThread(ctx, { threadNo, numbers, title, reason, key });

/** A community whose threads are long enough to be split and merged. */
export function conversing(db: Db) {
  const people = moderated(db);
  const { as, regular, open, answer } = people;

  /** A thread of seven posts: 1, 2, 2.1, 2.2 which answers 2.1, 3, 3.1, 4. */
  async function conversation(values: Parameters<typeof open>[1] = {}) {
    const [host, guest] = [as(await regular()), as(await regular())];
    const no = noOf(await open(host, values));
    await answer(guest, no);
    await answer(host, no, top(2));
    await answer(guest, no, beneath(2, 1));
    await answer(guest, no, null, { body: "As #2.1 and #4 say." });
    await answer(host, no, top(3));
    await answer(guest, no);
    return { host, guest, no };
  }

  return { ...people, conversation };
}
