import type { FormState } from "./form-state";
import { Notice } from "./notice";

/** Says in one line what a form has just done; announced politely, and silent until there is something to say. */
export function FormMessage({ state }: { readonly state: FormState }) {
  const message = state?.ok === true ? state.message : undefined;
  return (
    <div role="status" className={message === undefined ? "" : "mb-6"}>
      {message === undefined ? null : <Notice tone="g">{message}</Notice>}
    </div>
  );
}
