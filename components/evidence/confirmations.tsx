import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { StatusMark } from "@/components/ui/status-mark";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { PieceView } from "@/server/evidence/queries";

const gone = "A former member";

/** Who has confirmed the piece and when; and plainly, where it was edited since, that they confirmed what stood before. */
export function Confirmations({ piece, zone }: { readonly piece: PieceView; readonly zone: string }) {
  const isOfBefore = piece.confirmations.length > 0 && piece.confirmations.every((one) => one.version < piece.version);
  return (
    <>
      {piece.confirmations.length === 0 ? <p className="muted">Nobody has confirmed it yet.</p> : null}
      <ul className="stack-2">
        {piece.confirmations.map((one) => (
          <li key={one.id} className="row">
            <StatusMark status={one.version === piece.version ? "G" : "A"}>
              {`${one.isYours ? "You" : (one.by ?? gone)} confirmed it`}
            </StatusMark>
            <span className="ui">
              <Time at={one.at} as="long" zone={zone} />
              {one.version === piece.version ? "" : ", before it was edited"}
            </span>
          </li>
        ))}
      </ul>
      {isOfBefore ? (
        <div className="mt-4">
          <Notice tone="a" title="Edited after it was confirmed">
            <p>
              The last edit was on <Time at={piece.editedAt} as="long" zone={zone} />. What was confirmed is the piece
              as it stood before.
            </p>
          </Notice>
        </div>
      ) : null}
    </>
  );
}

/** The mentor's “yes, it was so”, of the version on this page. */
export function ConfirmForm({ piece, action }: { readonly piece: PieceView; readonly action: FormAction }) {
  const isDone = piece.confirmations.some((one) => one.isYours && one.version === piece.version);
  if (!piece.can.confirm || isDone) return null;
  return (
    <ActionForm action={action} id="confirm" className="fields mt-4" label="Confirm the piece">
      <input type="hidden" name="evidenceId" value={piece.id} />
      <input type="hidden" name="version" value={piece.version} />
      <p className="ui muted">
        Your name and the date stand beside it from then on. You say that it was so, as far as you know, not that it is
        perfect.
      </p>
      <SubmitButton busy="Confirming…">Confirm this piece</SubmitButton>
    </ActionForm>
  );
}
