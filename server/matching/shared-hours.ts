import { popCount, type WeekCells, weekWords } from "@/domain/matching/availability";
import type { MentorIndex } from "./mentor-index";

const cellMinutes = 15;

/** Minutes in the index's seven days that each row shares with these hours: `sharedMinutes` for everybody at once. */
export function sharedByRow(index: MentorIndex, hours: WeekCells): Uint16Array {
  const shared = new Uint16Array(index.rows);
  const all = index.columns.hours;
  const mine = [...hours].flatMap((word, at) => (word === 0 ? [] : [{ word, at }]));
  for (let row = 0, start = 0; row < index.rows; row++, start += weekWords) {
    let cells = 0;
    for (const { word, at } of mine) {
      const both = word & (all[start + at] ?? 0);
      if (both !== 0) cells += popCount(both);
    }
    shared[row] = cells * cellMinutes;
  }
  return shared;
}
