import { Tick } from "@/components/ui/choices";
import { SelectField, TextAreaField, TextField } from "@/components/ui/field";
import { asFormText, type EditField, type EntryValues } from "@/domain/catalogue/editing";
import { keyInWords } from "@/domain/catalogue/words";

function EntryField({ field, value }: { readonly field: EditField; readonly value: unknown }) {
  const text = asFormText(field, value);
  const shared = {
    name: field.name,
    label: field.label,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    ...(field.optional ? { aside: "optional" } : {}),
  };
  switch (field.kind) {
    case "flag":
      return <Tick name={field.name} label={field.label} ticked={text === "yes"} />;
    case "choice":
      return (
        <SelectField
          {...shared}
          options={(field.options ?? []).map((option) => ({ value: option, label: keyInWords(option) }))}
          defaultValue={text}
        />
      );
    case "number":
      return (
        <TextField
          {...shared}
          type="number"
          className="max-w-48"
          min={field.range?.[0]}
          max={field.range?.[1]}
          defaultValue={text}
        />
      );
    case "line":
      return <TextField {...shared} defaultValue={text} />;
    case "ref":
      return <TextField {...shared} hint="The id of the entry" className="max-w-96" defaultValue={text} />;
    case "text":
      return <TextAreaField {...shared} rows={4} defaultValue={text} />;
    case "lines":
    case "refs":
      return <TextAreaField {...shared} rows={Math.max(3, text.split("\n").length + 1)} defaultValue={text} />;
    case "structure":
      return <TextAreaField {...shared} rows={12} spellCheck={false} defaultValue={text} />;
  }
}

/** The fields of a kind, filled with an entry's values. */
export function EntryFields({
  fields,
  values,
}: {
  readonly fields: readonly EditField[];
  readonly values: EntryValues;
}) {
  return (
    <div className="fields">
      {fields.map((field) => (
        <EntryField key={field.name} field={field} value={values[field.name]} />
      ))}
    </div>
  );
}
