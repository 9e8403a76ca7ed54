import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAnonymous, publicPage } from "./public-pages";

describe("which kept page a request is for", () => {
  test.each([
    ["/", "/"],
    ["/mentors", "/mentors"],
    ["/mentors/gwen-prosser", "/mentors/gwen-prosser"],
    ["/mentors?domain=banking&zone=utc", "/mentors?domain=banking&zone=utc"],
    ["/mentors?zone=utc&domain=banking", "/mentors?domain=banking&zone=utc"],
    ["/cases?q=&tag=x&utm_source=mail&fbclid=1", "/cases?tag=x"],
    ["/glossary?_rsc=abc", "/glossary"],
    ["/mentors?tag=b&tag=a", "/mentors?tag=b&tag=a"],
  ])("%s is %s", (url, key) => {
    expect(publicPage(url)?.key).toBe(key);
  });

  test.each([
    "/today",
    "/sign-in",
    "/account",
    "/api/trpc",
    "/inbox",
    "/mentors/",
    "/mentors/%2e%2e/today",
    "/MENTORS",
    "//",
    "/mentors/a/b",
    "/mentors.rsc",
  ])("%s is none", (url) => {
    expect(publicPage(url)).toBeUndefined();
  });

  test("the order of parameters of different names never matters", () => {
    const name = fc.stringMatching(/^[a-z]{1,6}$/).filter((one) => one !== "ref");
    const pairs = fc.uniqueArray(fc.tuple(name, fc.stringMatching(/^[a-z0-9]{1,6}$/)), {
      selector: ([key]) => key,
      maxLength: 8,
    });
    fc.assert(
      fc.property(pairs, (parameters) => {
        const forth = publicPage(`/mentors?${new URLSearchParams(parameters)}`);
        const back = publicPage(`/mentors?${new URLSearchParams([...parameters].reverse())}`);
        return forth?.key === back?.key;
      }),
    );
  });

  test("a query too long to be anybody's is not kept", () => {
    expect(publicPage(`/mentors?q=${"x".repeat(500)}`)).toBeUndefined();
    expect(publicPage(`/mentors?${Array.from({ length: 20 }, (_, i) => `p${i}=1`).join("&")}`)).toBeUndefined();
  });

  test("a page of one mentor depends on mentors, a case on cases, and the glossary on neither", () => {
    expect(publicPage("/mentors/gwen")?.topics).toContain("mentors");
    expect(publicPage("/cases/late-gate")?.topics).toContain("cases");
    expect(publicPage("/glossary")?.topics).toEqual(["catalogue"]);
  });
});

test("somebody with a session, or any cookie that we do not know, is given a page of their own", () => {
  expect(isAnonymous(undefined)).toBe(true);
  expect(isAnonymous("")).toBe(true);
  expect(isAnonymous("next-auth.csrf-token=a; next-auth.callback-url=b")).toBe(true);
  expect(isAnonymous("cp-email=a; cp-claim=b")).toBe(true);
  expect(isAnonymous("cp-session=abc")).toBe(false);
  expect(isAnonymous("__Host-cp-session=abc; next-auth.csrf-token=a")).toBe(false);
  expect(isAnonymous("anything=1")).toBe(false);
});
