import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import type { PlaceLine } from "@/server/evidence/places";
import type { PieceView } from "@/server/evidence/queries";
import { placeValue } from "./form-fields";

const placeName = ({ wbs, title }: PlaceLine) => (wbs === null ? title : `${wbs} ${title}`);

function placeLabel(place: PlaceLine): string {
  return place.criterionId === null ? placeName(place) : `${place.wbs ?? ""} criterion: ${place.title}`;
}

const placeHref = ({ planId, itemId, wbs }: PlaceLine) =>
  wbs === null ? `/plans/${planId}` : `/plans/${planId}/items/${itemId}`;

/** The places that are still free, a group for each plan. */
function freePlaces({ places, links }: PieceView) {
  const taken = new Set(links.map(placeValue));
  const byPlan = new Map<string, { group: string; options: { value: string; label: string }[] }>();
  for (const place of places) {
    if (taken.has(placeValue(place))) continue;
    const plan = byPlan.get(place.planId) ?? { group: place.planTitle, options: [] };
    plan.options.push({ value: placeValue(place), label: placeLabel(place) });
    byPlan.set(place.planId, plan);
  }
  return [...byPlan.values()];
}

/** Where a piece is linked: a line each, with the plan. */
export function LinkLines({ links }: { readonly links: readonly PlaceLine[] }) {
  return (
    <ul>
      {links.map((place) => (
        <li key={placeValue(place)} className="py-1">
          {placeLabel(place)} <span className="muted">in {place.planTitle}</span>
        </li>
      ))}
    </ul>
  );
}

/** Where a piece is linked; its owner links it to more, or takes it off again. */
export function PieceLinks({
  piece,
  link,
  unlink,
}: {
  readonly piece: PieceView;
  readonly link: FormAction;
  readonly unlink: FormAction;
}) {
  const free = freePlaces(piece);
  return (
    <>
      {piece.links.length === 0 ? (
        <p className="muted">
          {piece.can.keep
            ? "Linked to nothing yet. One piece can serve many goals, tasks and gates."
            : "Linked to nothing."}
        </p>
      ) : (
        <ul className="sumlist">
          {piece.links.map((place) => (
            <li
              key={placeValue(place)}
              className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2 border-b border-rule py-2"
            >
              <span className="ui">
                <Link href={placeHref(place)} prefetch={false} className="inline-block py-1">
                  {placeLabel(place)}
                </Link>
                <span className="small muted block">{place.planTitle}</span>
              </span>
              {piece.can.keep ? (
                <ActionForm action={unlink} id={`unlink-${place.criterionId ?? place.itemId}`}>
                  <input type="hidden" name="evidenceId" value={piece.id} />
                  <input type="hidden" name="place" value={placeValue(place)} />
                  <SubmitButton look="quiet" small busy="Taking off…" aria-label={`Take off: ${placeLabel(place)}`}>
                    Take off
                  </SubmitButton>
                </ActionForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {piece.can.keep && piece.places.length === 0 ? (
        <p className="ui mt-4">
          You have no plan yet to link it to.{" "}
          <Link href="/plans" prefetch={false}>
            Begin a plan
          </Link>
        </p>
      ) : null}
      {piece.can.keep && free.length > 0 ? (
        <ActionForm action={link} id="link" className="fields mt-4" label="Link the piece">
          <input type="hidden" name="evidenceId" value={piece.id} />
          <SelectField name="place" label="Link it to" options={[{ value: "", label: "Choose an item" }, ...free]} />
          <SubmitButton look="secondary" busy="Linking…">
            Link
          </SubmitButton>
        </ActionForm>
      ) : null}
    </>
  );
}
