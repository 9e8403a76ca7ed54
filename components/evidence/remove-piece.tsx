import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PieceView } from "@/server/evidence/queries";
import { LinkLines } from "./piece-links";

/** What goes with a piece and what stays, and the button that removes it. */
export function RemovePiece({ piece, action }: { readonly piece: PieceView; readonly action: FormAction }) {
  return (
    <div className="stack-6">
      {piece.links.length === 0 ? (
        <p>It is linked to nothing.</p>
      ) : (
        <div>
          <p>It is linked to:</p>
          <LinkLines links={piece.links} />
        </div>
      )}
      <ul className="ui">
        <li>
          {piece.file === null ? "What it says" : `What it says, and the file ${piece.file.name},`} is deleted and
          cannot be brought back.
        </li>
        <li>Its links, confirmations and questions go with it.</li>
        <li>Where a gate was signed on it, its title and date stay with the gate.</li>
      </ul>
      <ActionForm action={action} id="remove" label="Remove the piece">
        <input type="hidden" name="evidenceId" value={piece.id} />
        <div className="row">
          <SubmitButton look="danger" busy="Removing…">
            Remove the piece
          </SubmitButton>
          <LinkButton look="quiet" href={`/evidence/${piece.id}`}>
            Keep it
          </LinkButton>
        </div>
      </ActionForm>
    </div>
  );
}
