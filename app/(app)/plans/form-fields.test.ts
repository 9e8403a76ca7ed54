import { expect, it } from "vitest";
import { newItem, numbered } from "@/domain/plans/document";
import { itemFieldsOf, withoutTheirs } from "./form-fields";

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
  expect(itemFieldsOf(formOf({ after: "9", afterWas: "9" }), lines)).not.toHaveProperty("after");
});

it("reads what a line waits for when it was written anew", () => {
  expect(itemFieldsOf(formOf({ after: "2", afterWas: "1" }), lines)).toMatchObject({
    after: [{ itemId: lines[1]?.id, lagDays: 0 }],
  });
});

const gateForm = (rows: Record<string, string>) => formOf({ kind: "gate", criteria: "rows", ...rows });
const known = "00000000-0000-4000-8000-000000000091";

it("reads the criteria of a gate row by row, each with what it asks for, and keeps the identity of those that were there", () => {
  const { criteria } = itemFieldsOf(
    gateForm({
      [`criterion.${known}`]: "Facilitation rated 3 by the mentor",
      [`asks.${known}`]: "facilitation",
      [`level.${known}`]: "3",
      "criterion.new-1": " Runs two workshops ",
      "asks.new-1": "",
      "level.new-1": "",
      "criterion.new-2": "",
    }),
    lines,
  );
  expect(criteria).toEqual([
    { id: known, text: "Facilitation rated 3 by the mentor", competencyId: "facilitation", minLevel: 3 },
    { id: expect.any(String), text: "Runs two workshops", competencyId: null, minLevel: null },
  ]);
});

it("refuses a criterion that asks for a competency without a level, at the field that is wanted", () => {
  const half = { [`criterion.${known}`]: "Facilitates", [`asks.${known}`]: "facilitation", [`level.${known}`]: "" };
  expect(() => itemFieldsOf(gateForm(half), lines)).toThrow(
    expect.objectContaining({ reason: "plans.criterion_half_asked", field: `level.${known}` }),
  );
});

it("keeps a text of several lines as it would stand in a file, however the form was sent", () => {
  expect(itemFieldsOf(formOf({ note: "Payments first.\r\nThen the rest." }), lines)).toMatchObject({
    note: "Payments first.\nThen the rest.",
  });
});

it("leaves out the fields for which its author has chosen what stands in the plan", () => {
  const form = formOf({ note: "Mine", doneWhen: "Three maps", "keep.note": "theirs", "keep.doneWhen": "yours" });
  expect(withoutTheirs(form, itemFieldsOf(form, lines))).not.toHaveProperty("note");
  expect(withoutTheirs(form, itemFieldsOf(form, lines))).toMatchObject({ doneWhen: "Three maps" });
});
