import { textOf } from "@/components/ui/form-values";
import { clearDraftSchema } from "@/domain/drafts/form";
import { caller } from "@/server/rsc";

/**
 * Ends the draft that a form was sent from, once it has been taken. A draft that cannot be ended is offered again, so that never
 * fails the form.
 */
export async function endDraft(form: FormData): Promise<void> {
  const [key, base, writer] = textOf(form, "draft").split(" ");
  const draft = clearDraftSchema.safeParse({ key, base: Number(base), writer });
  if (!draft.success) return;
  const api = await caller();
  await api.drafts.clear(draft.data).catch(() => undefined);
}
