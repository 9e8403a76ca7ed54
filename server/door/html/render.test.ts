import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { capture } from "./render";

test("a page of many pieces is collected whole, also by a handler that waits to be told to go on", async () => {
  const piece = "x".repeat(64 * 1024);
  const handler = async (_req: IncomingMessage, res: ServerResponse) => {
    for (let count = 0; count < 20; count += 1) if (!res.write(piece)) await once(res, "drain");
    res.end("the end");
  };
  const { status, body } = await capture(handler, "/", {}, 2_000);
  expect([status, body.length, body.subarray(-7).toString()]).toEqual([200, 20 * piece.length + 7, "the end"]);
});

test("a page that never ends is given up", async () => {
  await expect(capture(() => {}, "/", {}, 20)).rejects.toThrow("The page took too long.");
});
