import fc from "fast-check";
import { expect, test } from "vitest";
import { safeNext } from "./redirect";

test.each(["/today", "/mentors?domain=banking&free=now", "/mentors/oluwaseun#questions", "/requests/1?x=%20y"])(
  "%s is kept",
  (path) => {
    expect(safeNext(path)).toBe(path);
  },
);

const elsewhere = [
  "//evil.example",
  "///evil.example",
  "////evil.example/%2f..",
  "/\\evil.example",
  "/\\/evil.example",
  "\\\\evil.example",
  "\\/evil.example",
  "/%2fevil.example",
  "/%2Fevil.example",
  "/%2f%2fevil.example",
  "/%5cevil.example",
  "/%5C%5Cevil.example",
  "%2f%2fevil.example",
  "/%252fevil.example",
  "/%25%32%66evil.example",
  "https://evil.example",
  "http:evil.example",
  "https:/evil.example",
  "https:///evil.example",
  "HTTPS://evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  "\t//evil.example",
  "\n//evil.example",
  "/%09/evil.example",
  "/%0a/evil.example",
  "/%0d%0aLocation:%20https://evil.example",
  "/today\r\nSet-Cookie: a=b",
  "/today%0d%0aSet-Cookie:%20a=b",
  "/\u0000/evil.example",
  "/%00/evil.example",
  "user@evil.example",
  "//user@evil.example",
  "//user:pass@evil.example",
  "https://localhost@evil.example",
  "https://localhost.evil.example",
  "//evil.example:443/",
  "//[::1]/",
  "//0x7f000001/",
  "//evil%E3%80%82example",
  "/.//evil.example",
  "/..//evil.example",
  "/today/..//evil.example",
  "/./\\evil.example",
  "//\u3002evil.example",
  "/\u200b/evil.example",
  "/\u202e/evil.example",
  "?next=//evil.example",
  "#//evil.example",
  "today",
  "",
  " ",
  "/api/auth/signout",
  "/api/trpc/accounts.signOut",
];

test.each(elsewhere)("%j leads to the fallback", (given) => {
  expect(safeNext(given)).toBe("/today");
});

test("whatever is given, the answer is a path of this site", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
      ),
      (given) => {
        const path = safeNext(given);
        expect(new URL(path, "https://here.example").origin).toBe("https://here.example");
        expect(path.startsWith("/")).toBe(true);
        expect(path.startsWith("//")).toBe(false);
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([undefined, null, 7, ["/today"], { next: "/today" }])("%j is no path", (given) => {
  expect(safeNext(given, "/account")).toBe("/account");
});
