import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A file on its way into an archive. `bytes` is asked when its turn comes; null when the file has gone meanwhile. */
export type ArchiveFile = {
  readonly path: string;
  /** Whether it is worth packing: text is, a photograph or a PDF is packed already. */
  readonly packs: boolean;
  readonly bytes: () => Promise<Uint8Array | null>;
};

/** Packed in pieces of this size, so that no other request waits long while a large file is being packed. */
const piece = 64 * 1024;

/**
 * The files as one ZIP, in pieces as they are wanted: one file is held at a time, and nothing is read before whoever receives the
 * archive has taken what came before. What throws leaves an archive without its end, which no program opens as whole.
 */
export async function* zipped(files: Iterable<ArchiveFile>, at: Date): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const file of files) {
    const bytes = await file.bytes();
    if (bytes === null) continue;
    const entry = file.packs ? new ZipDeflate(file.path) : new ZipPassThrough(file.path);
    entry.mtime = at;
    zip.add(entry);
    for (let from = 0; from === 0 || from < bytes.byteLength; from += piece) {
      entry.push(bytes.slice(from, from + piece), from + piece >= bytes.byteLength);
      yield* ready.splice(0);
    }
  }
  zip.end();
  yield* ready.splice(0);
}
