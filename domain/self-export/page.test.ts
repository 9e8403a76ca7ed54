import { describe, expect, test } from "vitest";
import { toPage } from "./page";
import { type MemberExport, type Row, type Section, toData } from "./section";
import { labelOf } from "./values";

const section = (name: string, rows: readonly Row[], values: Partial<Section> = {}): Section => ({
  word: "plans",
  name,
  title: "Comments",
  rows,
  ...values,
});
const takenAt = new Date("2026-06-09T09:00:00Z");
const exportOf = (...sections: Section[]): MemberExport => ({
  takenAt,
  member: { id: "4f8f0b0e-0000-4000-8000-000000000001", name: "Zoë <Ada> O’Neil" },
  sections,
});
const pageOf = (...sections: Section[]) =>
  toPage(exportOf(...sections), {
    faces: "",
    zone: "Europe/London",
    names: new Map([["pmo-coordinator", "PMO coordinator"]]),
  });

describe("the page of an archive", () => {
  test("runs nothing and asks for nothing, whatever members have written", () => {
    const evil = `<script src="https://evil.example/x.js"></script><img src=x onerror="alert(1)">' "`;
    const page = pageOf(
      section(
        "planComments",
        [
          { body: evil, [evil]: evil, link: `javascript:alert(1)` },
          { body: "b", deep: [{ [evil]: evil }] },
        ],
        {
          title: evil,
          remark: evil,
        },
      ),
    );
    expect(page).not.toMatch(/<script|<link|<iframe|<img|javascript:alert\(1\)"/i);
    expect(page.match(/(?:src|href)="(?!#)[^"]*"/g)).toBeNull();
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("<h1>Everything held about Zoë &lt;Ada&gt; O’Neil</h1>");
  });

  test("leaves words alone that only look like a date", () => {
    const body = ["2026-13-01", "2026-99-99T99:99Z", "2026-02-30T25:00Z", "0000-00-00"];
    const page = pageOf(section("planComments", [{ body: body.join(" ") }, ...body.map((one) => ({ body: one }))]));
    for (const one of body) expect(page).toContain(one);
  });

  test("says dates in words, ids by the names they have, and is silent about ids that have none", () => {
    const page = pageOf(
      section("roleHistory", [
        {
          id: "4f8f0b0e-0000-4000-8000-000000000002",
          currentRoleId: "pmo-coordinator",
          happenedOn: "2026-05-16",
          at: new Date("2026-06-26T17:00:00Z"),
          raterKind: "only_me",
          unit: null,
        },
      ]),
    );
    expect(page).toContain("<dt>Current role</dt><dd>PMO coordinator</dd>");
    expect(page).toContain("<dt>Happened on</dt><dd>16 May 2026</dd>");
    expect(page).toContain(">26 June 2026, 18:00</time>");
    expect(page).toContain("<dd>only me</dd>");
    expect(page).not.toContain("000000000002");
    expect(page).not.toContain("Unit");
  });

  test("short rows are a table, long ones are read one by one, and what is empty is said", () => {
    const short = pageOf(section("a", [{ level: 1 }, { level: 2 }]));
    expect(short).toContain('<th scope="col">Level</th>');
    expect(short).toContain("<tr><td>2</td></tr>");
    const long = pageOf(section("a", [{ body: "x".repeat(80) }, { body: "y" }]), section("b", [], { title: "Gone" }));
    expect(long).not.toContain("<table>");
    expect(long).toContain("<p>Nothing is kept under: Gone.</p>");
  });

  test("files of the archive are links within it, and links of the member's own say where they lead", () => {
    const page = pageOf(
      section("evidenceFiles", [{ file: "evidence/ab run book.txt", link: "https://example.org/a?b&c" }]),
    );
    expect(page).toContain('<a href="./evidence/ab%20run%20book.txt">evidence/ab run book.txt</a>');
    expect(page).toContain('<a href="https://example.org/a?b&amp;c" rel="noreferrer noopener">');
  });
});

test("the data say the same as JSON, grouped by word and table, with empty tables named too", () => {
  const data: unknown = JSON.parse(toData(exportOf(section("planComments", [{ at: takenAt }]), section("plans", []))));
  expect(data).toMatchObject({
    format: "critical-path-export",
    version: 1,
    takenAt: "2026-06-09T09:00:00.000Z",
    plans: { planComments: [{ at: "2026-06-09T09:00:00.000Z" }], plans: [] },
  });
});

test.each([
  ["currentRoleId", "Current role"],
  ["hiddenFromOwnOrganisation", "Hidden from own organisation"],
  ["sourceIds", "Source"],
  ["file", "File"],
])("%s is called “%s”", (key, label) => expect(labelOf(key)).toBe(label));
