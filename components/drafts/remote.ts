import type { Fields } from "./fields";

/** A draft as the server keeps it; `fields` is null once its form was sent or it was discarded. */
export type KeptDraft = {
  readonly fields: Fields | null;
  readonly version: number;
  readonly writer: string;
  /** ISO instant. */
  readonly savedAt: string;
};

/** The server answered, and not with a draft. */
export class Refused extends Error {
  constructor(readonly status: number) {
    super(`refused with ${status}`);
  }
}

// Browsers let no more than this outlive the page that sends it.
const mostBytesAlive = 60_000;
const patience = 10_000;
// As many as the server answers at once.
const mostTogether = 40;

async function answer(address: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`/api/trpc/drafts.${address}`, { signal: AbortSignal.timeout(patience), ...init });
  if (!response.ok) throw new Refused(response.status);
  const { result } = (await response.json()) as { result: { data: { json: unknown } } }; // what a procedure answers over the wire
  return result.data.json;
}

function post(verb: string, input: object): Promise<unknown> {
  const body = JSON.stringify({ json: input });
  const headers = { "content-type": "application/json" };
  return answer(verb, { method: "POST", headers, body, keepalive: body.length < mostBytesAlive });
}

type Asked = { readonly keys: string[]; readonly found: Promise<(KeptDraft & { readonly key: string })[]> };
let asked: Asked | undefined;

/** What the forms that a page draws at once ask for goes in one request. */
function askTogether(): Asked {
  const keys: string[] = [];
  const found = Promise.resolve().then(async () => {
    if (asked?.keys === keys) asked = undefined;
    const input = encodeURIComponent(JSON.stringify({ json: { keys } }));
    return (await answer(`read?input=${input}`)) as (KeptDraft & { key: string })[]; // the answer of the procedure of this name
  });
  return { keys, found };
}

/** The reader's draft of a form, or null. */
export async function readDraft(key: string): Promise<KeptDraft | null> {
  if (asked === undefined || asked.keys.length === mostTogether) asked = askTogether();
  const { keys, found } = asked;
  keys.push(key);
  return (await found).find((draft) => draft.key === key) ?? null;
}

type Window = { readonly key: string; readonly base: number; readonly writer: string };

/** Keeps a draft; answers with what is kept now, which is another window's unless `kept`. */
export async function keepDraft(draft: Window & { readonly fields: Fields }): Promise<KeptDraft & { kept: boolean }> {
  return (await post("keep", draft)) as KeptDraft & { kept: boolean }; // likewise
}

/** Ends a draft. */
export async function clearDraft(draft: Window): Promise<void> {
  await post("clear", draft);
}
