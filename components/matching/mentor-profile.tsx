import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { DomainName } from "@/components/ui/domain-hatch";
import { LinkButton } from "@/components/ui/link-button";
import { type Cell, PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { MentorPage } from "@/server/matching/directory-view";
import { MentorCredentials } from "./mentor-credentials";
import { MentorFit } from "./mentor-fit";
import { MentorPractical } from "./mentor-practical";
import { MentorRoute } from "./mentor-route";
import { MentorGaps, MentorStrengths } from "./mentor-strengths";
import { firstName, photoAddress, wordsHeading } from "./person-words";

function standing({ title, organisation, city, yearsExperience }: MentorPage): string {
  const where = [organisation === null ? "" : ` at ${organisation}`, city === null ? "" : ` in ${city}`].join("");
  const post =
    title === null ? where.trim() : `${title}${title.includes(",") && organisation !== null ? "," : ""}${where}`;
  const years = yearsExperience === null ? "" : ` ${yearsExperience} years of experience.`;
  return post === "" ? years.trim() : `${post.charAt(0).toUpperCase()}${post.slice(1)}.${years}`;
}

function cells(mentor: MentorPage, zone: string | undefined): Cell[] {
  const { places, answers, nextFree, opensAt, mark } = mentor;
  const free = Math.max(0, places.capacity - places.taken);
  const shown: Cell[] = [{ label: "Places", value: `${free} of ${places.capacity} free` }];
  if (answers !== null && answers.asked > 0) {
    shown.push({ label: "Answers", value: `${answers.answered} of ${answers.asked} requests` });
  }
  if (nextFree !== null && free > 0) {
    shown.push({ label: "Next free", value: <Time at={nextFree} as="slot" zone={zone} /> });
  }
  if (opensAt !== null) shown.push({ label: "Place opens", value: <Time at={opensAt} as="long" zone={zone} /> });
  if (mentor.pronouns !== null) shown.push({ label: "Pronouns", value: mentor.pronouns });
  if (mark === "saved") shown.push({ label: "Your list", value: "Saved" });
  if (mark === "hidden") shown.push({ label: "Your list", value: "Hidden" });
  return shown;
}

/** One mentor's page: fit first, then their words, the route travelled and evidence; the request stands beside it. */
export function MentorProfile({
  mentor,
  ask,
  actions,
  zone,
}: {
  readonly mentor: MentorPage;
  /** The request form, or what stands there instead of it. */
  readonly ask: ReactNode;
  /** What the reader may do besides: save, hide, block. */
  readonly actions?: ReactNode;
  readonly zone?: string | undefined;
}) {
  const { name, domain, headline, bio, pronouns } = mentor;
  // Beside a long form there is no room for more.
  const longForm = mentor.can.ask;
  return (
    <div className="wrap">
      <PageHead
        title={name}
        crumbs={[
          { href: "/mentors", label: "Mentors" },
          ...(domain === null
            ? []
            : [
                {
                  href: `/mentors?domain=${encodeURIComponent(domain.id)}`,
                  label: <DomainName domain={domain.id}>{domain.name}</DomainName>,
                },
              ]),
        ]}
        mark={<Avatar name={name} domain={domain?.id} photoUrl={photoAddress(mentor.photoId)} size="l" />}
        block={cells(mentor, zone)}
      >
        <p>{standing(mentor)}</p>
        {headline === null || headline === mentor.title ? null : <p>{headline}</p>}
        {mentor.can.ask ? (
          <p className="only-narrow mt-4">
            <LinkButton href="#ask">{`Ask ${firstName(name)} to mentor you`}</LinkButton>
          </p>
        ) : null}
      </PageHead>
      <div className="cols">
        <div className="c7 stack-6">
          <MentorFit mentor={mentor} />
          {bio === null ? null : (
            <Section id="words" title={wordsHeading(pronouns)}>
              <div className="prose">
                {bio.split(/\n{2,}/).map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            </Section>
          )}
          <MentorRoute mentor={mentor} />
          <MentorGaps mentor={mentor} />
          <MentorStrengths mentor={mentor} />
          <MentorCredentials mentor={mentor} />
          {longForm ? <MentorPractical mentor={mentor} /> : null}
        </div>
        <aside className="c5 stack-6" aria-label={`Asking and meeting ${name}`}>
          {ask}
          {longForm ? null : <MentorPractical mentor={mentor} />}
          {actions}
        </aside>
      </div>
    </div>
  );
}
