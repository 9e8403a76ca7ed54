import { Section } from "@/components/ui/section";
import type { MentorPage } from "@/server/matching/directory-view";
import { firstName } from "./person-words";

const levels = ["Not yet", "Aware", "Practising", "Independent", "Leading"];

/** A level of the scale with its word: "4, leading". */
function levelWord(level: number): string {
  return `${level}, ${(levels[level] ?? "").toLowerCase()}`;
}

/** The reader's widest gaps beside what the mentor says of themself. */
export function MentorGaps({ mentor }: { readonly mentor: MentorPage }) {
  const { gaps } = mentor;
  if (gaps.length === 0) return null;
  const first = firstName(mentor.name);
  const evidence = gaps.some((gap) => gap.evidence !== null);
  return (
    <Section
      id="gaps"
      title="Against your benchmark"
      end={<span className="muted">Your {gaps.length === 1 ? "widest gap" : `${gaps.length} widest gaps`}</span>}
    >
      <table className="recs">
        <caption className="vh">Your widest gaps and {mentor.name}’s own level, from 0 to 4</caption>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            <th scope="col">You</th>
            <th scope="col">Target</th>
            <th scope="col">{first}</th>
            {evidence ? <th scope="col">Evidence {first} offers</th> : null}
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => (
            <tr key={gap.competency.id}>
              <th scope="row" className="full">
                {gap.competency.name}
              </th>
              <td data-l="You">{gap.now}</td>
              <td data-l="Target">{gap.target}</td>
              <td data-l={first}>
                {gap.mentorLevel === null ? (
                  <span className="muted">Not named</span>
                ) : (
                  <b>{levelWord(gap.mentorLevel)}</b>
                )}
              </td>
              {evidence ? <td data-l="Evidence">{gap.evidence ?? <span className="muted">None yet</span>}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** What the mentor says they are strong at, best first. */
export function MentorStrengths({ mentor }: { readonly mentor: MentorPage }) {
  const shown = mentor.strengths.filter((one) => !mentor.gaps.some((gap) => gap.competency.id === one.competency.id));
  if (shown.length === 0) return null;
  const evidence = shown.some((one) => one.evidence !== null);
  return (
    <Section
      id="strengths"
      title={mentor.gaps.length === 0 ? "Strengths" : "Other strengths"}
      end={<span className="muted">As {firstName(mentor.name)} rates them, 0 to 4</span>}
    >
      <table className="recs">
        <caption className="vh">What {mentor.name} is strong at</caption>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            <th scope="col">Level</th>
            {evidence ? <th scope="col">Evidence</th> : null}
          </tr>
        </thead>
        <tbody>
          {[...shown]
            .sort((a, b) => b.level - a.level)
            .map((one) => (
              <tr key={one.competency.id}>
                <th scope="row" className="full">
                  {one.competency.name}
                </th>
                <td data-l="Level" className="nowrap">
                  {levelWord(one.level)}
                </td>
                {evidence ? <td data-l="Evidence">{one.evidence}</td> : null}
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  );
}
