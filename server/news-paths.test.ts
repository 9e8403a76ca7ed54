import { expect, it } from "vitest";
import { asksForNews } from "./news-paths";

it("news are told at the address of their page and not through the API, alone or among other questions", () => {
  expect(["discussion.live", "plans.watch", "search.find,discussion.live"].map(asksForNews)).toEqual([
    true,
    true,
    true,
  ]);
  expect(["search.find", "discussion.getThread,search.find", "", "no.such"].map(asksForNews)).not.toContain(true);
});
