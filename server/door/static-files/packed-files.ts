import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, relative } from "node:path";
import { setFileHeaders } from "../headers/headers";
import { type Coding, codingFor } from "./accept-encoding";

const types: Readonly<Record<string, string>> = {
  ".js": "application/javascript; charset=UTF-8",
  ".css": "text/css; charset=UTF-8",
};
const extensions: Readonly<Record<Coding, string>> = { br: ".br", gzip: ".gz" };

type Packed = { readonly body: Buffer; readonly etag: string };
type PackedFile = { readonly type: string } & Readonly<Record<Coding, Packed>>;

function packed(file: string, coding: Coding): Packed {
  const body = readFileSync(file + extensions[coding]);
  // Each compression is a representation of its own, and says so by a tag of its own.
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}

/** Whether the reader has this one already. */
function isKnown(tags: string | undefined, etag: string): boolean {
  if (tags === undefined) return false;
  return tags.split(",").some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === etag);
}

/** Where the build leaves what it packed. */
export const packedDirectory = ".next/packed";

/** The scripts and styles of the built pages, compressed as well as it can be done when they were built, held in memory. */
export class PackedFiles {
  private constructor(private readonly files: ReadonlyMap<string, PackedFile>) {}

  static none(): PackedFiles {
    return new PackedFiles(new Map());
  }

  /** Reads what was packed into `directory`; without it there is nothing, and everything is left to Next. */
  static from(directory: string): PackedFiles {
    const files = new Map<string, PackedFile>();
    if (!existsSync(directory)) return PackedFiles.none();
    for (const entry of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
      const name = entry.endsWith(extensions.br) ? entry.slice(0, -extensions.br.length) : undefined;
      const type = name === undefined ? undefined : types[extname(name)];
      if (name === undefined || type === undefined || !statSync(join(directory, entry)).isFile()) continue;
      const file = join(directory, name);
      const path = relative(directory, file).replaceAll("\\", "/");
      files.set(`/_next/static/${path}`, { type, br: packed(file, "br"), gzip: packed(file, "gzip") });
    }
    return new PackedFiles(files);
  }

  /** Answers with a compressed file when there is one at this path that the reader takes; false leaves it to others. */
  send(path: string, req: IncomingMessage, res: ServerResponse): boolean {
    const file = req.method === "GET" || req.method === "HEAD" ? this.files.get(path) : undefined;
    if (file === undefined) return false;
    const accepted = req.headers["accept-encoding"];
    const coding = codingFor(Array.isArray(accepted) ? accepted.join(",") : accepted);
    if (coding === null) return false;
    const { body, etag } = file[coding];
    setFileHeaders(res);
    res.setHeader("cache-control", "public, max-age=31536000, immutable");
    res.setHeader("vary", "Accept-Encoding");
    res.setHeader("etag", etag);
    if (isKnown(req.headers["if-none-match"], etag)) {
      res.statusCode = 304;
      res.end();
      return true;
    }
    res.setHeader("content-type", file.type);
    res.setHeader("content-encoding", coding);
    res.setHeader("content-length", body.length);
    res.end(req.method === "HEAD" ? undefined : body);
    return true;
  }
}
