/** What stands in a form, by name; several values for boxes and for fields that share a name. */
export type Fields = Readonly<Record<string, readonly string[]>>;

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const neverKept = new Set(["hidden", "password", "file", "submit", "button", "image", "reset"]);
/** A signature is written when it is given. */
const signature = "typedName";

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement || one instanceof HTMLInputElement) &&
      one.name !== "" &&
      one.name !== signature &&
      !neverKept.has(one.type),
  );
}

const isBox = (one: Control): one is HTMLInputElement => one.type === "radio" || one.type === "checkbox";

function now(one: Control): string[] {
  if (one instanceof HTMLSelectElement) return [...one.selectedOptions].map(({ value }) => value);
  if (isBox(one)) return one.checked ? [one.value] : [];
  return [one.value];
}

function asDrawn(one: Control): string[] {
  if (one instanceof HTMLSelectElement) {
    const drawn = [...one.options].filter((option) => option.defaultSelected);
    return (drawn.length > 0 ? drawn : [...one.options].slice(0, 1)).map(({ value }) => value);
  }
  if (isBox(one)) return one.defaultChecked ? [one.value] : [];
  return [one.defaultValue];
}

function gather(form: HTMLFormElement, valuesOf: (one: Control) => string[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const one of controls(form)) fields[one.name] = [...(fields[one.name] ?? []), ...valuesOf(one)];
  return fields;
}

/** Every field of a form as the page drew it. */
export const drawnFields = (form: HTMLFormElement): Fields => gather(form, asDrawn);

/** Whether two forms say the same. */
export const sameFields = (a: Fields, b: Fields): boolean =>
  Object.keys({ ...a, ...b }).every((name) => JSON.stringify(a[name]) === JSON.stringify(b[name]));

/** The fields that somebody has changed since they were drawn like that. Passwords, files, signatures and hidden fields are never among them. */
export function typedFields(form: HTMLFormElement, drawn: Fields): Fields {
  const changed = Object.entries(gather(form, now)).filter(
    ([name, values]) => JSON.stringify(values) !== JSON.stringify(drawn[name]),
  );
  return Object.fromEntries(changed);
}

/** Puts values into a form as if they had been typed; fields that it does not have are left out. */
export function fillFields(form: HTMLFormElement, fields: Fields): void {
  const left = new Map(Object.entries(fields).map(([name, values]) => [name, [...values]]));
  for (const one of controls(form)) {
    const values = left.get(one.name);
    if (values === undefined) continue;
    if (isBox(one)) one.checked = values.includes(one.value);
    else if (one instanceof HTMLSelectElement) {
      for (const option of one.options) option.selected = values.includes(option.value);
    } else one.value = values.shift() ?? "";
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
