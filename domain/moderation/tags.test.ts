import { expect, test } from "vitest";
import { aliasesOf, tagIdOf } from "./tags";

test("the address of a tag has small letters, digits and hyphens, whatever it is called", () => {
  expect(tagIdOf("Go/no-go")).toBe("go-no-go");
  expect(tagIdOf("  Élan & Cutover! ")).toBe("elan-cutover");
  expect(tagIdOf("試験")).toBe("tag");
  expect(tagIdOf("a".repeat(80))).toHaveLength(50);
});

test("no other word is said twice, and none is the name itself", () => {
  expect(aliasesOf("Testing", ["rehearsal", "testing", "Rehearsal", "UAT"])).toEqual(["rehearsal", "UAT"]);
});
