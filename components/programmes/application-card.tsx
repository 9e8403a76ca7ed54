import { CredentialStatus } from "@/components/accounts/credential-status";
import { nameOf, type ProfileOptions } from "@/components/accounts/profile-options";
import { ActionForm } from "@/components/ui/action-form";
import { Choices } from "@/components/ui/choices";
import { TextAreaField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Waiting } from "@/components/ui/waiting";
import { isoDate, longDate } from "@/domain/dates";
import { whatHappensThen } from "@/domain/obligations/kinds";
import { meetingModeLabels } from "@/domain/programmes/mentor-form";
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
      <dl className="facts mb-5">
        <div>
          <dt>Years</dt>
          <dd>{person.yearsExperience ?? "Not said"}</dd>
        </div>
        <div>
          <dt>Posts</dt>
          <dd>
            {person.history.length === 0
              ? "None named"
              : person.history
                  .map((post) => `${nameOf(options.roles, post.roleId)} ${post.fromYear} to ${post.toYear ?? "now"}`)
                  .join("; ")}
          </dd>
        </div>
        <div>
          <dt>Strengths</dt>
          <dd>
            {person.strengths
              .map((one) => `${nameOf(options.competencies, one.competencyId)} (${one.level})`)
              .join("; ")}
          </dd>
        </div>
        <div>
          <dt>Offers</dt>
          <dd>
            {application.capacityMentees} {application.capacityMentees === 1 ? "place" : "places"},{" "}
            {application.meetingModes.map((mode) => meetingModeLabels[mode].toLowerCase()).join(", ")}
          </dd>
        </div>
      </dl>
      {person.credentials.length === 0 ? null : (
        <dl className="sumlist mb-6">
          {person.credentials.map((held) => (
            <div key={held.id}>
              <dt>{nameOf(options.credentials, held.credentialId)}</dt>
              <dd>
                <CredentialStatus credential={held} today={isoDate(now, zone)} zone={zone} />
              </dd>
              {held.seen === null ? (
                <dd>
                  <ActionForm action={markSeen} id={`seen-${held.id}`}>
                    <input type="hidden" name="id" value={held.id} />
                    <SubmitButton look="quiet" small busy="Saving…">
                      I have seen the certificate
                    </SubmitButton>
                  </ActionForm>
                </dd>
              ) : null}
            </div>
          ))}
        </dl>
      )}
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
          <SubmitButton busy="Saving…">Decide</SubmitButton>
        </ActionForm>
      )}
    </Section>
  );
}
