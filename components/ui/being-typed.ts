/** Forms that are saved against the revision at which they were drawn. */
const measured = '#main form:has(input[name="revision"], input[name="shownRevision"])';

function isChanged(field: Element): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((one) => one.selected !== one.defaultSelected);
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** Whether something is written in any text of the page. Drawn again where it was, the page keeps it; led elsewhere, it would not. */
export const isReplyTyped = (): boolean => [...document.querySelectorAll("#main textarea")].some(isChanged);

/**
 * Whether a form that is saved against a revision holds something unsaved: typed since it was drawn, or sent and refused. Drawn
 * again it would claim to know what has changed meanwhile. Other forms keep what is typed in them.
 */
export function isBeingTyped(): boolean {
  const forms = [...document.querySelectorAll<HTMLFormElement>(measured)];
  return forms.some((form) => form.querySelector("[role=alert]") !== null || [...form.elements].some(isChanged));
}
