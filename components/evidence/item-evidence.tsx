import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { longDate } from "@/domain/dates";
import type { Criterion } from "@/domain/plans/document";
import type { ItemEvidence as Evidence } from "@/server/evidence/links";
import { ConfirmedMark } from "./confirmed-mark";
import { placeValue } from "./form-fields";

type Piece = Evidence["pieces"][number];
type Place = { readonly planId: string; readonly itemId: string; readonly criterionId: string | null };

const dayWords = (day: string) => longDate(new Date(`${day}T00:00:00Z`), "UTC");

function PieceLine({
  piece,
  place,
  unlink,
}: {
  readonly piece: Piece;
  readonly place: Place;
  readonly unlink: FormAction | null;
}) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 border-b border-rule py-2">
      <div className="ui">
        <Link href={`/evidence/${piece.id}`} prefetch={false} className="inline-block py-1 [overflow-wrap:anywhere]">
          {piece.title}
        </Link>
        <div className="row small">
          <span className="muted nowrap">{dayWords(piece.happenedOn)}</span>
          <ConfirmedMark piece={piece} />
        </div>
      </div>
      {unlink === null ? null : (
        <ActionForm action={unlink} id={`unlink-${piece.id}-${place.criterionId ?? "item"}`}>
          <input type="hidden" name="evidenceId" value={piece.id} />
          <input type="hidden" name="place" value={placeValue(place)} />
          <SubmitButton look="quiet" small busy="Taking off…" aria-label={`Take off: ${piece.title}`}>
            Take off
          </SubmitButton>
        </ActionForm>
      )}
    </li>
  );
}

function Removed({ removed, zone }: { readonly removed: Evidence["removed"]; readonly zone: string }) {
  return removed.map((trace) => (
    <li key={`${trace.title} ${trace.removedAt.toISOString()}`} className="small muted border-b border-rule py-2">
      {trace.title}, {dayWords(trace.happenedOn)}: stood here when the gate was signed, removed on{" "}
      <Time at={trace.removedAt} as="long" zone={zone} />.
    </li>
  ));
}

/**
 * The evidence on an item of a plan, and on each criterion of a gate. Whoever owns the plan links more of their own pieces
 * (`own`) or takes some off; for everybody else it is a list. `link` and `unlink` take `evidenceId` and `place`.
 */
export function ItemEvidence({
  planId,
  itemId,
  criteria,
  evidence,
  own,
  link,
  unlink,
  zone,
}: {
  readonly planId: string;
  readonly itemId: string;
  readonly criteria: readonly Pick<Criterion, "id" | "text">[];
  readonly evidence: Evidence;
  /** The owner's pieces, to choose from. */
  readonly own: readonly { readonly id: string; readonly title: string; readonly happenedOn: string }[];
  readonly link: FormAction;
  readonly unlink: FormAction;
  readonly zone: string;
}) {
  const places = [
    { criterionId: null, text: null },
    ...criteria.map((criterion) => ({ criterionId: criterion.id, text: criterion.text })),
  ];
  return (
    <div className="stack-6">
      {places.map(({ criterionId, text }) => {
        const place = { planId, itemId, criterionId };
        const pieces = evidence.pieces.filter((piece) =>
          criterionId === null ? piece.onItem : piece.criterionIds.includes(criterionId),
        );
        const removed = evidence.removed.filter((trace) => trace.criterionId === criterionId);
        if (criterionId === null && criteria.length > 0 && pieces.length + removed.length === 0) return null;
        return (
          <div key={criterionId ?? "item"}>
            {text === null ? null : <h3 className="ui font-semibold">{text}</h3>}
            {pieces.length + removed.length === 0 ? <p className="small muted">No evidence yet.</p> : null}
            <ul>
              {pieces.map((piece) => (
                <PieceLine key={piece.id} piece={piece} place={place} unlink={evidence.canLink ? unlink : null} />
              ))}
              <Removed removed={removed} zone={zone} />
            </ul>
          </div>
        );
      })}
      {evidence.canLink ? (
        <LinkForm planId={planId} itemId={itemId} criteria={criteria} own={own} action={link} />
      ) : null}
    </div>
  );
}

function LinkForm({
  planId,
  itemId,
  criteria,
  own,
  action,
}: {
  readonly planId: string;
  readonly itemId: string;
  readonly criteria: readonly Pick<Criterion, "id" | "text">[];
  readonly own: readonly { readonly id: string; readonly title: string; readonly happenedOn: string }[];
  readonly action: FormAction;
}) {
  const add = (
    <Link href="/evidence/new" prefetch={false} className="inline-block py-1">
      Add a new piece
    </Link>
  );
  if (own.length === 0) return <p className="ui">You keep no evidence yet. {add}</p>;
  const itemPlace = placeValue({ planId, itemId, criterionId: null });
  return (
    <ActionForm action={action} id={`evidence-${itemId}`} className="fields" label="Link evidence">
      {criteria.length === 0 ? (
        <input type="hidden" name="place" value={itemPlace} />
      ) : (
        <SelectField
          name="place"
          label="Criterion"
          options={criteria.map(({ id, text }) => ({
            value: placeValue({ planId, itemId, criterionId: id }),
            label: text,
          }))}
        />
      )}
      <SelectField
        name="evidenceId"
        label="Piece of evidence"
        options={[
          { value: "", label: "Choose a piece" },
          ...own.map((piece) => ({ value: piece.id, label: `${piece.title} (${dayWords(piece.happenedOn)})` })),
        ]}
      />
      <div className="row">
        <SubmitButton look="secondary" busy="Linking…">
          Link the piece
        </SubmitButton>
        {add}
      </div>
    </ActionForm>
  );
}
