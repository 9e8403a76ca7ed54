import { crc32, deflateRawSync } from "node:zlib";

/** One part of an archive made for a test. `claims` is the size that its lists state when that is a lie. */
export type Part = { name: string; text?: string; bytes?: Uint8Array; claims?: number; flags?: number };

/** The parts that every Word document has. */
export const wordParts: readonly Part[] = [
  { name: "[Content_Types].xml", text: "<Types/>" },
  { name: "word/document.xml", text: "<w:document>Run book</w:document>" },
];

/** An archive of these parts, packed, in the plainest form of the format. */
export function archiveOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const lists: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const plain = part.bytes ?? Buffer.from(part.text ?? "");
    const packed = deflateRawSync(plain);
    const name = Buffer.from(part.name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(part.flags ?? 0, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(part.claims ?? plain.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const file = Buffer.concat([Buffer.from("PK\x03\x04"), facts, name, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    lists.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), facts, place, name]));
    files.push(file);
    at += file.length;
  }
  const list = Buffer.concat(lists);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, list, end]);
}
