import { expect, test } from "vitest";
import { plainError } from "./log";

test("an error of the database is logged by its code and place, never by what it quotes", () => {
  const refused = Object.assign(new Error("Key (email)=(gwen@example.test) already exists."), { code: "23505" });
  const query = new Error("Failed query: insert into members\nparams: gwen@example.test", { cause: refused });
  const logged = JSON.stringify(plainError(query));
  expect(logged).toContain("23505");
  expect(logged).not.toMatch(/gwen|insert/);
});

test("a bug of ours is logged with its message and the reference that the page showed", () => {
  const bug = Object.assign(new TypeError("x is not a function"), { digest: "2056529590" });
  expect(plainError(bug)).toMatchObject({ type: "TypeError", message: "x is not a function", digest: "2056529590" });
});
