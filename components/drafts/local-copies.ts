import type { Fields } from "./fields";

/** What was typed while the server did not answer, or is on its way to it, in this browser alone. */
export type LocalCopy = {
  readonly fields: Fields;
  /** The version that it was typed on top of. */
  readonly base: number;
  readonly writer: string;
  /** Milliseconds since 1970, by this browser's clock. */
  readonly at: number;
  /** Whether the form was sent with it, and no answer has come yet. */
  readonly sent: boolean;
};

const prefix = "draft ";

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    // No store, or it is full: the copy on the server has to do.
    return undefined;
  }
}

/** Counts how often somebody has signed out here: a form that was open then writes no more. */
let signedOut = 0;

/** Removes every copy, because whoever signs out may leave the browser to somebody else. The server keeps its own. */
export function forgetAllCopies(): void {
  signedOut += 1;
  forgetCopies();
}

/** Removes every copy in this browser, except those of one member if one is named. */
function forgetCopies(except?: string): void {
  attempt(() => {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix) && !(except !== undefined && name.startsWith(`${prefix}${except} `))) {
        localStorage.removeItem(name);
      }
    }
  });
}

/** The copy of one form of one member. Reading it removes those of others who used this browser. */
export function localCopy(member: string, key: string) {
  const name = `${prefix}${member} ${key}`;
  const began = signedOut;
  return {
    read(): LocalCopy | null {
      forgetCopies(member);
      // Written by `write`, under a name that nothing else uses.
      return attempt(() => JSON.parse(localStorage.getItem(name) ?? "null") as LocalCopy | null) ?? null;
    },
    write(copy: LocalCopy): void {
      if (began === signedOut) attempt(() => localStorage.setItem(name, JSON.stringify(copy)));
    },
    remove(): void {
      attempt(() => localStorage.removeItem(name));
    },
  };
}
