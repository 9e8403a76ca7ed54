import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Makes the data directory if it is not there. Throws, with a sentence for people, when nothing can be kept in it. */
export function makeDataDir(path: string): void {
  try {
    make(path);
    if (!statSync(path).isDirectory()) throw new Error("it is a file");
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`DATA_DIR must be a directory that can be written, and ${path} is not: ${why}.`);
  }
}

// One level at a time: asked for several, Node tries for ever in a file system that takes none, such as /proc.
function make(path: string): void {
  if (existsSync(path)) return;
  make(dirname(path));
  mkdirSync(path);
}
