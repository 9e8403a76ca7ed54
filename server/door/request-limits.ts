import type { IncomingMessage } from "node:http";

const kibibyte = 1024;
const usual = 256 * kibibyte;
// Small enough to be waited for, see `arrived`.
const signingIn = 32 * kibibyte;
// A photograph of 2 MB and the form around it.
const withPhotograph = 2_200 * kibibyte;
const photographPath = /^\/account(\/|$)/;
// A file of 10 MB and the form around it, or several of together as much.
const withFiles = 10_240 * kibibyte;
const filesPath = /^\/(evidence\/(new|[^/]+\/edit)|discussion\/(new|mine|\d+)|cases\/[^/]+)$/;
// A framework of 2 MB and the form around it.
const frameworkPath = /^\/admin\/framework$/;
// A plan to import is as large at most.
const importPath = /^\/plans\/(import|[^/]+\/files)$/;

/** Where pages are told news for as long as they are open. */
export const livePath = /^\/(plans|discussion)\/[^/]+\/live$/;

/** Where a member takes everything away: a long answer, on the pace of whoever takes it. */
export const archivePath = /^\/account\/export\/archive$/;

/** The addresses at which people come in: places are kept free for them. */
export const signInPath = /^\/(sign-in|sign-up|sign-out|reset-password|set-up|api\/auth)(\/|$)/;

function mostBytes(path: string): number {
  if (filesPath.test(path) || importPath.test(path)) return withFiles;
  return photographPath.test(path) || frameworkPath.test(path)
    ? withPhotograph
    : signInPath.test(path)
      ? signingIn
      : usual;
}

/** Why a request is refused before anything of its body is read, or undefined when it is not. */
export function refuseBody(req: IncomingMessage, path: string): 411 | 413 | undefined {
  const length = req.headers["content-length"];
  if (length === undefined) return req.headers["transfer-encoding"] === undefined ? undefined : 411;
  return Number(length) > mostBytes(path) ? 413 : undefined;
}

const methods = new Set(["GET", "HEAD", "POST"]);

/** Why the request line alone is refused, or undefined when it is not. */
export function refuseLine(method: string | undefined, url: string | undefined): 400 | 405 | undefined {
  if (method === undefined || !methods.has(method)) return 405;
  // An absolute form or two slashes would let the address name another host.
  if (url === undefined || !url.startsWith("/") || url.startsWith("//") || /[\\\0]/.test(url)) return 400;
  return isReadable(url) ? undefined : 400;
}

/** Whether the path stands for text, and nothing in the address for the character that no text has. */
function isReadable(url: string): boolean {
  if (/%00/.test(url)) return false;
  const [path = ""] = url.split("?", 1);
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
