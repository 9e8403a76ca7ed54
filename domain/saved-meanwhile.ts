import { DomainError } from "./errors";

/** A field that says something else by now than the form was drawn from. */
export type SavedText = { readonly field: string; readonly label: string; readonly theirs: string };

/** Refuses to save over what was saved since the form was drawn, and says what stands there now and under which revision. */
export class SavedMeanwhile extends DomainError {
  constructor(
    reason: string,
    readonly revision: number,
    readonly texts: readonly SavedText[],
  ) {
    super("CONFLICT", reason);
  }
}
