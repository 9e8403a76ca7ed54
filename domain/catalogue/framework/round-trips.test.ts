import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameworkChanges } from "./differences";
import { canonicalFramework, completed, type Framework } from "./document";
import { competency, framework, frameworks, terms } from "./framework.fixture";
import { frameworkJson } from "./json";
import { readFramework } from "./read";
import { frameworkTable } from "./table";

const read = (text: string) => readFramework(new TextEncoder().encode(text), terms);
const roleIds = terms.roles.map(({ id }) => id);
const shuffled = ({ competencies, profiles }: Framework): Framework => ({
  competencies: competencies.toReversed(),
  profiles: profiles.toReversed(),
});

describe("a framework that goes out and comes back", () => {
  for (const [name, write] of [
    ["a table", frameworkTable],
    ["JSON", frameworkJson],
  ] as const) {
    it(`as ${name} says the same, whatever was written in it`, () => {
      fc.assert(
        fc.property(frameworks, (whole) => {
          expect(read(write(whole))).toEqual({
            kind: name === "JSON" ? "json" : "csv",
            framework: whole,
            problems: [],
          });
        }),
        { numRuns: 200 },
      );
    });
  }

  it("differs in nothing and has the same canonical text, in whichever order it comes", () => {
    fc.assert(
      fc.property(frameworks, (whole) => {
        const back = read(frameworkTable(shuffled(whole))).framework;
        const kept = completed(back ?? { competencies: [], profiles: [] }, whole, roleIds);
        expect(frameworkChanges(whole, kept, roleIds)).toEqual([]);
        expect(canonicalFramework(kept)).toBe(canonicalFramework(whole));
      }),
    );
  });
});

describe("a file that cannot be taken in", () => {
  const row = (cells: Record<string, string>) => {
    const [heading = "", first = ""] = frameworkTable(framework([competency("presenting")])).split("\r\n");
    const titles = heading.replace("\uFEFF", "").split(",");
    return [
      heading,
      first
        .split(",")
        .map((cell, at) => cells[titles[at] ?? ""] ?? cell)
        .join(","),
    ].join("\r\n");
  };

  it("is told by line, column and sentence", () => {
    const text = row({ "Level 3": "", "Plan area": "cookery", "Target: pmo-analyst": "seven" });
    expect(read(text)).toEqual({
      kind: "csv",
      framework: null,
      problems: [
        { line: 2, column: "Level 3", message: "This cell is empty; every competency needs it." },
        { line: 2, column: "Target: pmo-analyst", message: expect.stringContaining("“seven” is no target.") },
        { line: 2, column: "Plan area", message: expect.stringContaining("There is no plan area “cookery”.") },
      ],
    });
  });

  it("counts lines with the line breaks within cells", () => {
    const two = framework([competency("a", { description: "one\ntwo\nthree" }), competency("b", { difference: "no" })]);
    expect(read(frameworkTable(two)).problems).toMatchObject([{ line: 5, column: "Difference" }]);
  });

  it("may not speak of roles that the catalogue does not have, nor of a must at level 0", () => {
    const other = {
      ...framework([competency("a")], 0),
      profiles: [{ roleId: "juggler", levels: { a: 0 }, critical: ["a"] }],
    };
    expect(read(frameworkTable(other)).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("There is no role “juggler”"),
      "“a” is a must here, and its level is 0.",
    ]);
  });

  it("names what its first row leaves out", () => {
    expect(read("Name,Description\r\nx,y").problems[0]?.message).toContain("“Plan area”, “Difference”, “Level 0”");
  });

  it("of JSON is told by the line on which the entry stands", () => {
    const text = frameworkJson(framework([competency("a"), competency("b")])).replace('"b at level 2"', '""');
    const line = text.split("\n").findIndex((one) => one.trim() === '"",') + 1;
    expect(read(text).problems).toEqual([{ line, column: "competencies.1.levels.2", message: "This is empty." }]);
    expect(read(text.slice(0, 300)).problems).toMatchObject([{ message: expect.stringContaining("breaks off") }]);
    expect(read('{"format": "x"}').problems).toMatchObject([{ line: 1, column: "format" }]);
  });

  it("of JSON may be as deep as it likes, and may not be empty of competencies", () => {
    const empty = frameworkJson(framework([]));
    expect(read(empty).problems).toEqual([
      { line: 4, column: "competencies", message: "There is no competency in it." },
    ]);
    const deep = empty.replace('"competencies": []', `"competencies": ${"[".repeat(200_000)}${"]".repeat(200_000)}`);
    expect(read(deep).problems).toMatchObject([{ line: 4, column: "competencies.0" }]);
  });

  it("is a workbook or a PDF only by mistake, and is told so", () => {
    expect(readFramework(new Uint8Array([0x50, 0x4b, 3, 4]), terms).problems[0]?.message).toContain("packed file");
  });
});

describe("a new row", () => {
  it("gets its id from its name, and areas and differences may be written as people call them", () => {
    const text = frameworkTable(framework([competency("gone", { name: "Benefits & value" })]))
      .replace("gone,", ",")
      .replace("skills", "Formal Training");
    expect(read(text).framework?.competencies[0]).toMatchObject({ id: "benefits-value", planArea: "formal_training" });
  });
});
