import { Section } from "@/components/ui/section";
import { placeOfZone } from "@/domain/accounts/places";
import type { VisibleField } from "@/domain/accounts/visibility";
import { meetingModeLabels } from "@/domain/programmes/meeting-modes";
import type { MentorPage } from "@/server/matching/directory-view";
import { firstName } from "./person-words";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Fields whose absence a reader would otherwise take for "none". */
const withheldWords: Partial<Record<VisibleField, string>> = {
  city: "where they live",
  languages: "languages",
  bio: "their own words",
  organisation: "employer",
  domain: "domain",
  experience: "years of experience",
  history: "posts held",
  credentials: "credentials",
  strengths: "strengths",
  availability: "usual hours",
};

/** "Europe/London" → "London time". */
function zoneWords(zone: string): string {
  return `${placeOfZone(zone)} time`;
}

function Hours({ hours }: { readonly hours: MentorPage["hours"] }) {
  const ordered = [...hours].sort((a, b) => a.weekday - b.weekday || a.startsAt.localeCompare(b.startsAt));
  return (
    <ul>
      {ordered.map((slot) => (
        <li key={`${slot.weekday} ${slot.startsAt}`}>
          {weekdays[slot.weekday - 1]} {slot.startsAt.slice(0, 5)} to {slot.endsAt.slice(0, 5)}
          <span className="muted">, {zoneWords(slot.timeZone)}</span>
        </li>
      ))}
    </ul>
  );
}

/** When, how and in which languages a mentor meets, and what they have chosen not to show this reader. */
export function MentorPractical({ mentor }: { readonly mentor: MentorPage }) {
  const { hours, meets, languages, domains, answers, withheld, isSelf } = mentor;
  const kept = isSelf ? [] : withheld.flatMap((field) => withheldWords[field] ?? []);
  const rows = [
    {
      label: domains.length > 1 ? "Domains" : "Domain",
      value: domains
        .map(({ domain, subdomain }) => (subdomain === null ? domain.name : `${domain.name}: ${subdomain.name}`))
        .join("; "),
      shown: domains.length > 0,
    },
    { label: "Usual hours", value: <Hours hours={hours} />, shown: hours.length > 0 },
    { label: "Meets", value: meets.map((mode) => meetingModeLabels[mode]).join("; "), shown: meets.length > 0 },
    { label: "Speaks", value: languages.join(", "), shown: languages.length > 0 },
    {
      label: "Answers",
      value: answers === null ? "" : `${answers.answered} of ${answers.asked} requests answered`,
      shown: answers !== null && answers.asked > 0,
    },
    { label: "Not shown to you", value: kept.join(", "), shown: kept.length > 0 },
  ].filter((row) => row.shown);
  if (rows.length === 0) return null;
  return (
    <Section id="practical" title={`Meeting ${firstName(mentor.name)}`}>
      <dl className="sumlist">
        {rows.map((row) => (
          <div key={row.label}>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
