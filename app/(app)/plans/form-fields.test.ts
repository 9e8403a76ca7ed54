import { expect, it } from "vitest";
import { newItem, numbered } from "@/domain/plans/document";
import { itemFieldsOf } from "./form-fields";

const lines = numbered(
  ["1", "2", "3"].map((n) =>
    newItem({ id: `00000000-0000-4000-8000-00000000000${n}`, kind: "task", title: `Task ${n}`, position: Number(n) }),
  ),
);

function formOf(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: "task", title: "Task", ...values })) form.set(name, value);
  return form;
}

it("says nothing of what a line waits for when that field was not touched, whatever its references mean by now", () => {
  expect(itemFieldsOf(formOf({ after: "9", afterWas: "9" }), lines, undefined)).not.toHaveProperty("after");
});

it("reads what a line waits for when it was written anew", () => {
  expect(itemFieldsOf(formOf({ after: "2", afterWas: "1" }), lines, undefined)).toMatchObject({
    after: [{ itemId: lines[1]?.id, lagDays: 0 }],
  });
});
