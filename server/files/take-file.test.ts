import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { archiveOf, type Part, wordParts } from "./archive.fixture";
import { takeFile } from "./take-file";

const take = (name: string, bytes: Uint8Array | string) =>
  takeFile({ name, bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes });
const picture = (width = 40, height = 30) => sharp({ create: { width, height, channels: 3, background: "#2b5d8a" } });
const word = (...more: Part[]) => archiveOf([...wordParts, ...more]);
const pdf = "%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n";

/** A PNG whose header says so many pixels and whose data is a few bytes. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const row = Buffer.alloc(Math.ceil(side / 8) + 1);
  const data = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("what is kept of a file", () => {
  it("is the file itself, for documents and text", async () => {
    expect(await take("Run book.pdf", pdf)).toMatchObject({ name: "Run book.pdf", mediaType: "application/pdf" });
    expect((await take("notes.txt", "Cutover at 02:00.\n")).bytes.toString()).toBe("Cutover at 02:00.\n");
    expect((await take("costs.csv", "week,hours\n1,4\n")).mediaType).toBe("text/csv; charset=utf-8");
    const document = word();
    expect((await take("Run book.docx", document)).bytes.equals(document)).toBe(true);
  });

  it("is the picture drawn anew: where it was taken is gone", async () => {
    const gps = { IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" }, IFD0: { Artist: "Maya" } };
    const taken = await picture().withExif(gps).withIccProfile("p3").jpeg().toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    for (const kind of ["jpg", "png", "webp"] as const) {
      const source = kind === "jpg" ? taken : await sharp(taken).keepMetadata().toFormat(kind).toBuffer();
      const { bytes } = await take(`desk.${kind}`, source);
      const { exif, xmp, iptc, format, width, height } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, format, width, height }).toEqual({
        exif: undefined,
        xmp: undefined,
        iptc: undefined,
        format: kind === "jpg" ? "jpeg" : kind,
        width: 40,
        height: 30,
      });
      expect(bytes.includes("Maya")).toBe(false);
    }
  });

  it("is no wider than a screen needs", async () => {
    const { bytes } = await take("wall.png", await picture(5000, 100).png().toBuffer());
    expect((await sharp(bytes).metadata()).width).toBe(4096);
  });

  it("is nothing of what stands behind the picture", async () => {
    const polyglot = Buffer.concat([
      await picture().png().toBuffer(),
      Buffer.from("<script>alert(1)</script>"),
      word(),
    ]);
    const { bytes } = await take("desk.png", polyglot);
    expect(bytes.includes("script")).toBe(false);
    expect(bytes.includes("PK\x03\x04")).toBe(false);
  });
});

describe("what is refused", () => {
  const refusals: [string, string, () => Promise<Uint8Array | string> | Uint8Array | string, string][] = [
    ["a name without a kind", "README", () => "text", "kind"],
    ["SVG", "plan.svg", () => "<svg xmlns='http://www.w3.org/2000/svg'/>", "kind"],
    ["HTML", "plan.html", () => "<!doctype html>", "kind"],
    ["a macro document", "plan.docm", () => word(), "kind"],
    ["a program behind a harmless name", "plan.pdf.exe", () => pdf, "kind"],
    ["HTML that calls itself text", "plan.txt", () => "\n <html><script>alert(1)</script>", "text"],
    ["SVG that calls itself text", "plan.csv", () => "<svg onload=alert(1)>", "text"],
    ["text with a NUL in it", "plan.txt", () => "a\0b", "text"],
    ["text that is not UTF-8", "plan.csv", () => Buffer.from([0x61, 0xa3, 0x62]), "text"],
    ["a picture that calls itself a PDF", "plan.pdf", () => picture().png().toBuffer(), "not_it"],
    ["an archive that calls itself a PDF", "plan.pdf", () => word(), "not_it"],
    ["a PDF that is an archive too", "plan.pdf", () => Buffer.concat([Buffer.from(pdf), word()]), "not_it"],
    ["a PDF without an end", "plan.pdf", () => "%PDF-1.7\n", "not_it"],
    ["a PDF that calls itself a Word document", "plan.docx", () => pdf, "not_it"],
    ["a JPEG that calls itself a PNG", "desk.png", () => picture().jpeg().toBuffer(), "not_it"],
    ["a picture that is only its beginning", "desk.jpg", () => Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "picture"],
    ["a GIF that calls itself a WebP", "desk.webp", () => picture().gif().toBuffer(), "not_it"],
    ["an archive that is no document", "plan.docx", () => archiveOf([{ name: "a.txt", text: "a" }]), "office"],
    ["a workbook that calls itself a document", "plan.xlsx", () => word(), "office"],
    ["a document with macros", "plan.docx", () => word({ name: "word/vbaProject.bin", text: "x" }), "office"],
    ["a part outside the document", "plan.docx", () => word({ name: "word/../../evil", text: "x" }), "office"],
    ["a part at the root of a disk", "plan.docx", () => word({ name: "/etc/passwd", text: "x" }), "office"],
    ["a locked document", "plan.docx", () => word({ name: "word/a.xml", text: "x", flags: 1 }), "office"],
    ["two parts of one name", "plan.docx", () => word({ name: "word/document.xml", text: "x" }), "office"],
    ["something before the document", "plan.docx", () => Buffer.concat([word().subarray(0, 40), word()]), "office"],
    ["something behind the document", "plan.docx", () => Buffer.concat([word(), Buffer.from("tail")]), "office"],
    ["a document cut short", "plan.docx", () => word().subarray(0, -30), "office"],
    [
      "a bomb that says what it is",
      "plan.docx",
      () => word({ name: "word/media/bomb.bin", bytes: Buffer.alloc(60_000_000) }),
      "office",
    ],
    [
      "a bomb that says it is small",
      "plan.docx",
      () => word({ name: "word/media/bomb.bin", bytes: Buffer.alloc(60_000_000), claims: 1000 }),
      "office",
    ],
    [
      "a part that is shorter than it says",
      "plan.docx",
      () => word({ name: "word/a.xml", text: "short", claims: 1000 }),
      "office",
    ],
  ];
  it.each(refusals)("%s", async (_, name, bytes, reason) => {
    await expect(take(name, await bytes())).rejects.toThrow(`files.${reason}`);
  });

  it("a picture of twenty thousand by twenty thousand, however small its file", async () => {
    const bomb = hugePng(20_000);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(take("desk.png", bomb)).rejects.toThrow("files.picture");
    expect((await take("desk.png", hugePng(200))).mediaType).toBe("image/png");
  });

  it("eleven megabytes of anything", async () => {
    await expect(take("plan.txt", Buffer.alloc(11_000_000, "a"))).rejects.toThrow("files.too_large");
  });
});
