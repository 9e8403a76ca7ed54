import type { IncomingMessage } from "node:http";

/**
 * Resolves when the body of a request has arrived whole, unread, so that a slow sender waits at the door and not in one of
 * the places behind it; also when the sender has gone. A body larger than Node keeps unread is not waited for.
 */
export function arrived(req: IncomingMessage): Promise<void> {
  const length = Number(req.headers["content-length"] ?? 0);
  if (length === 0 || length >= req.readableHighWaterMark || req.complete) return Promise.resolve();
  return new Promise((resolve) => {
    const look = () => {
      if (!req.complete && !req.destroyed) return;
      req.off("readable", look);
      req.off("close", look);
      resolve();
    };
    req.on("readable", look);
    req.on("close", look);
  });
}
