import { Time } from "@/components/ui/time";
import type { MentorRow } from "@/server/matching/directory-view";

/** "2 of 3 places taken". */
export function placesTaken({ taken, capacity }: MentorRow["places"]): string {
  return capacity === 1 && taken === 0 ? "1 place, free" : `${taken} of ${capacity} places taken`;
}

/** When a mentor is next free, or why no place is, and when one should open. */
export function FreePlace({ mentor, zone }: { readonly mentor: MentorRow; readonly zone?: string | undefined }) {
  const { places, nextFree, opensAt, whyNot } = mentor;
  const full = places.taken >= places.capacity;
  const away = whyNot !== null && ["paused", "on_leave", "silent"].includes(whyNot.reason);
  return (
    <p className="small">
      <b>
        {away ? (
          "Not taking requests"
        ) : full ? (
          "No free place"
        ) : nextFree === null ? (
          "Hours not known"
        ) : (
          <Time at={nextFree} as="slot" zone={zone} />
        )}
      </b>
      <span className="muted block">
        {(away || full) && opensAt !== null ? (
          <>
            {full && !away ? "One should open" : "Until"} <Time at={opensAt} as="short" zone={zone} />
          </>
        ) : (
          placesTaken(places)
        )}
      </span>
    </p>
  );
}
