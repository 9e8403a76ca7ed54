import type { IncomingMessage, ServerResponse } from "node:http";
import { isScriptShell, stripScripts } from "./strip-scripts";

const formPath = /^\/(sign-in|sign-up|reset-password|set-up|unsubscribe)(\/|$)/;

/** Whether a request opens one of the forms that people use signed out. They differ for each reader, so they are not kept. */
export function opensSignedOutForm(method: string, path: string): boolean {
  return (method === "GET" || method === "HEAD") && formPath.test(path);
}

/**
 * Sends a page without the framework's scripts, as kept pages are sent: the form on it posts without any. Whatever is
 * not HTML passes as it is. An answer to what was posted keeps its scripts, which lead to what has to be put right.
 */
export function withoutScripts(req: IncomingMessage, res: ServerResponse): void {
  // A packed page could not be read here.
  req.headers["accept-encoding"] = "identity";
  const { write, end } = res;
  const chunks: Buffer[] = [];
  const isHtml = () => String(res.getHeader("content-type")).startsWith("text/html");
  const collect = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  res.write = (chunk: unknown, ...rest: unknown[]) => {
    if (!isHtml()) return Reflect.apply(write, res, [chunk, ...rest]);
    collect(chunk);
    return true;
  };
  res.end = (...args: unknown[]) => {
    if (!isHtml()) return Reflect.apply(end, res, args);
    collect(args[0]);
    const whole = Buffer.concat(chunks).toString("utf8");
    const body = isScriptShell(whole) ? whole : stripScripts(whole);
    if (!res.headersSent) res.setHeader("content-length", Buffer.byteLength(body));
    return Reflect.apply(end, res, [body]);
  };
}
