import { expect, test } from "vitest";
import { initials } from "./avatar";

test("initials are the first letters of the first and the last name", () => {
  expect(initials("Jasmine Owusu-Pettifer")).toBe("JO");
  expect(initials("  Bhavna Rao  Satterthwaite ")).toBe("BS");
  expect(initials("Émile")).toBe("É");
  expect(initials("łucja żak")).toBe("ŁŻ");
  expect(initials("")).toBe("");
});
