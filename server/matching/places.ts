import { mentorRefusal } from "@/domain/matching/rules";
import { type Bits, noBits, setBit } from "./bits";
import { dayIn, mentorStanding, opensAt } from "./mentor-facts";
import type { MentorIndex } from "./mentor-index";

const monthDays = 30;

/** Mentors who can be asked now, and those who can be asked now or within thirty days. */
export type OpenPlaces = { now: Bits; month: Bits };

type Kept = { version: number; minute: number; places: OpenPlaces };
const kept = new WeakMap<MentorIndex, Kept>();

/** Who has a free place at this time, to the minute; remembered until the minute or the index changes. */
export function openPlaces(index: MentorIndex, now: Date): OpenPlaces {
  const minute = Math.floor(now.getTime() / 60_000);
  const known = kept.get(index);
  if (known && known.version === index.version && known.minute === minute) return known.places;
  const places = { now: noBits(index.rows), month: noBits(index.rows) };
  const latest = new Date(now.getTime() + monthDays * 86_400_000);
  const today = new Map<string, string>();
  for (let row = 0; row < index.rows; row++) {
    const record = index.entries[row]?.record;
    if (!record) continue;
    let day = today.get(record.timeZone);
    if (day === undefined) {
      day = dayIn(record.timeZone, now);
      today.set(record.timeZone, day);
    }
    if (mentorRefusal(mentorStanding(record, day), now) === null) {
      setBit(places.now, row);
      setBit(places.month, row);
      continue;
    }
    const opens = opensAt(record, now);
    if (opens !== null && opens <= latest) setBit(places.month, row);
  }
  kept.set(index, { version: index.version, minute, places });
  return places;
}
