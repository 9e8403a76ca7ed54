/** One weekly slot of wall time; weekday 1 is Monday. The zone is the member's own. */
export type HoursSlot = { weekday: number; startsAt: string; endsAt: string };

const weekdays = [1, 2, 3, 4, 5];
const weekend = [6, 7];

const presets = {
  mornings: {
    label: "Before work",
    when: "Monday to Friday, 07:30 to 08:30",
    days: weekdays,
    from: "07:30",
    to: "08:30",
  },
  lunchtimes: {
    label: "Lunchtimes",
    when: "Monday to Friday, 12:00 to 13:30",
    days: weekdays,
    from: "12:00",
    to: "13:30",
  },
  office: {
    label: "During work",
    when: "Monday to Friday, 09:00 to 17:00",
    days: weekdays,
    from: "09:00",
    to: "17:00",
  },
  evenings: { label: "Evenings", when: "Monday to Friday, 18:00 to 20:00", days: weekdays, from: "18:00", to: "20:00" },
  weekends: {
    label: "Weekends",
    when: "Saturday and Sunday, 10:00 to 13:00",
    days: weekend,
    from: "10:00",
    to: "13:00",
  },
} as const;

export type HoursPreset = keyof typeof presets;

/** Ready-made answers to “when could you usually meet?”, so that weekly hours cost one answer. */
export const hoursPresets = [
  "mornings",
  "lunchtimes",
  "office",
  "evenings",
  "weekends",
] as const satisfies HoursPreset[];

/** What a preset is called and when it is, in the member's own zone. */
export function hoursPresetText(preset: HoursPreset): { label: string; when: string } {
  const { label, when } = presets[preset];
  return { label, when };
}

/** The weekly slots of the chosen presets, in order, with what touches or overlaps on one day joined. */
export function slotsOf(chosen: readonly HoursPreset[]): HoursSlot[] {
  const slots = chosen
    .flatMap((preset) => presets[preset].days.map((weekday) => ({ weekday, ...presets[preset] })))
    .map(({ weekday, from, to }): HoursSlot => ({ weekday, startsAt: from, endsAt: to }))
    .sort((a, b) => a.weekday - b.weekday || a.startsAt.localeCompare(b.startsAt));
  const joined: HoursSlot[] = [];
  for (const slot of slots) {
    const last = joined.at(-1);
    if (last && last.weekday === slot.weekday && slot.startsAt <= last.endsAt) {
      if (slot.endsAt > last.endsAt) last.endsAt = slot.endsAt;
    } else joined.push({ ...slot });
  }
  return joined;
}

const asText = (slots: readonly HoursSlot[]): string =>
  slots
    .map((slot) => `${slot.weekday} ${slot.startsAt.slice(0, 5)} ${slot.endsAt.slice(0, 5)}`)
    .toSorted()
    .join(",");

/** The presets that make exactly these hours; null when they were drawn by hand. Empty hours come from no preset. */
export function presetsOf(slots: readonly HoursSlot[]): HoursPreset[] | null {
  if (slots.length === 0) return [];
  const wanted = asText(slots);
  for (let bits = 1; bits < 2 ** hoursPresets.length; bits++) {
    const chosen = hoursPresets.filter((_, i) => (bits >> i) % 2 === 1);
    if (asText(slotsOf(chosen)) === wanted) return chosen;
  }
  return null;
}
