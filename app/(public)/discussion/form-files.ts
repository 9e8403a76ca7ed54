import { refresh } from "next/cache";
import { failure } from "@/components/ui/failure";
import { type FormState, typedValues } from "@/components/ui/form-state";
import { filesOf, textOf, textsOf, ticked } from "@/components/ui/form-values";
import { type AttachedFile, placeSchema } from "@/domain/discussion/forms";
import type { Upload } from "@/domain/files/upload";
import { caller } from "@/server/rsc";

/**
 * What became of the files that a form came with. `files` are those that its post is to have. An `answer` is there when the form
 * was sent for its files alone, or when one of them was refused: then nothing else is done with it. `answered` shows what was taken with
 * whatever else is answered.
 */
export type FormFiles = {
  readonly files: AttachedFile[];
  readonly answer: FormState | undefined;
  readonly answered: (state: FormState) => FormState;
};

/** Takes the files that were chosen one by one, so that a refused one keeps no other out. Returns why each was refused. */
async function take(form: FormData, uploads: readonly Upload[]): Promise<{ ids: string[]; refusals: string[] }> {
  const api = await caller();
  const place = placeSchema.parse(textOf(form, "place"));
  const key = textOf(form, "idempotencyKey");
  const ids: string[] = [];
  const refusals: string[] = [];
  for (const file of uploads) {
    try {
      ids.push((await api.discussion.takeAttachment({ place, file, key })).id);
    } catch (error) {
      const refused = failure(error);
      refusals.push(`“${file.name}”: ${refused?.errors?.files ?? refused?.message ?? ""}`);
    }
  }
  return { ids, refusals };
}

/** Takes or lets go the files of a form, whatever else it was sent for: what was chosen is never lost to another mistake. */
export async function readFiles(form: FormData): Promise<FormFiles> {
  const [intent, dropped] = textOf(form, "intent").split(" ");
  const uploads = await filesOf(form, "files");
  const { ids, refusals } = uploads.length === 0 ? { ids: [], refusals: [] } : await take(form, uploads);
  if (intent === "drop" && dropped !== undefined) await (await caller()).discussion.dropAttachment({ id: dropped });
  const answered = (state: FormState) => {
    if (ids.length > 0 || intent === "drop") refresh();
    return state;
  };
  const kept = textsOf(form, "fileId").filter((id) => !ticked(form, `off-${id}`) && !ids.includes(id));
  const files = [...kept, ...ids].map((id) => ({ id, alt: textOf(form, `alt-${id}`) }));
  const isForFiles = intent === "attach" || intent === "drop";
  if (refusals.length === 0 && !isForFiles) return { files, answer: undefined, answered };
  const none = intent === "attach" && uploads.length === 0 ? ["Choose a file first."] : refusals;
  const errors = none.length === 0 ? {} : { errors: { files: none.join(" ") } };
  return { files, answer: answered({ values: typedValues(form), ...errors }), answered };
}
