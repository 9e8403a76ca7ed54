import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { FormContext } from "@/components/ui/form-context";
import type { FormState } from "@/components/ui/form-state";
import { Composer, PreviewButton } from "./composer";
import { previewOf, wantsPreview } from "./preview";
import { everythingKnown, renderedPost } from "./rendered.fixture";

const thread = { headingFrom: 3, ...everythingKnown } as const;
const text = "# Late\n\nSee **#4.1**, @gwen.\n\n| a |\n|---|\n| 1 |";

function sent(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const drawn = (state: FormState) =>
  renderToStaticMarkup(
    <FormContext value={{ state, pending: false, prefix: "reply" }}>
      <Composer name="body" label="Your reply" hint="Type # to cite a reply" />
      <PreviewButton />
    </FormContext>,
  );

describe("the writing field without JavaScript", () => {
  test("has a label, a hint that is read with it, a way to a preview, and a line on marks in place of tools", () => {
    const markup = drawn(null);
    expect(markup).toContain('<label for="reply-body">Your reply</label>');
    expect(markup).toContain('aria-describedby="reply-body-hint"');
    expect(markup).toMatch(/<noscript><p class="hint">\*\*bold\*\*/);
    expect(markup).toMatch(/<button type="submit"[^>]* value="preview" name="intent"/);
    expect(markup).not.toContain('type="button"');
    expect(markup).not.toContain('aria-label="Preview"');
  });

  test("shows above the field what the post will be, and keeps what was typed", () => {
    const form = sent({ intent: "preview", body: text, notify: "yes" });
    expect(wantsPreview(form)).toBe(true);
    const state = previewOf(form, "body", thread);
    expect(state.values).toMatchObject({ body: text, notify: "yes" });
    const markup = drawn(state);
    expect(markup).toContain(renderedPost(text, everythingKnown));
    expect(markup.indexOf('aria-label="Preview"')).toBeLessThan(markup.indexOf("<textarea"));
    expect(markup).toContain(`>${text.replace(/"/g, "&quot;")}</textarea>`);
  });

  test("survives the way through the page as plain data", () => {
    const state = previewOf(sent({ body: text }), "body", thread);
    expect(drawn(JSON.parse(JSON.stringify(state)))).toBe(drawn(state));
  });

  test("says that there is nothing to preview", () => {
    const state = previewOf(sent({ intent: "preview", body: " \n" }), "body", { headingFrom: 3 });
    expect(state.preview).toBeUndefined();
    expect(drawn(state)).toContain("Nothing is written yet.");
  });

  test("a form that posts wants no preview", () => {
    expect(wantsPreview(sent({ intent: "post", body: "x" }))).toBe(false);
  });
});
