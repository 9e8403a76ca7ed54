import type { PartOfDay, SharedTime } from "./availability";
import type { FitFact, MissingFact } from "./facts";

/** The catalogue's names, by id. An unknown id answers with the id itself. */
export type CatalogueNames = {
  roles: Readonly<Record<string, string>>;
  competencies: Readonly<Record<string, string>>;
  domains: Readonly<Record<string, string>>;
  subdomains: Readonly<Record<string, string>>;
};

/** A catalogue name inside a sentence: "PMO Analyst" becomes "PMO analyst"; words in capitals stay. */
export function inSentence(name: string): string {
  return name.replace(/\p{Lu}\p{Ll}[\p{L}’'-]*/gu, (word) => word.toLowerCase());
}

function withArticle(name: string): string {
  const plain = inSentence(name);
  return /^[aeiou]/iu.test(plain) ? `an ${plain}` : `a ${plain}`;
}

function nameIn(names: Readonly<Record<string, string>>, id: string): string {
  return names[id] ?? id;
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const quarters = ["", "¼", "½", "¾"];

/** Hours with quarters, such as "1½ hours"; under an hour in minutes. `kind` goes before the unit, such as "shared ". */
export function durationText(minutes: number, kind = ""): string {
  if (minutes < 60) return `${minutes} ${kind}minutes`;
  const hours = `${Math.floor(minutes / 60)}${quarters[Math.floor((minutes % 60) / 15)] ?? ""}`;
  return `${hours} ${kind}${minutes === 60 ? "hour" : "hours"}`;
}

const sharedText = (minutes: number) => durationText(minutes, "shared ");

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const dayParts: Record<PartOfDay, string> = {
  morning: " mornings",
  lunchtime: " lunchtimes",
  afternoon: " afternoons",
  evening: " evenings",
  night: " nights",
  day: "s",
};

/** "Thursday evenings", or "Tuesdays" for most of a day. */
export function timeName(time: SharedTime): string {
  return `${weekdays[time.weekday - 1] ?? ""}${dayParts[time.part]}`;
}

function hoursText(minutes: number, times: readonly SharedTime[]): string {
  const first = times[0];
  if (!first) return sharedText(minutes);
  if (times.length === 1) return `${sharedText(minutes)} on ${timeName(first)}`;
  const shown = times.slice(0, 3).map((time) => timeName(time));
  const rest = times.length > shown.length ? [...shown, "other times"] : shown;
  return `${sharedText(minutes)} a week, on ${listed(rest)}`;
}

const missingOfMentee: Record<MissingFact["what"], string> = {
  current_role: "You have not said which role you have now",
  target_role: "You have not said which role you want",
  domain: "You have not said which domain you want",
  gaps: "Your gaps are not known until you rate yourself",
  strengths: "Your strengths are not known",
  goals: "You have not written down goals: the start has a place for them, beside the target",
  hours: "You have not said when you are free",
  posts: "Your history is not known",
  words: "Your own words are not known",
  answers: "Your answers are not known",
};
const missingOfMentor: Record<MissingFact["what"], string> = {
  current_role: "Present role not known",
  target_role: "Target role not known",
  domain: "Domain not known",
  gaps: "Gaps not known",
  strengths: "Strengths not known",
  goals: "Goals not known",
  hours: "Usual hours not known",
  posts: "History not known",
  words: "Nothing written about their work that you may read",
  answers: "Answer rate not known: nobody in this programme has been asked yet",
};

/** What is missing, in a sentence without its full stop. */
export function missingSentence(missing: MissingFact): string {
  return missing.whose === "mentee" ? missingOfMentee[missing.what] : missingOfMentor[missing.what];
}

const levelWords = ["not yet", "aware", "practising", "independent", "leading"];

/** One fact as a plain sentence to the mentee about the mentor, without its full stop. */
export function factSentence(fact: FitFact, names: CatalogueNames): string {
  const role = (id: string) => withArticle(nameIn(names.roles, id));
  const domain = (id: string) => inSentence(nameIn(names.domains, id));
  const competency = (id: string) => inSentence(nameIn(names.competencies, id));
  const subdomain = (id: string) => inSentence(nameIn(names.subdomains, id));
  switch (fact.kind) {
    case "not_known":
      return missingSentence(fact.missing);
    case "domain_primary": {
      const since = fact.sinceYear === null ? "" : ` since ${fact.sinceYear}`;
      return `Works in ${domain(fact.domainId)}${since}, the domain you want`;
    }
    case "domain_also":
      return `Knows ${domain(fact.domainId)} too, though it is not their main domain`;
    case "domain_near":
      return `Works in ${domain(fact.domainId)}, not in ${domain(fact.wantedId)}: counted as ${Math.round(fact.nearness / 10)} per cent near`;
    case "domain_far":
      return `Works in ${domain(fact.domainId)}, which is far from ${domain(fact.wantedId)}`;
    case "domain_other":
      return `Works in ${domain(fact.domainId)}: you asked for a domain other than ${domain(fact.currentId)}`;
    case "domain_not_other":
      return `Works in ${domain(fact.domainId)}, the domain you want to look beyond`;
    case "gap_closed":
      return `Strong on ${competency(fact.competencyId)} (${levelWords[fact.mentorLevel]}), where you want to go from ${fact.now} to ${fact.target}`;
    case "gap_partly":
      return `Can take you from ${fact.now} to ${fact.mentorLevel} on ${competency(fact.competencyId)}, where you want ${fact.target}`;
    case "gap_open":
      return `Does not name ${competency(fact.competencyId)} as a strength`;
    case "gap_other_domain":
      return `Strong on ${competency(fact.competencyId)}, but not in ${domain(fact.wantedId)}`;
    case "no_gaps":
      return "You have no gap left to your target";
    case "was":
      return `Was ${role(fact.roleId)} until ${fact.untilYear}`;
    case "has_done_target":
      return doneSentence(role(fact.roleId), fact.fromYear, fact.toYear);
    case "far_beyond_target":
      return `Is ${role(fact.roleId)} now, two levels beyond your target`;
    case "beyond_without_target":
      return `Is ${role(fact.roleId)} now, without having been ${role(fact.targetId)}`;
    case "has_not_done_target":
      return `Has not been ${role(fact.targetId)}`;
    case "level_above":
      return `${fact.steps === 1 ? "One level" : `${fact.steps} levels`} above you, as ${role(fact.roleId)}`;
    case "hours_shared":
      return hoursText(fact.minutes, fact.times);
    case "answers":
      return `Answered ${fact.answered} of ${fact.asked} ${fact.asked === 1 ? "request" : "requests"}`;
    case "answers_usual":
      return "Not asked yet: counted at the usual rate of this programme";
    case "specialism_shared":
      return `Knows ${subdomain(fact.subdomainId)}, the specialism you want`;
    case "specialism_not_shared":
      return `Does not name ${subdomain(fact.subdomainId)} as a specialism`;
    case "words_shared":
      return `Your goals and their words both speak of ${listed(fact.words)}`;
    case "words_not_shared":
      return "Nothing in their words meets your goals";
  }
}

function doneSentence(role: string, fromYear: number | null, toYear: number | null): string {
  if (fromYear === null) return `Is ${role} now`;
  return toYear === null ? `Has been ${role} since ${fromYear}` : `Was ${role} from ${fromYear} to ${toYear}`;
}

/** Several facts as one line: the sentences joined by semicolons, closed with a full stop. */
export function factLine(facts: readonly FitFact[], names: CatalogueNames): string {
  const sentences = facts.map((fact) => factSentence(fact, names));
  const [first = "", ...rest] = sentences;
  const joined = [first, ...rest.map((s) => (/^\p{Lu}\p{Lu}/u.test(s) ? s : s.charAt(0).toLowerCase() + s.slice(1)))];
  return joined.length > 0 && first !== "" ? `${joined.join("; ")}.` : "";
}
