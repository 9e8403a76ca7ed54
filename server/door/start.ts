import { createServer, type ServerResponse } from "node:http";
import next from "next";
import { connect } from "@/db/client";
import { database } from "@/server/database";
import type { Env } from "@/server/env";
import { keepConsoleErrorsPrivate, log } from "@/server/log";
import { mentorIndexKeeper } from "@/server/matching/index-keeper";
import { Admission } from "./admission";
import { sayingNotFound } from "./error-pages/not-found";
import { watchContent } from "./public-pages/content-changes";
import { KeptPages } from "./public-pages/kept-pages";
import { headersForEverybody, requestListener } from "./requests";
import { finish } from "./shutdown";
import { PackedFiles, packedDirectory } from "./static-files/packed-files";

const mebibyte = 1024 * 1024;

/** A server that answers. */
export type Door = {
  /** Finishes what is under way, for up to 25 seconds, and stops. */
  close: () => Promise<void>;
};

/**
 * Opens the house: an HTTP server on `env.host` and `env.port` with Next behind it. Resolves when it answers; rejects
 * when the port is taken or the pages are not built.
 */
export async function startDoor({ env, dev }: { env: Env; dev: boolean }): Promise<Door> {
  // Next prints what goes wrong in a page; what it prints can quote a query.
  if (!dev) keepConsoleErrorsPrivate();
  const server = createServer({
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    keepAliveTimeout: 10_000,
    // How often slow senders are looked for.
    connectionsCheckingInterval: 5_000,
  });
  // Next answers sockets on the server it is given. Only the development server has one of its own; in production it
  // is given a server that nobody can reach.
  const httpServer = dev ? server : createServer();
  const app = next({ dev, hostname: env.host, port: env.port, httpServer, dir: process.cwd() });
  await app.prepare();
  const handler = dev ? app.getRequestHandler() : sayingNotFound(app.getRequestHandler());
  const connection = connect(env.databaseUrl, { max: 2, name: "critical-path-door" });
  const clock = () => Date.now();

  const ordinary = new Admission({ running: 16, waiting: 96 });
  const headers = () => headersForEverybody(env);
  const pages = new KeptPages({
    handler,
    admission: ordinary,
    isLive: () => watch?.isLive() ?? false,
    headers,
    clock,
    maxBytes: 64 * mebibyte,
  });
  const watch = dev ? undefined : watchContent(env.databaseUrl, (topic) => pages.invalidate(topic));

  let stopping = false;
  const open = new Set<ServerResponse>();
  const listener = requestListener({
    env,
    dev,
    handler,
    sql: connection.sql,
    pages: dev ? undefined : pages,
    packed: dev ? PackedFiles.none() : PackedFiles.from(packedDirectory),
    ordinary,
    signIn: new Admission({ running: 4, waiting: 96 }),
    live: new Admission({ running: 500, waiting: 0 }),
    archives: new Admission({ running: 4, waiting: 16 }),
    stalledAfterMs: 60_000,
    stopping: () => stopping,
    isLive: () => watch?.isLive() ?? true,
    clock,
  });
  server.on("request", (req, res) => {
    open.add(res);
    res.once("close", () => open.delete(res));
    if (stopping) res.setHeader("connection", "close");
    listener(req, res);
  });
  if (!dev) server.on("upgrade", (_req, socket) => socket.destroy());

  // With many mentors this takes seconds, in which no page of the directory could be drawn.
  if (!dev) await mentorIndexKeeper(database().db).at(new Date(clock()));

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port: env.port, host: env.host, backlog: 1024 }, () => {
      server.off("error", reject);
      resolve();
    });
  });
  server.on("error", (error) => log.error({ err: error }, "the door failed"));
  return {
    close: async () => {
      stopping = true;
      await finish(server, open);
      await watch?.close();
      await connection.close();
      await app.close();
    },
  };
}
