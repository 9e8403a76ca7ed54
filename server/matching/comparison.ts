import { placeOfZone } from "@/domain/accounts/places";
import { shortDate } from "@/domain/dates";
import { meetingModeLabels } from "@/domain/programmes/meeting-modes";
import { type MatchingCatalogue, shortRoleName } from "./catalogue-names";
import type { ComparisonRow, MentorComparison, MentorPage } from "./directory-view";
import type { MemberReader } from "./reader";

/** A question put to the reader and to each mentor; every answer is a list of words. */
type Question = {
  label: string;
  yours?: readonly (string | null | undefined)[];
  theirs: (mentor: MentorPage) => readonly string[];
  /** Whether words that reader and mentor have in common are marked. */
  common?: boolean;
  /** What the reader looks for beside their own answer; a mentor who has it has something in common. */
  wanted?: string | null;
};

function asked(
  { label, yours, theirs, common = false, wanted }: Question,
  mentors: readonly MentorPage[],
): ComparisonRow {
  const own = (yours ?? []).filter((word) => typeof word === "string");
  const cells = mentors.map((mentor) => [...new Set(theirs(mentor))]);
  const [first = []] = cells;
  return {
    label,
    yours: own,
    cells,
    shared: cells.map((words) => (common ? words.filter((word) => own.includes(word) || word === wanted) : [])),
    same: first.length > 0 && cells.every((words) => words.join() === first.join()),
  };
}

function placesText(mentor: MentorPage, zone: string | undefined): string {
  if (mentor.whyNot && mentor.opensAt) return `Not now; from ${shortDate(mentor.opensAt, zone)}`;
  const { taken, capacity } = mentor.places;
  return `${capacity - taken} of ${capacity} free`;
}

/**
 * Mentors side by side: the same questions put to the reader and to each mentor, what the reader has in common with each,
 * and whether all mentors answer alike. What is not known never agrees. What the fit has used stands in the fits themselves.
 */
export function compared(
  mentors: MentorPage[],
  reader: MemberReader | null,
  catalogue: MatchingCatalogue,
): MentorComparison {
  const mentee = reader?.mentee?.facts;
  const roleName = (id: string | undefined) => (id === undefined ? null : shortRoleName(catalogue.roles[id] ?? id));
  const nameIn = (names: Readonly<Record<string, string>>, id: string | null | undefined) =>
    id === null || id === undefined ? null : names[id];
  const target = roleName(mentee?.target?.roleId);
  const questions: Question[] = [
    {
      label: "Domain",
      yours: [nameIn(catalogue.domains, mentee?.targetDomainId)],
      theirs: (mentor) => mentor.domains.map((entry) => entry.domain.name),
      common: true,
    },
    {
      label: "Specialism",
      yours: [nameIn(catalogue.subdomains, mentee?.targetSubdomainId)],
      theirs: (mentor) => mentor.domains.flatMap((entry) => entry.subdomain?.name ?? []),
      common: true,
    },
    {
      label: "Roles held",
      yours: [roleName(mentee?.current?.roleId), target === null ? null : `${target} wanted`],
      wanted: target,
      theirs: (mentor) => mentor.route,
      common: true,
    },
    { label: "Strong on", theirs: (mentor) => mentor.strengths.map((strength) => strength.competency.name) },
    {
      label: "Meets",
      yours: (mentee?.modes ?? []).map((mode) => meetingModeLabels[mode]),
      theirs: (mentor) => mentor.meets.map((mode) => meetingModeLabels[mode]),
      common: true,
    },
    {
      label: "Speaks",
      yours: mentee?.languages ?? [],
      theirs: (mentor) => mentor.languages,
      common: true,
    },
    {
      label: "Lives by",
      yours: reader ? [`${placeOfZone(reader.zone)} time`] : [],
      theirs: (mentor) => [`${placeOfZone(mentor.timeZone)} time`],
      common: true,
    },
    { label: "Places", theirs: (mentor) => [placesText(mentor, reader?.zone)] },
    { label: "Credentials", theirs: (mentor) => mentor.credentials.map((credential) => credential.name) },
  ];
  return { mentors, rows: questions.map((question) => asked(question, mentors)) };
}
