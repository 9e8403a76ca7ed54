import type { FormState } from "@/components/ui/form-state";
import { randomKey } from "@/components/ui/random-key";
import { drawnFields, type Fields, fillFields, sameFields, typedFields } from "./fields";
import { type LocalCopy, localCopy } from "./local-copies";
import { clearDraft, type KeptDraft, keepDraft, Refused, readDraft } from "./remote";

/** What there is to say of a draft. Times in milliseconds since 1970. */
export type News =
  | { readonly is: "nothing" | "offline" | "signed out" }
  | { readonly is: "kept" | "restored" | "other"; readonly at: number };

type Text = { readonly fields: Fields; readonly at: number };
type Setting = {
  readonly form: HTMLFormElement;
  readonly key: string;
  /** The hidden field that says from which state of a record the form was drawn. */
  readonly on: string | undefined;
  readonly member: string;
  /** What the server had answered when the page was drawn: a form that was posted before scripts ran comes back with its words. */
  readonly answer: FormState;
  readonly tell: (news: News) => void;
};

const pause = 600;
const longestWait = 2000;
const untilRetry = 4000;
const isEmpty = (fields: Fields) => Object.keys(fields).length === 0;

/**
 * Keeps what is typed into a form: on the server three seconds later at most, and in this browser until the server has it.
 * Puts back what was typed before, unless something has been typed by then. What another window has kept is never written
 * over; both texts stay until somebody chooses.
 */
export function keepForm({ form, key, on, member, answer, tell }: Setting) {
  /** The name of this window. It has another after each draft that it ends, so that words under way then are known to be late. */
  let writer = randomKey();
  const copy = localCopy(member, key);
  let state = answer;
  // Then all that stands there was typed, and no older text is put over it.
  let drawn = state?.values === undefined ? drawnFields(form) : {};
  let version = 0;
  let kept: Fields = {};
  /** The state of the record from which a restored text was typed. */
  let since: string | undefined;
  let other: (Text & { readonly version: number }) | null = null;
  let changedAt: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let again = false;
  let sending = false;
  let filling = false;
  let stopped = false;

  function typed(): Fields {
    // What an answer puts back into its fields is typed, although the page draws it.
    if (state?.values === undefined) drawn = drawnFields(form);
    const fields = typedFields(form, drawn);
    const shown = on === undefined ? null : form.elements.namedItem(on);
    const from = since ?? (shown instanceof HTMLInputElement ? shown.value : undefined);
    return on === undefined || from === undefined || isEmpty(fields) ? fields : { ...fields, [on]: [from] };
  }

  function fill(fields: Fields): void {
    filling = true;
    fillFields(form, { ...drawn, ...fields });
    filling = false;
    const fold = form.closest("details");
    if (fold !== null) fold.open = true;
    since = on === undefined ? undefined : fields[on]?.[0];
  }

  function later(wait: number): void {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(keep, wait);
  }

  function changed(): void {
    if (filling) return;
    const now = Date.now();
    changedAt ??= now;
    later(Math.max(0, Math.min(pause, changedAt + longestWait - now)));
  }

  const write = (fields: Fields, sent: boolean) => copy.write({ fields, base: version, writer, at: Date.now(), sent });

  async function keep(): Promise<void> {
    if (sending) return;
    const fields = typed();
    changedAt = undefined;
    if (sameFields(fields, kept)) return;
    write(fields, false);
    again = busy;
    if (busy) return;
    busy = true;
    try {
      if (isEmpty(fields) && other === null) await clear();
      else took(fields, await keepDraft({ key, base: version, writer, fields }));
    } catch (error) {
      failed(error);
    } finally {
      busy = false;
      if (again) later(0);
      again = false;
    }
  }

  function took(fields: Fields, answer: KeptDraft & { kept: boolean }): void {
    const at = Date.parse(answer.savedAt);
    if (!answer.kept) {
      other = { fields: answer.fields ?? {}, version: answer.version, at };
      tell({ is: "other", at });
      return;
    }
    ({ version } = answer);
    kept = fields;
    other = null;
    if (!sending && !again) copy.remove();
    tell({ is: "kept", at });
  }

  function failed(error: unknown): void {
    const status = error instanceof Refused ? error.status : 503;
    tell({ is: status === 401 ? "signed out" : "offline" });
    if (status >= 500) later(untilRetry);
  }

  async function clear(): Promise<void> {
    kept = {};
    copy.remove();
    tell({ is: "nothing" });
    const ended = { key, base: version, writer };
    writer = randomKey();
    await clearDraft(ended);
  }

  function flush(): void {
    if (changedAt === undefined || sending) return;
    clearTimeout(timer);
    write(typed(), false);
    void keep();
  }

  const onHide = () => {
    if (document.visibilityState === "hidden") flush();
  };

  function onSubmit(): void {
    clearTimeout(timer);
    sending = true;
    const fields = typed();
    if (!isEmpty(fields)) write(fields, true);
  }

  function onFormData({ formData }: FormDataEvent): void {
    formData.set("draft", `${key} ${version} ${writer}`);
    if (on !== undefined && since !== undefined) formData.set(on, since);
  }

  /** Of what this browser and the server have, the text to go on with; the other of two that clash is offered. */
  function choose(here: LocalCopy | null, there: KeptDraft | null): Text | null {
    const far = there?.fields == null ? null : { fields: there.fields, at: Date.parse(there.savedAt) };
    if (here === null || far === null || there === null) return here ?? far;
    const known = there.version <= here.base || there.writer === here.writer || sameFields(far.fields, here.fields);
    if (known) return here;
    if (far.at > here.at) {
      other = { ...here, version };
      return far;
    }
    other = { ...far, version };
    version = here.base;
    return here;
  }

  async function restore(): Promise<void> {
    let here = copy.read();
    const there = await readDraft(key).catch(() => null);
    if (stopped) return;
    version = there?.version ?? here?.base ?? 0;
    kept = there?.fields ?? {};
    if (here?.sent && version > here.base) {
      copy.remove();
      here = null;
    }
    const text = choose(here, there);
    if (text === null) return;
    const before = typed();
    if (!isEmpty(before) && !sameFields(before, text.fields)) {
      other = { ...text, version };
      version = -1;
    } else fill(text.fields);
    tell(other === null ? { is: "restored", at: text.at } : { is: "other", at: other.at });
    if (text === here) later(pause);
  }

  form.addEventListener("input", changed);
  form.addEventListener("submit", onSubmit, true);
  form.addEventListener("formdata", onFormData);
  document.addEventListener("visibilitychange", onHide);
  window.addEventListener("pagehide", flush);
  window.addEventListener("online", keep);
  void restore();

  return {
    /** The server has answered the form, so whatever it was sent with is known there, or is to be put right here. */
    answered(next: FormState): void {
      state = next;
      sending = false;
      since = undefined;
      if (next?.ok === true) {
        changedAt = undefined;
        kept = {};
        other = null;
        writer = randomKey();
        copy.remove();
        tell({ is: "nothing" });
      } else later(pause);
    },
    /** Puts the form back as it was drawn, and forgets the draft. */
    discard(): void {
      fill({});
      other = null;
      void clear().catch(failed);
    },
    /** Keeps what stands in the form in place of the other text. */
    insist(): void {
      version = other?.version ?? version;
      other = null;
      void keep();
    },
    /** Shows the other text, and offers what stood in the form instead. */
    swap(): void {
      if (other === null) return;
      const mine = { fields: typed(), at: Date.now(), version: other.version };
      fill(other.fields);
      ({ version } = other);
      other = mine;
      tell({ is: "other", at: mine.at });
    },
    stop(): void {
      stopped = true;
      clearTimeout(timer);
      if (sending) copy.remove();
      else flush();
      form.removeEventListener("input", changed);
      form.removeEventListener("submit", onSubmit, true);
      form.removeEventListener("formdata", onFormData);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("online", keep);
    },
  };
}
