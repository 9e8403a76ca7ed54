import type { Server, ServerResponse } from "node:http";

const finishWithinMs = 25_000;

/**
 * Stops accepting, ends event streams, lets every request under way finish for up to 25 seconds and then cuts what is
 * left. Connections that wait for a next request are closed at once.
 */
export async function finish(server: Server, open: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const res of open) {
    if (String(res.getHeader("content-type")).startsWith("text/event-stream")) res.end();
    // Tells the client, or the proxy, not to send another request on this connection.
    else if (!res.headersSent) res.setHeader("connection", "close");
  }
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), finishWithinMs);
  await closed;
  clearTimeout(cut);
}
