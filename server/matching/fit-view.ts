import { longDate } from "@/domain/dates";
import { type WeekCells, weekWords } from "@/domain/matching/availability";
import type { MentorFacts } from "@/domain/matching/facts";
import { firstRefusal, mentorRefusal, type missingFacts, type RefusalReason } from "@/domain/matching/rules";
import { type Fit, score } from "@/domain/matching/score";
import { factSentence, missingSentence } from "@/domain/matching/sentences";
import { explainWhyNot } from "@/domain/matching/why-not";
import type { MatchingCatalogue } from "./catalogue-names";
import type { FitView, MentorRow, WhyNotView } from "./directory-view";
import { dayIn, type HoursReader, mentorFacts, mentorStanding, opensAt } from "./mentor-facts";
import type { MentorIndex } from "./mentor-index";
import type { MentorRecord } from "./mentor-records";
import type { MemberReader } from "./reader";
import { pairStanding, scoreSettings } from "./reader-view";

/** What everything about one reader's view of a mentor rests on. */
export type Viewing = { index: MentorIndex; reader: MemberReader | null; now: Date; hours: HoursReader };

type Standing = Pick<MentorRow, "fit" | "notEnough" | "together" | "canAsk" | "whyNot" | "opensAt" | "nextFree">;

/** A fit with its facts in words. */
function asFitView(fit: Fit, catalogue: MatchingCatalogue): FitView {
  return {
    points: fit.points,
    slots: fit.slots,
    parts: fit.parts.map(({ part, points, weight, facts }) => ({
      part,
      points,
      weight,
      facts: facts.map((fact) => ({ side: fact.side, sentence: factSentence(fact, catalogue) })),
    })),
  };
}

/** How a mentor stands to the reader at this moment: the fit, whether they can be asked, and if not, why. */
export function standingFor(
  viewing: Viewing,
  record: MentorRecord,
  seen: { organisation: boolean; hours: boolean },
): Standing {
  const { index, reader, now, hours } = viewing;
  const standing = mentorStanding(record, dayIn(record.timeZone, now));
  const opens = opensAt(record, now);
  const until = opens && longDate(opens, reader?.zone);
  const name = record.name.split(" ")[0] ?? record.name;
  const own = seen.hours ? hours.read(record.hours) : null;
  const free = own && (reader?.hours ? shared(own, reader.hours) : own);
  const together = reader?.pairedIds.has(record.memberId) ?? false;
  const common = { together, opensAt: opens, nextFree: free && nextFree(free, index.windowStart, now) };
  const explain = (reason: RefusalReason, missing: ReturnType<typeof missingFacts> = []) =>
    explainWhyNot(reason, { name, until, missing });
  const state = mentorRefusal(standing, now);
  if (!reader?.mentee) {
    const whyNot: WhyNotView | null = state ? explain(state) : reader ? notAMentee(reader, record) : null;
    return { ...common, fit: null, notEnough: null, canAsk: state === null && reader === null, whyNot };
  }
  const { mentee } = reader;
  const facts: MentorFacts = mentorFacts(record, "programme", index.catalogue, hours);
  const outside = record.programmeId !== mentee.programmeId;
  const pair = pairStanding(reader, mentee, record, seen.organisation);
  const reason = outside ? "not_approved" : firstRefusal(mentee.facts, facts, pair, standing, now);
  const result = outside ? null : score(mentee.facts, facts, scoreSettings(index, mentee));
  const missing = result?.kind === "not_enough" ? result.missing : [];
  return {
    ...common,
    fit: result?.kind === "scored" ? asFitView(result, index.catalogue) : null,
    notEnough: missing.length > 0 ? missing.map(missingSentence) : null,
    canAsk: reason === null && !together,
    whyNot: reason === null ? null : explain(reason, missing),
  };
}

function notAMentee(reader: MemberReader, record: MentorRecord): WhyNotView {
  if (reader.id === record.memberId) return explainWhyNot("self", { name: record.name, until: null, missing: [] });
  return {
    reason: "not_enough",
    because: "You have not said that you want a mentor.",
    change: "Say where you are and where you want to be.",
  };
}

function shared(a: WeekCells, b: WeekCells): WeekCells {
  return a.map((word, at) => word & (b[at] ?? 0));
}

const cellMs = 15 * 60_000;

/** The first free quarter hour that has not begun; null when there is none in the seven days. */
function nextFree(cells: WeekCells, windowStart: Date, now: Date): Date | null {
  const first = Math.max(0, Math.ceil((now.getTime() - windowStart.getTime()) / cellMs));
  for (let cell = first; cell < weekWords * 32; cell++) {
    if (((cells[cell >>> 5] ?? 0) >>> (cell & 31)) & 1) return new Date(windowStart.getTime() + cell * cellMs);
  }
  return null;
}
