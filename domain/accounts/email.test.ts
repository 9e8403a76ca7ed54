import { expect, test } from "vitest";
import { maskEmail, normaliseEmail } from "./email";

test.each([
  ["Jasmine@Example.ORG", "jasmine@example.org"],
  ["  spaced@example.org ", "spaced@example.org"],
  ["plus+tag@example.org", "plus+tag@example.org"],
  ["name@bücher.example", "name@xn--bcher-kva.example"],
  ["name＠example.org", "name@example.org"],
])("%s is stored as %s", (given, stored) => {
  expect(normaliseEmail(given)).toBe(stored);
});

test.each([
  "",
  "nobody",
  "two@at@example.org",
  "two＠at@example.org",
  '"quoted"@example.org',
  "a,b@example.org",
  "name@localhost",
  "name@example.org\nbcc:x@example.org",
  ".dot@example.org",
  "dot.@example.org",
  "do..t@example.org",
  "name@-bad.example",
  "name@example.123",
  `${"a".repeat(65)}@example.org`,
  "näme@example.org",
])("%j is no address", (given) => {
  expect(normaliseEmail(given)).toBeNull();
});

test("a masked address keeps its first letter and its domain", () => {
  expect(maskEmail("jasmine@example.org")).toBe("j••••••@example.org");
  expect(maskEmail("j@example.org")).toBe("j•@example.org");
});
