import type { ServerResponse } from "node:http";

/** The name of the cookie by which an action tells the door that its answer is a conflict. No reader ever gets it. */
export const conflictMark = "cp-conflict";

/**
 * Gives an answer that was marked as a conflict the status 409, and takes the mark away. A server action cannot set a status,
 * and what it answers a form without scripts with is a page with 200; the one thing that it can write of an answer's head is a cookie.
 */
export function sayingConflict(res: ServerResponse): void {
  const { writeHead } = res;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    const cookies = [res.getHeader("set-cookie") ?? []].flat().map(String);
    const others = cookies.filter((cookie) => !cookie.startsWith(`${conflictMark}=`));
    const marked = others.length < cookies.length;
    if (marked && others.length === 0) res.removeHeader("set-cookie");
    else if (marked) res.setHeader("set-cookie", others);
    return Reflect.apply(writeHead, res, [marked && status === 200 ? 409 : status, ...rest]);
  };
}
