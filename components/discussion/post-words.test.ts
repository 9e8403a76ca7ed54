import { expect, it } from "vitest";
import { numberHref } from "./post-words";

it("a post is found by its number, also by a visitor who looks at a locked case without deciding", () => {
  expect(numberHref("/discussion/7", "4.1")).toBe("/discussion/7?from=4.1#post-4.1");
  expect(numberHref("/cases/tsb-2018?open=yes", "41")).toBe("/cases/tsb-2018?open=yes&from=41#post-41");
});
