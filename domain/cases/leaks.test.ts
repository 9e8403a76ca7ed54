import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCardNumber, isIban, isNhsNumber } from "./check-digits";
import { findLeaks, nameCandidates, newLeaks } from "./leaks";

const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count });
const none = { names: [], banned: [] };
const kindsIn = (text: string, known: { names: string[]; banned: string[] } = none) =>
  findLeaks([{ field: "text", label: "The situation", text }], known).map(({ kind }) => kind);

describe("check digits", () => {
  it("take one last digit of ten for a number of the NHS, or none", () => {
    fc.assert(
      fc.property(digits(9), (nine) => {
        const valid = [...Array(10).keys()].filter((last) => isNhsNumber([...nine, last].join("")));
        expect(valid.length).toBeLessThanOrEqual(1);
        const sum = nine.reduce((total, digit, at) => total + digit * (10 - at), 0);
        expect(valid).toEqual(sum % 11 === 1 ? [] : [(11 - (sum % 11)) % 11]);
      }),
    );
  });

  it("take exactly one last digit for a card, and see any single digit that is wrong", () => {
    fc.assert(
      fc.property(digits(15), fc.nat(14), fc.integer({ min: 1, max: 9 }), (start, at, by) => {
        fc.pre(new Set(start).size > 2);
        const valid = [...Array(10).keys()].filter((last) => isCardNumber([...start, last].join("")));
        expect(valid).toHaveLength(1);
        const wrong = start.map((digit, place) => (place === at ? (digit + by) % 10 : digit));
        expect(isCardNumber([...wrong, valid[0]].join(""))).toBe(false);
      }),
    );
  });

  it("take exactly one pair of check digits for an IBAN, spaces or not", () => {
    fc.assert(
      fc.property(digits(14), (account) => {
        const of = (check: number) => `GB${String(check).padStart(2, "0")}NWBK${account.join("")}`;
        const valid = [...Array(97).keys()].map((check) => check + 2).filter((check) => isIban(of(check)));
        expect(valid).toHaveLength(1);
        const spaced = of(valid[0] ?? 0).replace(/(.{4})/g, "$1 ");
        expect(isIban(spaced)).toBe(true);
      }),
    );
  });

  it("know the published examples", () => {
    expect(isNhsNumber("943 476 5919")).toBe(true);
    expect(isNhsNumber("943 476 5918")).toBe(false);
    expect(isCardNumber("4111 1111 1111 1111")).toBe(true);
    expect(isIban("GB82 WEST 1234 5698 7654 32")).toBe(true);
    expect(isIban("GB82 WEST 1234 5698 7654 33")).toBe(false);
  });
});

describe("the check before publishing", () => {
  it.each([
    ["write to jo.bloggs@example.org today", "email"],
    ["ring 020 7946 0958", "phone"],
    ["ring +44 (0)7700 900123", "phone"],
    ["ring 07700900123", "phone"],
    ["ring +65 6123 4567", "phone"],
    ["ring 9123 4567.", "phone"],
    ["at SW1A 1AA", "postcode"],
    ["patient 943 476 5919", "nhs"],
    ["12-34-56, account 12345678", "account"],
    ["GB82 WEST 1234 5698 7654 32", "account"],
    ["card 4111-1111-1111-1111", "card"],
  ])("finds in “%s” one %s", (text, kind) => {
    expect(kindsIn(text)).toEqual([kind]);
  });

  it("leaves figures of a project alone", () => {
    const text =
      "The budget of £11,200,000 became £11.9m over 22 months; 1,300 users in 2019, 45 000 records, gate 2 on 12-03-2019.";
    expect(kindsIn(text)).toEqual([]);
  });

  it("finds names and own words as whole words, whatever their capitals and accents, and says where", () => {
    const known = { names: ["Siân O’Neill"], banned: ["Falcon"] };
    const text = "First line.\nsian o'neill ran FALCON.\nFalconry is none.";
    expect(findLeaks([{ field: "text", label: "What happened", text }], known)).toEqual([
      { kind: "name", found: "Siân O’Neill", field: "text", label: "What happened", line: 2 },
      { kind: "banned", found: "Falcon", field: "text", label: "What happened", line: 2 },
    ]);
  });

  it("compares with members only what could be a full name", () => {
    const candidates = nameCandidates([{ field: "text", label: "", text: "Then Gwen Prosser left. Early." }]);
    expect(candidates).toContain("gwen prosser");
    expect(candidates).not.toContain("left early");
  });

  it("tells what is new from what was looked at", () => {
    const one = { kind: "email", found: "a@b.uk", field: "text", label: "Title", line: 1 } as const;
    const moved = { ...one, line: 4 };
    const other = { ...one, found: "c@d.uk" };
    expect(newLeaks([one], [moved, other])).toEqual([other]);
  });
});

it("a word on every line is shown on the first ten, however many ways there are to write it", () => {
  const banned = Array.from({ length: 200 }, (_, at) => `Acme${" ".repeat(at)}`);
  const found = findLeaks([{ field: "text", label: "The situation", text: "acme and Ácme\n".repeat(5_000) }], {
    names: [],
    banned,
  });
  expect(found.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
