/** The form of a page in which something stands that is in no other. */
export function formWith(page: string, mark: string): string {
  const form = page.split("<form").find((part) => part.includes(mark));
  if (form === undefined) throw new Error(`The page has no form with ${mark}.`);
  return form.slice(0, form.indexOf("</form>"));
}

/** The names and values of a form's hidden fields. */
export function hiddenFields(form: string): [string, string][] {
  return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].flatMap(([input]) => {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    return name === undefined ? [] : [[decode(name), decode(/value="([^"]*)"/.exec(input)?.[1] ?? "")]];
  });
}

function decode(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
