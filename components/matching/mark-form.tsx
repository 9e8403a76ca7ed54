import type { MentorRow } from "@/server/matching/directory-view";

/** A server action that reads `memberId` and `mark` ("save", "unsave", "hide" or "unhide"). */
export type MarkAction = (form: FormData) => Promise<void>;

/** The private marks that a reader may put on a mentor or take off again. Nobody else ever sees them. */
export function MarkForm({
  mentor,
  action,
  can,
}: {
  readonly mentor: Pick<MentorRow, "memberId" | "name" | "mark">;
  readonly action: MarkAction;
  readonly can: { readonly save: boolean; readonly hide: boolean };
}) {
  const { mark, name, memberId } = mentor;
  const named = <span className="vh"> {name}</span>;
  return (
    <form action={action} className="contents">
      <input type="hidden" name="memberId" value={memberId} />
      {can.save ? (
        <button type="submit" name="mark" value={mark === "saved" ? "unsave" : "save"} className="textbtn">
          {mark === "saved" ? "Saved: take off" : "Save"}
          {named}
        </button>
      ) : null}
      {can.hide ? (
        <button type="submit" name="mark" value={mark === "hidden" ? "unhide" : "hide"} className="textbtn">
          {mark === "hidden" ? "Show again" : "Hide"}
          {named}
        </button>
      ) : null}
    </form>
  );
}
