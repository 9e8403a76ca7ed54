import { Badge } from "@/components/accounts/badge";
import { CredentialStatus } from "@/components/accounts/credential-status";
import { nameOf, type ProfileOptions } from "@/components/accounts/profile-options";
import { Draft } from "@/components/drafts/draft";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Waiting } from "@/components/ui/waiting";
import { credentialStamp } from "@/domain/accounts/profile";
import { isoDate, longDate } from "@/domain/dates";
import { whatHappensThen } from "@/domain/obligations/kinds";
import { meetingModeLabels } from "@/domain/programmes/meeting-modes";
import type { listApplications } from "@/server/programmes/queries";

type Waiter = Awaited<ReturnType<typeof listApplications>>[number];

/** One application with what it says of the person, and the two answers to it. */
export function ApplicationCard({
  application,
  options,
  now,
  zone,
  decide,
  markSeen,
}: {
  readonly application: Waiter;
  readonly options: ProfileOptions;
  readonly now: Date;
  readonly zone: string;
  readonly decide: FormAction;
  readonly markSeen: FormAction;
}) {
  const { person } = application;
  const role = person.currentRoleId === null ? null : nameOf(options.roles, person.currentRoleId);
  return (
    <Section
      id={`application-${application.id}`}
      title={person.name}
      aside={[person.jobTitle ?? role, person.organisation].filter((part) => part !== null).join(", ")}
      end={<span className="small muted">Sent {longDate(application.submittedAt, zone)}</span>}
    >
      {application.dueAt === null ? null : (
        <Waiting
          now={now}
          zone={zone}
          obligation={{
            ownerName: "You",
            isYours: true,
            step: `decide on the application of ${person.name}`,
            dueAt: application.dueAt,
            defaultText: whatHappensThen("decide_application"),
          }}
        />
      )}
      <blockquote className="quote my-5">{application.motivation}</blockquote>
      <dl className="sumlist mb-6">
        <div>
          <dt>Speaks for</dt>
          <dd>{application.domains.map((one) => domainName(options, one)).join("; ")}</dd>
        </div>
        <div>
          <dt>Experience</dt>
          <dd>
            {person.yearsExperience === null
              ? "Years not said"
              : `${person.yearsExperience} ${person.yearsExperience === 1 ? "year" : "years"}`}
            {person.history.map((post) => (
              <div key={post.id} className="small muted">
                {nameOf(options.roles, post.roleId)}, {post.fromYear} to {post.toYear ?? "now"}
              </div>
            ))}
          </dd>
        </div>
        <div>
          <dt>Strengths</dt>
          <dd>
            {person.strengths.map((one) => (
              <div key={one.competencyId}>
                {nameOf(options.competencies, one.competencyId)}, level {one.level}
                {one.evidence === null ? null : <div className="small muted">{one.evidence}</div>}
              </div>
            ))}
          </dd>
        </div>
        <div>
          <dt>Offers</dt>
          <dd>
            {application.capacityMentees} {application.capacityMentees === 1 ? "place" : "places"},{" "}
            {application.meetingModes.map((mode) => meetingModeLabels[mode].toLowerCase()).join(", ")}
          </dd>
        </div>
        {application.questions.length === 0 ? null : (
          <div>
            <dt>Asks mentees</dt>
            <dd>
              {application.questions.map((question) => (
                <div key={question}>{question}</div>
              ))}
            </dd>
          </div>
        )}
        {person.credentials.map((held) => (
          <div key={held.id}>
            <dt>{nameOf(options.credentials, held.credentialId)}</dt>
            <dd>
              <CredentialStatus credential={held} today={isoDate(now, zone)} zone={zone} />
              <Badge badge={held} name={nameOf(options.credentials, held.credentialId)} />
            </dd>
            {held.seen === null ? (
              <dd>
                <ActionForm action={markSeen} id={`seen-${held.id}`}>
                  <input type="hidden" name="id" value={held.id} />
                  <input type="hidden" name="stamp" value={credentialStamp(held)} />
                  <SubmitButton look="quiet" small busy="Saving…">
                    I have seen the certificate
                  </SubmitButton>
                </ActionForm>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
      {application.isOwn ? (
        <Notice tone="a" title="This is your own application. Another coordinator decides on it." />
      ) : (
        <ActionForm action={decide} id={`decide-${application.id}`} className="fields">
          <input type="hidden" name="applicationId" value={application.id} />
          <Choices
            name="decision"
            legend="Your decision"
            options={[
              { value: "approve", label: "Approve: they can be found once they are briefed" },
              { value: "decline", label: "Decline, with a reason" },
            ]}
          />
          <TextAreaField
            name="reason"
            label="What they will read"
            hint="Needed when you decline: what stands in the way, and what would change it."
            rows={3}
            maxLength={600}
          />
          <Draft of={`application:${application.id}`} />
          <SubmitButton busy="Saving…">Decide</SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}

function domainName(options: ProfileOptions, one: { domainId: string; subdomainId: string | null }): string {
  const domain = options.domains.find(({ id }) => id === one.domainId);
  const name = domain?.name ?? one.domainId;
  return one.subdomainId === null ? name : `${name}, ${nameOf(domain?.subdomains ?? [], one.subdomainId)}`;
}
