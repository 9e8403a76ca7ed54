const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export type SessionLimits = { idleMs: number; absoluteMs: number };

/** How long a session lasts: staff, whose rights reach other people, have shorter ones. */
export function sessionLimits(isStaff: boolean): SessionLimits {
  return isStaff ? { idleMs: 12 * hour, absoluteMs: 7 * day } : { idleMs: 30 * day, absoluteMs: 90 * day };
}

/** When "last seen" is written again, in milliseconds: one write a minute at most. */
export const seenEveryMs = minute;

/** When a session that is used now runs out if it is left alone: never beyond its absolute end. */
export function idleExpiry(now: Date, endsAt: Date, isStaff: boolean): Date {
  return new Date(Math.min(now.getTime() + sessionLimits(isStaff).idleMs, endsAt.getTime()));
}

/** A session lives strictly before both of its limits. */
export function isLive(session: { expiresAt: Date; endsAt: Date }, now: Date): boolean {
  return now < session.expiresAt && now < session.endsAt;
}

/** "Chrome on Windows": the little of a user agent that helps somebody to recognise their own device. */
export function deviceName(userAgent: string | null | undefined): string {
  const agent = userAgent ?? "";
  const browser =
    (
      [
        [/Edg(e|A|iOS)?\//, "Edge"],
        [/OPR\/|Opera/, "Opera"],
        [/SamsungBrowser\//, "Samsung Internet"],
        [/Firefox\/|FxiOS\//, "Firefox"],
        [/Chrome\/|CriOS\//, "Chrome"],
        [/Safari\//, "Safari"],
      ] as const
    ).find(([pattern]) => pattern.test(agent))?.[1] ?? "A browser";
  const system = (
    [
      [/iPhone|iPad|iPod/, "iOS"],
      [/Android/, "Android"],
      [/Windows/, "Windows"],
      [/Mac OS X|Macintosh/, "macOS"],
      [/CrOS/, "ChromeOS"],
      [/Linux/, "Linux"],
    ] as const
  ).find(([pattern]) => pattern.test(agent))?.[1];
  return system === undefined ? browser : `${browser} on ${system}`;
}
