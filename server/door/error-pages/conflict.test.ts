import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { open } from "../door.fixture";
import { conflictMark } from "./conflict";

/** Answers a form as Next does: the head leaves before the page is whole. */
const answering =
  (cookies: readonly string[], status = 200): RequestListener =>
  (_req, res) => {
    res.statusCode = status;
    res.setHeader("content-type", "text/html");
    if (cookies.length > 0) res.setHeader("set-cookie", [...cookies]);
    res.flushHeaders();
    res.end("<h1>Both texts</h1>");
  };

const sent = { method: "POST", headers: { "sec-fetch-site": "same-origin" } };
const mark = `${conflictMark}=1; Path=/; Max-Age=0`;

test("an answer that an action marked as a conflict has status 409, and nobody is given the mark", async () => {
  const door = await open(answering([mark, "cp-session=abc; Path=/"]));
  const { status, text, headers } = await door.fetch("/plans/1/items/2", sent);
  expect([status, text]).toEqual([409, "<h1>Both texts</h1>"]);
  expect(headers["set-cookie"]).toEqual(["cp-session=abc; Path=/"]);
});

test("every other answer keeps its status and its cookies", async () => {
  const door = await open(answering(["cp-session=abc; Path=/"]));
  const { status, headers } = await door.fetch("/plans/1/items/2", sent);
  expect([status, headers["set-cookie"]]).toEqual([200, ["cp-session=abc; Path=/"]]);
});

test("a failure stays a failure, whatever was marked before it", async () => {
  const door = await open(answering([mark], 500));
  const { status, headers } = await door.fetch("/plans/1/items/2", sent);
  expect([status, headers["set-cookie"]]).toEqual([500, undefined]);
});
