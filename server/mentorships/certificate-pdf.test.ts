import { describe, expect, it } from "vitest";
import { every, readAloud } from "@/server/print/tagged-text.fixture";
import { type CertificateSheet, certificatePdf } from "./certificate-pdf";

const made = new Date("2026-06-09T10:00:00Z");
const sheet: CertificateSheet = {
  statement: {
    holder: "Maya Reader",
    side: "mentee",
    other: null,
    programme: "Northline mentoring",
    from: "2025-09-01",
    to: "2026-05-30",
    sessions: 9,
    minutes: 405,
  },
  code: null,
  origin: "https://mentoring.example.org",
  zone: "Europe/London",
};

async function heard(values: Partial<CertificateSheet["statement"]> = {}, code: string | null = null) {
  const bytes = await certificatePdf({ ...sheet, statement: { ...sheet.statement, ...values }, code }, made);
  const { elements, loose } = readAloud(bytes);
  const [document] = elements;
  if (document === undefined) throw new Error("The file has no structure.");
  const pages = Buffer.from(bytes)
    .toString("latin1")
    .match(/\/Type \/Page\b/g)?.length;
  return { pages, loose, words: every(document, ["H1", "H2", "P", "TH", "TD"]).map(({ text }) => text) };
}

describe("the printed certificate", () => {
  it("is one page that says who, with whom, where, when and how long", async () => {
    const { pages, words, loose } = await heard();
    expect(pages).toBe(1);
    expect(loose).toBe("");
    expect(words.slice(0, 11)).toEqual([
      "Certificate of a completed mentorship",
      "Maya Reader",
      "completed a mentorship with their mentor, as the mentee, in the programme “Northline mentoring”.",
      "From",
      "1 September 2025",
      "To",
      "30 May 2026",
      "Confirmed by both",
      "9 sessions",
      "Together",
      "6 hours 45 minutes",
    ]);
    expect(words.join(" ")).toContain("It is not a qualification.");
  });

  it("names the other where the statement does", async () => {
    const { words } = await heard({ other: "Ada First" });
    expect(words[2]).toContain("with Ada First, as the mentee");
  });

  it("bears its address and code while it is shared, and says that it has none otherwise", async () => {
    const shared = (await heard({}, "0123456789ABCDEFGHJK")).words.join(" ");
    expect(shared).toContain("https://mentoring.example.org/certificates/0123-4567-89AB-CDEF-GHJK");
    expect(shared).toContain("Code 0123-4567-89AB-CDEF-GHJK");
    const kept = (await heard()).words.join(" ");
    expect(kept).not.toContain("/certificates/");
    expect(kept).toContain("This copy has no address to check it at");
  });

  it("stays on one page with the longest names", async () => {
    const long = "Wolfeschlegelsteinhausen ".repeat(5).slice(0, 120).trim();
    expect((await heard({ holder: long, other: long, programme: long }, "0123456789ABCDEFGHJK")).pages).toBe(1);
  });
});
