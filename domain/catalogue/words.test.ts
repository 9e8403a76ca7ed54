import { describe, expect, it } from "vitest";
import { foldForSearch } from "./search";
import { sourceLabel } from "./sources";
import { familyLabel, keyInWords, monthsRange, roleInSentence, stanceLabel } from "./words";

describe("the words of the catalogue", () => {
  it.each([
    ["PMO Director / Head of Portfolio", "PMO director / head of portfolio"],
    ["Test or IT Delivery Lead", "test or IT delivery lead"],
    ["Project Manager", "project manager"],
  ])("a role within a sentence: %s", (name, written) => {
    expect(roleInSentence(name)).toBe(written);
  });

  it("a range of months is never “12 to 12”", () => {
    expect(monthsRange(12, 12)).toBe("12 months");
    expect(monthsRange(1, 1)).toBe("1 month");
    expect(monthsRange(9, 18)).toBe("9 to 18 months");
  });

  it("a key that nobody has named is shown as words", () => {
    expect(keyInWords("leadership_programme")).toBe("Leadership programme");
    expect(keyInWords("nhs")).toBe("NHS");
    expect(stanceLabel("half_hearted")).toBe("Half hearted");
    expect(familyLabel("field_work")).toBe("field work");
  });

  it("a source is cited by who published it, and when", () => {
    expect(sourceLabel({ kind: "framework", publisher: "IIBA (2017 edition, copy)", year: 2017 })).toBe("IIBA, 2017");
    expect(sourceLabel({ kind: "source_article", publisher: "Article 1: blog", year: null })).toBe("Article 1");
    expect(sourceLabel({ kind: "general_knowledge", publisher: "Editors", year: null })).toBe("General knowledge");
  });

  it("a search does not stumble over quotes, accents and case", () => {
    expect(foldForSearch("Lloyd’s  Café")).toBe("lloyd's cafe");
  });
});
