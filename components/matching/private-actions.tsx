import Link from "next/link";
import type { MentorPage } from "@/server/matching/directory-view";
import { type MarkAction, MarkForm } from "./mark-form";
import { firstName } from "./person-words";

/** A server action that reads `memberId` and blocks that member. */
type BlockAction = (form: FormData) => Promise<void>;

/** What a reader can do about a mentor without the mentor learning of it: save, hide, block. */
export function PrivateActions({
  mentor,
  mark,
  block,
}: {
  readonly mentor: MentorPage;
  readonly mark: MarkAction;
  readonly block: BlockAction;
}) {
  const { can, name, memberId } = mentor;
  if (!can.save && !can.hide && !can.block) return null;
  const first = firstName(name);
  return (
    <section className="private sec light" aria-labelledby="keep">
      <header>
        <h2 id="keep">Only you see this</h2>
      </header>
      <div className="textacts">
        <MarkForm mentor={mentor} action={mark} can={can} />
      </div>
      <p className="small muted mt-1">Saved mentors stand in your list; hidden ones stay out of suggestions.</p>
      {can.block ? (
        <details className="mt-4">
          <summary className="ui">Block {first}</summary>
          <form action={block} className="well mt-2">
            <input type="hidden" name="memberId" value={memberId} />
            <ul className="ui list-disc pl-5">
              <li>From now on neither of you finds the other or is offered to the other.</li>
              <li>{first} is not told.</li>
            </ul>
            <button type="submit" className="btn sm danger mt-3">
              Block {name}
            </button>
          </form>
        </details>
      ) : null}
      {can.block ? (
        <p className="ui mt-4">
          <Link href={`/members/${mentor.handle}/report`} prefetch={false}>
            Report {first}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
