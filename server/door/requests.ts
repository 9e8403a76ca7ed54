import { randomBytes, randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type postgres from "postgres";
import type { Env } from "@/server/env";
import { log } from "@/server/log";
import type { Admission, Release } from "./admission";
import { answer } from "./answers";
import { arrived } from "./body";
import { clientIp } from "./client-ip";
import { sayingConflict } from "./error-pages/conflict";
import { sayingFailure } from "./error-pages/failure";
import type { PolicySetting } from "./headers/csp";
import { contentSecurityPolicy, reportPath } from "./headers/csp";
import { takeCspReport } from "./headers/csp-reports";
import { rewriteRequestHeaders, setMailPartHeaders, setSecurityHeaders, setUploadHeaders } from "./headers/headers";
import { opensPlainPage, withoutScripts } from "./html/scriptless";
import { isFromHere } from "./origin";
import type { KeptPages } from "./public-pages/kept-pages";
import { archivePath, livePath, refuseBody, refuseLine, signInPath } from "./request-limits";
import type { PackedFiles } from "./static-files/packed-files";
import { maySeeDetails, readReadiness, sendStatus } from "./status";

export type DoorParts = {
  env: Env;
  dev: boolean;
  sql: postgres.Sql;
  /** Next. */
  handler: RequestListener;
  /** Undefined in development, where every page is rendered. */
  pages: KeptPages | undefined;
  /** The scripts and styles that were compressed when the pages were built. */
  packed: PackedFiles;
  /** Places for ordinary renders, and places kept free for signing in. */
  ordinary: Admission;
  signIn: Admission;
  /** Places for pages that stay open for news: they wait most of the time, and must not keep out those who read. */
  live: Admission;
  /** Places for whole archives: they take minutes on a slow line, and must not keep out those who read either. */
  archives: Admission;
  /** How long an answer may lie there without a byte being made or taken, before its place is given to somebody else. */
  stalledAfterMs: number;
  stopping: () => boolean;
  /** Whether the database is known to answer; while it is not, a page that fails asks to be tried again. */
  isLive: () => boolean;
  clock: () => number;
};

// A page and what is posted to it cannot share an address in Next.
const unsubscribePath = /^\/unsubscribe\/[^/]+$/;
const uploadPath = /^\/(photos|badges|files|attachments)\//;
const mailPartPath = /^\/inbox\/[\w.-]+\/html$/;

/** How Next is told which nonce a page is rendered with, when it is rendered for everybody. */
export function headersForEverybody(env: Env): Record<string, string> {
  const { host, protocol } = new URL(env.appUrl);
  return {
    host,
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
    "x-cp-ip": "0.0.0.0",
    "x-request-id": randomUUID(),
    accept: "text/html",
    "content-security-policy": contentSecurityPolicy(newNonce(), { dev: false, https: protocol === "https:" }),
  };
}

/** Everything that happens to a request before and beside Next. */
export function requestListener(parts: DoorParts): RequestListener {
  const { env, dev, pages } = parts;
  const app = new URL(env.appUrl);
  const policy: PolicySetting = { dev, https: app.protocol === "https:" };
  const own = { origin: app.origin, loopback: env.loopback };

  return (req, res) => {
    const requestId = randomUUID();
    const nonce = newNonce();
    setSecurityHeaders(res, nonce, requestId, policy);
    const method = req.method ?? "";
    const refusedLine = refuseLine(method, req.url);
    if (refusedLine !== undefined) return answer(res, refusedLine, requestId);
    const path = pathOf(req);

    if (path === "/healthz") return sendStatus(res, true, {});
    if (path === "/readyz") return void ready(parts, req, res).catch(failed(parts, res, requestId));
    const { origin, host } = req.headers;
    if (!isFromHere({ method, path, origin, host, site: one(req.headers["sec-fetch-site"]) }, own))
      return answer(res, 403, requestId);
    // Photographs are re-encoded once, at upload; the optimiser has nothing to do and must not be reached.
    if (path.startsWith("/_next/image")) return answer(res, 404, requestId);
    const refusedBody = refuseBody(req, path);
    if (refusedBody !== undefined) return answer(res, refusedBody, requestId);
    if (path === reportPath && method === "POST") return takeCspReport(req, res, parts.clock());

    if (parts.packed.send(path, req, res)) return;

    const page = pages?.match(req);
    if (pages !== undefined && page !== undefined) {
      pages.send(page, req, res).then(
        (sent) => {
          if (!sent) answer(res, 503, requestId);
        },
        failed(parts, res, requestId),
      );
      return;
    }
    if (mailPartPath.test(path)) setMailPartHeaders(res);
    if (uploadPath.test(path)) setUploadHeaders(res);
    if (method === "POST" && unsubscribePath.test(path)) req.url = `/api${req.url}`;
    const ip = clientIp(req.socket.remoteAddress, one(req.headers["x-forwarded-for"]), env.trustProxyHops);
    const askedHost = env.loopback && host !== undefined && origin === `http://${host}` ? host : app.host;
    rewriteRequestHeaders(req, { ip, requestId, nonce, policy, host: askedHost, protocol: app.protocol.slice(0, -1) });
    if (path.startsWith("/_next/") || dev)
      return void run(parts.handler, req, res).catch(failed(parts, res, requestId));

    sayingFailure(res, requestId, parts.isLive);
    if (method === "POST") sayingConflict(res);
    if (opensPlainPage(method, path, req.headers.cookie)) withoutScripts(req, res);
    arrived(req)
      .then(() => {
        const place = placesFor(parts, path).enter();
        if (place === undefined) return answer(res, 503, requestId);
        // News are silent for long; whoever takes nothing of anything else for so long gives their place back.
        if (!livePath.test(path)) res.setTimeout(parts.stalledAfterMs, () => res.destroy());
        return place.then((release) => withPlace(parts.handler, req, res, release));
      })
      .catch(failed(parts, res, requestId));
  };
}

function placesFor({ live, archives, signIn, ordinary }: DoorParts, path: string): Admission {
  if (livePath.test(path)) return live;
  if (archivePath.test(path)) return archives;
  return signInPath.test(path) ? signIn : ordinary;
}

async function withPlace(
  handler: RequestListener,
  req: IncomingMessage,
  res: ServerResponse,
  release: Release,
): Promise<void> {
  if (res.destroyed || res.writableEnded) return release();
  res.once("close", release);
  await run(handler, req, res);
}

async function run(handler: RequestListener, req: IncomingMessage, res: ServerResponse): Promise<void> {
  // Next's handler is asynchronous although the type of a listener does not say so.
  await Promise.resolve(handler(req, res));
}

async function ready(parts: DoorParts, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const readiness = await readReadiness(parts.sql, parts.clock());
  const ok = readiness.ready && !parts.stopping();
  const load = { running: parts.ordinary.running, waiting: parts.ordinary.waiting };
  sendStatus(res, ok, maySeeDetails(req, parts.env) ? { ...readiness, stopping: parts.stopping(), load } : {});
}

function failed(parts: DoorParts, res: ServerResponse, requestId: string): (error: unknown) => void {
  return (error) => {
    log.error({ requestId, err: error }, "request failed");
    answer(res, parts.isLive() ? 500 : 503, requestId);
  };
}

function newNonce(): string {
  return randomBytes(16).toString("base64");
}

function pathOf(req: IncomingMessage): string {
  const url = req.url ?? "";
  const at = url.indexOf("?");
  return at === -1 ? url : url.slice(0, at);
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}
