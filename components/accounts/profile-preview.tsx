import type { ProjectedProfile } from "@/domain/accounts/profile";
import { fieldLabels } from "./audience-words";
import { weekdays } from "./hours-form";
import { nameOf, type ProfileOptions } from "./profile-options";

/** A profile as one kind of viewer gets it: the same projection that they get, and the names of what they do not. */
export function ProfilePreview({
  profile,
  options,
}: {
  readonly profile: ProjectedProfile;
  readonly options: ProfileOptions;
}) {
  const domain = profile.currentDomainId === null ? null : nameOf(options.domains, profile.currentDomainId);
  const lines: [string, string | null][] = [
    ["Name", [profile.name, profile.pronouns].filter((part) => part !== null).join(", ")],
    ["One line", profile.headline],
    [
      "Role",
      profile.jobTitle ?? (profile.currentRoleId === null ? null : nameOf(options.roles, profile.currentRoleId)),
    ],
    ["Employer", [profile.organisation, profile.unit].filter((part) => part !== null).join(", ") || null],
    ["Domain", domain],
    ["Years", profile.yearsExperience === null ? null : String(profile.yearsExperience)],
    ["Town or city", profile.city],
    ["Languages", profile.languages.join(", ") || null],
    ["In their own words", profile.bio],
    [
      "Posts held",
      profile.history
        .map((post) => `${nameOf(options.roles, post.roleId)} ${post.fromYear} to ${post.toYear ?? "now"}`)
        .join("; ") || null,
    ],
    [
      "Credentials",
      profile.credentials.map((held) => nameOf(options.credentials, held.credentialId)).join("; ") || null,
    ],
    ["Strengths", profile.strengths.map((one) => nameOf(options.competencies, one.competencyId)).join("; ") || null],
    [
      "Usual hours",
      profile.availability
        .map((slot) => `${weekdays[slot.weekday - 1]} ${slot.startsAt} to ${slot.endsAt}`)
        .join("; ") || null,
    ],
  ];
  return (
    <div className="sheet p-5">
      <dl className="sumlist">
        {lines
          .filter((line): line is [string, string] => line[1] !== null && line[1] !== "")
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {profile.withheld.length === 0 ? null : (
        <p className="small muted mt-4">
          Not shared: {profile.withheld.map((field) => fieldLabels[field].toLowerCase()).join(", ")}.
        </p>
      )}
    </div>
  );
}
