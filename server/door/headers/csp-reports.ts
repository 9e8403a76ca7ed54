import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/server/log";

const mostBytes = 16_384;
const logEveryMs = 10_000;

let seen = 0;
let lastLogged = 0;

/** Takes what browsers report about stopped content: counted and logged now and then, by directive alone. */
export function takeCspReport(req: IncomingMessage, res: ServerResponse, now: number): void {
  let text = "";
  req.setEncoding("utf8");
  req.on("data", (chunk: string) => {
    text += chunk;
    if (text.length > mostBytes) req.destroy();
  });
  req.on("end", () => {
    seen += 1;
    if (now - lastLogged >= logEveryMs) {
      lastLogged = now;
      const directive = /"(?:effective-?directive)"\s*:\s*"([a-z-]{1,40})"/i.exec(text)?.[1] ?? "unknown";
      log.warn({ directive, seen }, "content security policy stopped something");
    }
    res.statusCode = 204;
    res.end();
  });
}
