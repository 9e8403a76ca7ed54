const fields = "#main :is(input:not([type=hidden]), textarea, select)";

function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement)) return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** Whether a form of the page holds something that has not been saved: typed since it was drawn, or sent and refused. */
export function isBeingTyped(): boolean {
  return (
    document.querySelector("#main form :is([role=alert], [aria-invalid=true])") !== null ||
    [...document.querySelectorAll(fields)].some(isChanged)
  );
}
