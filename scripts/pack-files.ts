import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { constants, brotliCompress as toBrotli, gzip as toGzip } from "node:zlib";

const brotli = promisify(toBrotli);
const gzip = promisify(toGzip);

async function pack(from: string, to: string): Promise<void> {
  const plain = readFileSync(from);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length };
  const [br, gz] = await Promise.all([brotli(plain, { params }), gzip(plain, { level: 9 })]);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(`${to}.br`, br);
  writeFileSync(`${to}.gz`, gz);
}

/**
 * Compresses every script and style below `from` as small as it goes, once, into the same places below `to`: `name.br` and
 * `name.gz`. What was there before is gone.
 */
export async function packFiles(from: string, to: string): Promise<void> {
  rmSync(to, { recursive: true, force: true });
  const names = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css)$/.test(name));
  await Promise.all(names.map((name) => pack(join(from, name), join(to, name))));
}
