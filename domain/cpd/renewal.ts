import { monthsAfter } from "./cycle";

/** Days before a credential has to be renewed on which its holder is reminded. */
export const reminderDays = [180, 60, 14] as const;

/** When to renew: the day that the member entered; else as many months after the day it was obtained as the rule says. */
export function renewBy(
  held: { obtainedOn: string | null; expiresOn: string | null },
  rule: { cycleMonths: number | null } | null,
): { day: string; from: "member" | "rule" } | null {
  if (held.expiresOn !== null) return { day: held.expiresOn, from: "member" };
  if (held.obtainedOn === null || rule === null || rule.cycleMonths === null) return null;
  return { day: monthsAfter(held.obtainedOn, rule.cycleMonths), from: "rule" };
}

/** Whole days from one ISO date to another; negative when the other is earlier. */
export function daysUntil(day: string, today: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

/**
 * Which reminder is due with so many days left: the last one whose day has come, so that a credential added late gets one
 * reminder and not three. Null before the first and once the day itself is past.
 */
export function reminderDue(daysLeft: number): (typeof reminderDays)[number] | null {
  if (daysLeft < 0) return null;
  return reminderDays.findLast((days) => daysLeft <= days) ?? null;
}
