import fc from "fast-check";
import { expect, test } from "vitest";
import { clientIp } from "./client-ip";

test("without a trusted proxy the connection alone says who is asking", () => {
  fc.assert(fc.property(fc.string(), (forwarded) => clientIp("203.0.113.9", forwarded, 0) === "203.0.113.9"));
});

test("behind proxies the client is as many places from the end as there are proxies", () => {
  expect(clientIp("10.0.0.2", "203.0.113.9", 1)).toBe("203.0.113.9");
  expect(clientIp("10.0.0.2", "203.0.113.9, 10.0.0.1", 2)).toBe("203.0.113.9");
  expect(clientIp("10.0.0.2", undefined, 1)).toBe("10.0.0.2");
});

test("what a client writes in front of the proxy's entry changes nothing", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6(),
          fc.string().map((s) => s.replaceAll(",", "")),
        ),
      ),
      (forged) => {
        const forwarded = [...forged, "203.0.113.9"].join(", ");
        return clientIp("10.0.0.2", forwarded, 1) === "203.0.113.9";
      },
    ),
  );
});

test("addresses are written one way, and what is no address is not taken for one", () => {
  expect(clientIp("::ffff:203.0.113.9", undefined, 0)).toBe("203.0.113.9");
  expect(clientIp("10.0.0.2", "203.0.113.9:52011", 1)).toBe("203.0.113.9");
  expect(clientIp("10.0.0.2", "[2001:db8::1]:443", 1)).toBe("2001:db8::1");
  expect(clientIp("10.0.0.2", "unknown", 1)).toBe("10.0.0.2");
});
