import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, unguarded } from "@/domain/csv-table";
import { csvTemplate } from "./csv";
import { readCsv } from "./read-csv";
import { counter } from "./sample.fixture";

const head = { title: "Mine", purpose: "", startsOn: "2026-06-08", hoursPerWeek: 5, reviewEveryDays: null };
const read = (text: string) => readCsv(text, head, counter());

describe("a table", () => {
  it("has no cell that a spreadsheet would take for a formula, and loses nothing by it", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "'=", "'"), (text, mark) => {
        const cell = guarded(mark + text);
        expect(cell).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
        expect(unguarded(cell)).toBe(mark + text);
      }),
    );
  });

  it("to fill in is one that can be read", () => {
    const { document, problems } = read(csvTemplate());
    expect(problems).toEqual([]);
    expect(document?.items.map((item) => item.kind)).toEqual(["goal", "task", "task", "milestone", "gate"]);
    expect(document?.items[4]?.criteria).toHaveLength(2);
  });

  it("of a spreadsheet with semicolons, British dates and columns in another order is read all the same", () => {
    const { document } = read("title;not before;WBS\r\nOne;09/06/2026;1\r\nTwo;2026-06-10;2\r\n");
    expect(document?.items.map((item) => [item.title, item.notBefore])).toEqual([
      ["One", "2026-06-09"],
      ["Two", "2026-06-10"],
    ]);
  });

  it("tells what is wrong at the line on which a row begins, even after cells with line breaks", () => {
    const { problems } = read(
      'Title,Note,Not before,After,Kind\nOne,"a\nb\nc",,,\nTwo,,31/02/2026,,\n,,,,\nThree,,,9.9,thing\n',
    );
    expect(problems).toEqual([
      { line: 5, message: "Not before: “31/02/2026” is not a day. Write it as 2026-06-09 or 09/06/2026." },
      { line: 7, message: "Kind: “thing” is none of goal, task, milestone, gate." },
      { line: 7, message: "After: “9.9” is no row of the table. Write the WBS of one, such as 1.1 or G1+5." },
    ]);
  });

  it("without the column of titles, without rows, or with an open quotation mark is refused in a sentence", () => {
    expect(read("Name\nOne\n").problems[0]?.message).toContain("“Title” is missing");
    expect(read("Title\n").problems[0]?.message).toContain("no rows");
    expect(read('Title\n"One\n').problems[0]?.message).toContain("quotation mark");
    expect(read("").problems).toHaveLength(1);
  });

  it("never fails in any other way, whatever is in the file", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Title", "WBS", ",", ";", "\n", '"', "1.1", "=", "é", "\t", "G1", "After")),
        (parts) => {
          const { document, problems } = read(parts.join(""));
          expect(document !== null || problems.length > 0).toBe(true);
        },
      ),
    );
  });
});
