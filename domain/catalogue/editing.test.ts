import { describe, expect, it } from "vitest";
import { asFormText, changedFields, entrySchema, newEntryId, valuesFromForm } from "./editing";
import { editKind, editKinds } from "./editing-kinds";

function kindOf(id: string) {
  const kind = editKind(id);
  if (!kind) throw new Error(`no kind ${id}`);
  return kind;
}

const stage = kindOf("route_stages");
const form: Record<string, string> = {
  title: " Prepare ",
  roleId: "pmo-coordinator",
  monthsMin: "3",
  monthsMax: "9",
  entryCriteria: '[{"kind":"condition","text":"Reliable"}]',
  exitEvidence: "One\r\n\r\nTwo",
  risks: "",
};

describe("a form of an entry", () => {
  it("is read into the values of its kind", () => {
    const values = valuesFromForm(stage, (name) => form[name]);
    expect(entrySchema(stage).parse(values)).toEqual({
      title: "Prepare",
      roleId: "pmo-coordinator",
      monthsMin: 3,
      monthsMax: 9,
      entryCriteria: [{ kind: "condition", text: "Reliable" }],
      exitEvidence: ["One", "Two"],
      risks: [],
    });
  });

  it("comes back as it was typed in", () => {
    for (const field of stage.fields.filter((one) => one.kind !== "structure")) {
      const values = valuesFromForm(stage, (name) => form[name]);
      const text = asFormText(field, values[field.name]);
      expect(valuesFromForm(stage, (name) => (name === field.name ? text : form[name]))).toEqual(values);
    }
  });

  it.each([
    ["title", " ", "Fill this in."],
    ["monthsMax", "2", "This must not be below the months from."],
    ["monthsMax", "2.5", "Use a whole number."],
    ["entryCriteria", "not json", ""],
    ["entryCriteria", '[{"kind":"wish"}]', ""],
  ])("is refused at %s when that is “%s”", (name, text, sentence) => {
    const values = valuesFromForm(stage, (field) => (field === name ? text : form[field]));
    const result = entrySchema(stage).safeParse(values);
    expect(result.error?.issues[0]?.path[0]).toBe(name);
    if (sentence !== "") expect(result.error?.issues[0]?.message).toBe(sentence);
  });

  it("of an article's view has text exactly when the article says something", () => {
    const position = kindOf("route_positions");
    expect(entrySchema(position).safeParse({ stance: "silent", text: "Something" }).success).toBe(false);
    expect(entrySchema(position).safeParse({ stance: "warns", text: null }).success).toBe(false);
    expect(entrySchema(position).safeParse({ stance: "silent", text: null }).success).toBe(true);
  });
});

describe("the kinds", () => {
  it("each have an id, and refer only to kinds that exist", () => {
    const ids = editKinds.map((kind) => kind.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const kind of editKinds) for (const field of kind.fields) if (field.of) expect(ids).toContain(field.of);
  });
});

it("an address of a new entry is one word of small letters", () => {
  expect(newEntryId.safeParse("benefits-lead").success).toBe(true);
  expect(newEntryId.safeParse("Benefits Lead").success).toBe(false);
  expect(newEntryId.safeParse("../roles").success).toBe(false);
});

it("the history of an entry names what changed", () => {
  const kind = kindOf("agreement_items");
  expect(changedFields(kind, { title: "Ending", text: "a" }, { title: "Ending", text: "b" })).toEqual([
    { label: "Text", before: "a", after: "b" },
  ]);
});
