import type { Drawn } from "@/components/markdown/draw";

/** What two have written in one field, in words: whoever sent the form, and whoever was quicker. */
export type TwoTexts = {
  readonly field: string;
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
};

type Values = Readonly<Record<string, string | readonly string[]>>;

type Outcome = {
  /** A sentence about the whole form: a refusal, or what was done. */
  readonly message?: string;
  /** Where to go on from the message. */
  readonly link?: { readonly href: string; readonly label: string };
  /** There when something else was saved meanwhile, with both texts of each field that can be had either way. */
  readonly conflict?: readonly TwoTexts[];
  /** True when the message reports success. */
  readonly ok?: boolean;
  /** True when what was sent has become something of its own, and the form is there for the next. */
  readonly anew?: boolean;
  /** The text that was typed as it will be read. */
  readonly preview?: readonly Drawn[];
  /** What was typed, so that a form without JavaScript comes back filled in. */
  readonly values?: Values;
};

/** What is to be put right: a sentence per field name, and what was typed, of which nothing is lost. */
type Faults = { readonly errors: Readonly<Record<string, string>>; readonly values: Values };

/** What a form's action hands back: null before the first try, else what to fix, what happened and what was typed. */
export type FormState = (Outcome & ({ readonly errors?: never } | Faults)) | null;

/** A server action as `useActionState` wants it. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

const secret = /password|code|token/i;

/** What was typed, by field name, without passwords, codes, files and the framework's own fields. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$") || name === "idempotencyKey" || secret.test(name)) continue;
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first === undefined) continue;
    values[name] = texts.length > 1 ? texts : first;
  }
  return values;
}
