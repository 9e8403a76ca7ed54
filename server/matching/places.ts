import { mentorRefusal } from "@/domain/matching/rules";
import { type Bits, rowsOf, setBit } from "./bits";
import { dayIn, mentorStanding, opensOn } from "./mentor-facts";
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
  const places = { now: index.free.slice(), month: index.free.slice() };
  const days = new Map<string, { today: string; last: string }>();
  for (const row of rowsOf(index.dated)) {
    const record = index.entries[row]?.dated;
    if (!record) continue;
    const day = days.get(record.timeZone) ?? {
      today: dayIn(record.timeZone, now),
      last: dayIn(record.timeZone, new Date(now.getTime() + monthDays * 86_400_000)),
    };
    days.set(record.timeZone, day);
    const refusal = mentorRefusal(mentorStanding(record, day.today), now);
    const opens = refusal === null ? day.today : opensOn(record, refusal, day.today);
    if (refusal === null) setBit(places.now, row);
    if (opens !== null && opens <= day.last) setBit(places.month, row);
  }
  kept.set(index, { version: index.version, minute, places });
  return places;
}
