import { describe, expect, test } from "vitest";
import { excerpt, foundFrom, foundTo, foundWords, marked } from "./excerpt";
import { readPlace, searchHref, writePlace } from "./forms";
import { tellingWords, wantedWords, withoutExcluded, withWords } from "./question";
import { likelyMeant } from "./spelling";

describe("a question", () => {
  test("wants its words without accents, quotes, what it excludes and “or”", () => {
    expect(wantedWords('Résilience "parallel running" or -cost TSB’s go/no-go')).toEqual([
      "resilience",
      "parallel",
      "running",
      "tsb's",
      "go",
      "no-go",
    ]);
    expect(tellingWords("What should a coordinator do?")).toEqual(["coordinator"]);
  });

  test("is ranked without what it excludes", () => {
    expect(withoutExcluded('agile -waterfall no-go -"big bang" x')).toBe("agile  no-go  x");
  });

  test("keeps everything but the words that are put in the place of others", () => {
    expect(withWords('"Benifits" -Cost', new Map([["benifits", "benefits"]]))).toBe('"benefits" -Cost');
  });
});

describe("an excerpt", () => {
  const words = foundWords(`${foundFrom}hazard${foundTo} and ${foundFrom}Logs${foundTo}`);

  test("marks what was found and nothing that only contains it, and loses no letter", () => {
    const stretches = marked("The hazard of Logs; hazards, logs", words);
    expect(stretches.filter(({ found }) => found).map(({ text }) => text)).toEqual(["hazard", "Logs"]);
    expect(stretches.map(({ text }) => text).join("")).toBe("The hazard of Logs; hazards, logs");
  });

  test("is taken from where most of the words stand, cut between words", () => {
    const text = `${"Something else entirely about hazard. ".repeat(20)}Here the hazard and the Logs stand. ${"And so on. ".repeat(40)}`;
    const cut = excerpt(text, words, 120)
      .map((stretch) => stretch.text)
      .join("");
    expect(cut).toContain("hazard and the Logs");
    expect(cut.length).toBeLessThan(130);
    expect(cut).toMatch(/^… \S/);
    expect(cut).toMatch(/\S …$/);
  });

  test("of a text that says one word ten thousand times is found as soon as it is read, twenty times over", () => {
    const text = "risk ".repeat(10_000);
    for (let page = 0; page < 20; page += 1) expect(excerpt(text, new Set(["risk"]), 120).length).toBeGreaterThan(1);
  });

  test("of a text in which nothing is found is its beginning", () => {
    const [only, ...others] = excerpt("Nothing here. ".repeat(40), words, 60);
    expect(only?.text).toMatch(/^Nothing here\./);
    expect(others).toEqual([]);
  });
});

describe("a place between two pages", () => {
  test("is read as it was written, and anything else is no place", () => {
    const place = { score: 0.25, key: "posts:0a1b-2c" };
    expect(readPlace(writePlace(place))).toEqual(place);
    for (const text of [undefined, "", "0.25~posts:1", "0.250000~plans:1", "x.250000~posts:1", "0.250000~posts:'"])
      expect(readPlace(text)).toBeNull();
  });

  test("is a word of the address, as what narrows the search is", () => {
    expect(searchHref({ q: "a b", kind: undefined, domain: "" })).toBe("/search?q=a+b");
    expect(searchHref({})).toBe("/search");
  });
});

describe("a misspelt word", () => {
  const known = ["benefits", "beneath", "governance", "rollback", "risk"].map((word, at) => ({ word, texts: at + 1 }));

  test("is one that is a letter or two away, the nearer the longer it is", () => {
    expect(likelyMeant("benifits", known)).toBe("benefits");
    expect(likelyMeant("goverance", known)).toBe("governance");
    expect(likelyMeant("rollbakc", known)).toBe("rollback");
    expect(likelyMeant("riks", known)).toBe("risk");
  });

  test("is none that is far away, and a known word is not misspelt", () => {
    expect(likelyMeant("rosk", [{ word: "roof", texts: 1 }])).toBeNull();
    expect(likelyMeant("penguin", known)).toBeNull();
    expect(likelyMeant("risk", known.slice(4))).toBeNull();
  });
});
