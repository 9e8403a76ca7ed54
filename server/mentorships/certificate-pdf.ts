import { longDate } from "@/domain/dates";
import { certificatePath, codeInGroups } from "@/domain/mentorships/certificate";
import {
  certificateClaims,
  certificateLimits,
  certificateTitle,
  figuresOf,
  sentenceOf,
} from "@/domain/mentorships/certificate-words";
import { ink, innerWidth, page, Sheet } from "@/server/print/sheet";
import type { Part } from "@/server/print/structure";
import type { CertificateStatement } from "./certificate-record";

/** All that stands on the sheet. `code` is null while the certificate is not shared; `zone` is its holder's. */
export type CertificateSheet = {
  statement: CertificateStatement;
  code: string | null;
  origin: string;
  zone: string;
};

const gutter = 28;
const columnWidth = (innerWidth - gutter) / 2;
const cellHeight = 46;

/** Whose it is, as large as it fits; returns the baseline of its last line. */
function names(sheet: Sheet, { holder }: CertificateStatement, y: number): number {
  const large = { face: "display", size: 34, leading: 40 } as const;
  const look = sheet.widthOf(holder, large) <= innerWidth ? large : ({ ...large, size: 22, leading: 28 } as const);
  const lines = sheet.wrapped(holder, innerWidth, look, 2);
  sheet.paragraph(sheet.structure.root, "P", { text: holder, lines }, page.margin, y, look);
  return y + (lines.length - 1) * look.leading;
}

/** The figures as a drawing's title block has them: label over value, in cells of one ruled frame. */
function figures(sheet: Sheet, statement: CertificateStatement, y: number): void {
  const cells = figuresOf(statement);
  const width = innerWidth / cells.length;
  sheet.draw((doc) => doc.lineWidth(0.9).rect(page.margin, y, innerWidth, cellHeight).stroke(ink.full));
  const table = sheet.structure.part(sheet.structure.root, "Table");
  for (const [at, { label, value }] of cells.entries()) {
    const x = page.margin + at * width;
    if (at > 0) sheet.rule(x, y, x, y + cellHeight, ink.rule);
    const row = sheet.structure.part(table, "TR");
    sheet.write(row, "TH", label, x + 12, y + 17, { size: 8.5, colour: ink.soft, scope: "Row" });
    sheet.write(row, "TD", value, x + 12, y + 35, { face: "strong", size: 13, room: width - 20 });
  }
}

const text = { size: 9.5, leading: 13.5 } as const;

function paragraph(sheet: Sheet, section: Part, words: string, x: number, y: number): number {
  const lines = sheet.wrapped(words, columnWidth, text, 5);
  sheet.paragraph(section, "P", { text: words, lines }, x, y, { ...text, colour: ink.soft });
  return y + lines.length * text.leading + 6;
}

function claims(sheet: Sheet, { statement }: CertificateSheet, y: number): void {
  const section = sheet.structure.part(sheet.structure.root, "Sect");
  sheet.heading(section, "What it says", page.margin, y, columnWidth);
  let at = y + 36;
  for (const words of [certificateClaims(statement), certificateLimits]) {
    at = paragraph(sheet, section, words, page.margin, at);
  }
}

function check(sheet: Sheet, { statement, code, origin }: CertificateSheet, y: number): void {
  const left = page.margin + columnWidth + gutter;
  const section = sheet.structure.part(sheet.structure.root, "Sect");
  sheet.heading(section, "How to check it", left, y, columnWidth);
  if (code === null) {
    paragraph(
      sheet,
      section,
      `This copy has no address to check it at: when it was printed, ${statement.holder} was not sharing the certificate. Whoever needs to check it can ask for a copy that has one.`,
      left,
      y + 36,
    );
    return;
  }
  const address = `${origin}${certificatePath(code)}`;
  const size = Math.min(10, (10 * columnWidth) / sheet.widthOf(address, { face: "strong", size: 10 }));
  sheet.write(section, "P", address, left, y + 37, { face: "strong", size });
  sheet.write(section, "P", `Code ${codeInGroups(code)}`, left, y + 53, { size: 9.5 });
  paragraph(
    sheet,
    section,
    `The page at this address says the same, as it stands when somebody opens it. ${statement.holder} can withdraw it at any time; then the address leads nowhere.`,
    left,
    y + 72,
  );
}

/**
 * The certificate as a PDF of one page: A4, landscape, in the faces of the product, tagged so that it can be heard. `at` is
 * when it was made.
 */
export async function certificatePdf(certificate: CertificateSheet, at: Date): Promise<Uint8Array> {
  const { statement, origin, zone } = certificate;
  const sheet = new Sheet({
    title: `${certificateTitle}: ${statement.holder}`,
    author: statement.programme,
    subject: sentenceOf(statement),
    at,
  });
  const { root } = sheet.structure;
  const top = page.margin;
  sheet.line("Critical Path", page.margin, top + 8, { face: "display", size: 9, colour: ink.soft });
  const programme = sheet.fitted(statement.programme, innerWidth * 0.7, { size: 8 });
  sheet.line(programme, page.margin + innerWidth, top + 8, { size: 8, colour: ink.soft, align: "right" });
  sheet.rule(page.margin, top + 14, page.margin + innerWidth, top + 14, ink.full, 1);
  sheet.write(root, "H1", certificateTitle, page.margin, top + 52, { face: "display", size: 17 });
  const below = names(sheet, statement, top + 120);
  const said = sentenceOf(statement, { withName: false });
  const look = { size: 12.5, leading: 18 } as const;
  const sentence = sheet.wrapped(said, innerWidth, look, 3);
  sheet.paragraph(root, "P", { text: said, lines: sentence }, page.margin, below + 32, look);
  figures(sheet, statement, top + 246);
  claims(sheet, certificate, top + 330);
  check(sheet, certificate, top + 330);
  return sheet.finish(`Critical Path at ${origin}, printed ${longDate(at, zone)}.`);
}
