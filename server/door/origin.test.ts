import { describe, expect, test } from "vitest";
import { isFromHere, type Provenance } from "./origin";

const app = { origin: "https://mentoring.example.org", loopback: false };
const post = (values: Partial<Provenance> = {}): Provenance => ({
  method: "POST",
  path: "/sign-in",
  origin: undefined,
  site: undefined,
  host: "mentoring.example.org",
  ...values,
});

describe("a request that may change something", () => {
  test("comes from our own pages when its Origin is the configured one", () => {
    expect(isFromHere(post({ origin: "https://mentoring.example.org" }), app)).toBe(true);
    expect(isFromHere(post({ origin: "https://mentoring.example.org", site: "same-origin" }), app)).toBe(true);
  });

  test("may say same-origin instead, as browsers do and pages cannot", () => {
    expect(isFromHere(post({ site: "same-origin" }), app)).toBe(true);
  });

  test.each([
    ["neither header", {}],
    ["an opaque origin", { origin: "null" }],
    ["an opaque origin that claims to be ours", { origin: "null", site: "same-origin" }],
    ["another site", { origin: "https://evil.example" }],
    [
      "another site whose Host header agrees with it",
      { origin: "https://evil.example", host: "evil.example", site: "same-origin" },
    ],
    ["a neighbour under the same domain", { origin: "https://forum.example.org", site: "same-site" }],
    ["our name without encryption", { origin: "http://mentoring.example.org" }],
    ["our name on another port", { origin: "https://mentoring.example.org:8443" }],
    ["our name in capitals, which no browser sends", { origin: "https://MENTORING.example.org" }],
    ["a request that says it crosses sites", { origin: "https://mentoring.example.org", site: "cross-site" }],
    ["a bookmark or the address bar", { site: "none" }],
  ])("is refused with %s", (_what, values) => {
    expect(isFromHere(post(values), app)).toBe(false);
  });

  test("is refused whatever forwarded headers say, since they are never asked", () => {
    const forged = { ...post({ origin: "https://evil.example" }), forwardedHost: "evil.example" };
    expect(isFromHere(forged, app)).toBe(false);
  });
});

test("reading is open to everybody", () => {
  for (const method of ["GET", "HEAD"])
    expect(isFromHere(post({ method, origin: "https://evil.example" }), app)).toBe(true);
});

test("a mail provider may post its reader's one-click wish, and a browser its report, and nothing else", () => {
  expect(isFromHere(post({ path: "/unsubscribe/token" }), app)).toBe(true);
  expect(isFromHere(post({ path: "/csp-report" }), app)).toBe(true);
  expect(isFromHere(post({ path: "/unsubscribe/token/more" }), app)).toBe(false);
  expect(isFromHere(post({ path: "/unsubscribe" }), app)).toBe(false);
});

describe("on this machine alone", () => {
  const here = { origin: "http://localhost:3000", loopback: true };
  const another = { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000", site: "same-origin" };

  test("another of its names will do when the browser says that page and target are one", () => {
    expect(isFromHere(post(another), here)).toBe(true);
  });

  test("another port, a name that only looks like this machine, or no word from the browser will not", () => {
    expect(isFromHere(post({ ...another, site: "same-site" }), here)).toBe(false);
    expect(isFromHere(post({ ...another, site: undefined }), here)).toBe(false);
    expect(isFromHere(post({ ...another, host: "127.0.0.1:4000" }), here)).toBe(false);
    const rebound = "localhost.evil.example:3000";
    expect(isFromHere(post({ origin: `http://${rebound}`, host: rebound, site: "same-origin" }), here)).toBe(false);
  });
});
