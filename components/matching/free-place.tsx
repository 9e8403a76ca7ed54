import { Time } from "@/components/ui/time";
import type { MentorRow } from "@/server/matching/directory-view";

function placesTaken({ taken, capacity }: MentorRow["places"]): string {
  return `${taken} of ${capacity} ${capacity === 1 ? "place" : "places"} taken`;
}

function placesFree({ taken, capacity }: MentorRow["places"]): string {
  return `${capacity - taken} of ${capacity} ${capacity === 1 ? "place" : "places"} free`;
}

/** When a mentor is next free, or why no place is, and when one should open. */
export function FreePlace({ mentor, zone }: { readonly mentor: MentorRow; readonly zone?: string | undefined }) {
  const { places, nextFree, opensAt, whyNot } = mentor;
  const full = places.taken >= places.capacity;
  const away = whyNot !== null && ["paused", "on_leave", "silent"].includes(whyNot.reason);
  return (
    <p className="small">
      {away || full || nextFree === null ? null : <span className="muted block">Next free</span>}
      <b>
        {away ? (
          "Not taking requests"
        ) : full ? (
          "No free place"
        ) : nextFree === null ? (
          placesFree(places)
        ) : (
          <Time at={nextFree} as="slot" zone={zone} />
        )}
      </b>
      <span className="muted block">
        {(away || full) && opensAt !== null ? (
          <>
            {full && !away ? "One should open" : "Until"} <Time at={opensAt} as="short" zone={zone} />
          </>
        ) : nextFree === null && !away && !full ? null : (
          placesTaken(places)
        )}
      </span>
    </p>
  );
}
