import { refersTo } from "@/components/discussion/refers-to";
import { previewOf } from "@/components/markdown/preview";
import { failure } from "@/components/ui/failure";
import type { FormState } from "@/components/ui/form-state";
import { givenOf, numberOf, textOf } from "@/components/ui/form-values";
import { referencesSchema } from "@/domain/discussion/forms";
import { caller } from "@/server/rsc";

/** What was typed as it will stand in its thread, or as the first post of one: it refers to the same posts and people. */
export async function previewIn(form: FormData): Promise<FormState> {
  const body = textOf(form, "body");
  if (body.trim() === "") return previewOf(form, "body", { headingFrom: 4 });
  try {
    const { discussion } = await caller();
    const asked = referencesSchema.parse({ place: postingPlaceOf(form), body });
    const { path, numbers: cited, named } = await discussion.getReferences(asked);
    return previewOf(form, "body", { headingFrom: 4, ...refersTo({ path, cited, named }) });
  } catch (error) {
    return failure(error, form);
  }
}

/** Who may read a new thread: a programme is chosen together with its being the audience. */
export function audienceOf(form: FormData) {
  const [audience, programmeId = null] = textOf(form, "audience").split(" ");
  return { audience, programmeId };
}

/** Where the text of a form is to be posted. */
export function postingPlaceOf(form: FormData) {
  const threadNo = numberOf(form, "threadNo");
  return threadNo === null ? { ...audienceOf(form), caseId: givenOf(form, "caseId") } : { threadNo };
}
