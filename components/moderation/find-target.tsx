import { Notice } from "@/components/ui/notice";

/** Looks for the place to which something goes, as a GET form: by its number or words of its title. */
export function FindTarget({
  action,
  label,
  hint,
  q,
  isEmpty,
}: {
  readonly action: string;
  readonly label: string;
  readonly hint: string;
  /** What was looked for. */
  readonly q: string | undefined;
  /** Nothing was found. */
  readonly isEmpty: boolean;
}) {
  return (
    <search>
      <form method="get" action={action}>
        <div className="field">
          <label htmlFor="q">{label}</label>
          <div className="hint" id="q-hint">
            {hint}
          </div>
          <div className="row mt-1.5">
            <input
              className="inp mt-0 max-w-[24rem]"
              id="q"
              name="q"
              maxLength={200}
              defaultValue={q}
              aria-describedby="q-hint"
              autoComplete="off"
            />
            <button type="submit" className="btn sec2">
              Find
            </button>
          </div>
        </div>
      </form>
      {isEmpty && q !== undefined && q !== "" ? (
        <div className="mt-4" role="status">
          <Notice title={`Nothing found for “${q}”`}>
            Try another word of the title, or the number in its address.
          </Notice>
        </div>
      ) : null}
    </search>
  );
}
