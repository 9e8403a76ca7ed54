import type { WatchKind, WatchLevel } from "./kinds";

/** From the least to the most that is heard. */
const loudness: readonly WatchLevel[] = ["mute", "normal", "first_post", "watch"];
const nearestFirst: readonly WatchKind[] = ["thread", "tag", "domain"];

type Choice = { readonly kind: WatchKind; readonly level: WatchLevel };

/**
 * Which of somebody's choices for a thread, its tags and its domain decides how closely they follow it: the nearest, and of several
 * tags one that says most. Null where they have chosen nothing.
 */
export function decidingChoice<C extends Choice>(chosen: readonly C[]): C | null {
  for (const kind of nearestFirst) {
    const ofKind = chosen.filter((one) => one.kind === kind);
    const loudest = Math.max(...ofKind.map(({ level }) => loudness.indexOf(level)));
    const deciding = ofKind.find(({ level }) => loudness.indexOf(level) === loudest);
    if (deciding !== undefined) return deciding;
  }
  return null;
}

/** How closely somebody follows a thread by what they have chosen; without a choice it is `normal`. */
export const levelOf = (chosen: readonly Choice[]): WatchLevel => decidingChoice(chosen)?.level ?? "normal";

/** Why somebody is told of a post, the strongest first. */
export const hearReasons = [
  "answered",
  "mentioned",
  "opened",
  "wrote_case",
  "took_part",
  "watching",
  "first_post",
] as const;
export type HearReason = (typeof hearReasons)[number];

/** Whether the post speaks to its reader: it answers them or names them, and does not only come to pass. */
export const speaksTo = (reason: HearReason): boolean => reason === "answered" || reason === "mentioned";

/** The stronger of two reasons. */
export const stronger = (one: HearReason, other: HearReason): HearReason =>
  hearReasons.indexOf(one) <= hearReasons.indexOf(other) ? one : other;

/** What of a post concerns somebody, and how closely they follow its thread. */
export type Concern = {
  readonly level: WatchLevel;
  readonly answered: boolean;
  readonly mentioned: boolean;
  /** They have opened the thread, and the post answers it as a whole. */
  readonly opened: boolean;
  /** They wrote the case that the thread is about, and the post answers the thread as a whole. */
  readonly wroteCase: boolean;
  /** They answered unseen in the quiet round that the post comes from. */
  readonly tookPart: boolean;
  /** The post is the first of its thread. */
  readonly isFirst: boolean;
};

/** The strongest reason to tell somebody of a post, or null when they do not want to hear of it. Who mutes hears nothing. */
export function reasonToHear({
  level,
  answered,
  mentioned,
  opened,
  wroteCase,
  tookPart,
  isFirst,
}: Concern): HearReason | null {
  if (level === "mute") return null;
  if (answered) return "answered";
  if (mentioned) return "mentioned";
  if (opened) return "opened";
  if (wroteCase) return "wrote_case";
  if (tookPart) return "took_part";
  if (level === "watch") return "watching";
  return level === "first_post" && isFirst ? "first_post" : null;
}
