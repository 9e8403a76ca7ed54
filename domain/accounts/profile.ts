import { audienceOf, type Relation, type Visibility, type VisibleField, visibleFields, visibleTo } from "./visibility";

export type EmploymentType = "permanent" | "contract" | "part_time";

export type HeldRole = {
  id: string;
  roleId: string;
  domainId: string | null;
  title: string | null;
  note: string | null;
  fromYear: number;
  toYear: number | null;
  largeTransformation: boolean;
};

export type HeldCredential = {
  id: string;
  credentialId: string;
  obtainedOn: string | null;
  expiresOn: string | null;
  /** A page of the issuer, by the holder's word. */
  badgeUrl: string | null;
  /** A picture of the badge that the holder gave. */
  badgeId: string | null;
  /** Who looked at it and when; null means that only its holder says so. */
  seen: { by: string; at: Date } | null;
};

export type UsualHours = { weekday: number; startsAt: string; endsAt: string; timeZone: string };
export type Strength = { competencyId: string; level: number; evidence: string | null };

/** Everything a profile may show of a person. Their e-mail address is not part of it, for anybody. */
export type ProfileFacts = {
  memberId: string;
  handle: string;
  name: string;
  pronouns: string | null;
  city: string | null;
  country: string;
  timeZone: string;
  languages: string[];
  headline: string | null;
  bio: string | null;
  currentRoleId: string | null;
  jobTitle: string | null;
  organisation: string | null;
  unit: string | null;
  currentDomainId: string | null;
  currentSubdomainId: string | null;
  employmentType: EmploymentType | null;
  yearsExperience: number | null;
  photoId: string | null;
  history: HeldRole[];
  credentials: HeldCredential[];
  availability: UsualHours[];
  strengths: Strength[];
};

/** The facts that a viewer may see; what they may not see is absent (null or empty), never masked by the screen. */
export type ProjectedProfile = ProfileFacts & {
  /** The fields held back, so that a page can say "not shared" instead of "none". */
  withheld: VisibleField[];
};

/** Which facts hang on which choice, and what stands there for somebody who may not see them. */
const hidden: Readonly<Record<VisibleField, Partial<ProfileFacts>>> = {
  listing: {},
  photo: { photoId: null },
  pronouns: { pronouns: null },
  city: { city: null },
  languages: { languages: [] },
  headline: { headline: null },
  bio: { bio: null },
  role: { currentRoleId: null, jobTitle: null },
  organisation: { organisation: null, unit: null },
  domain: { currentDomainId: null, currentSubdomainId: null },
  experience: { yearsExperience: null, employmentType: null },
  history: { history: [] },
  credentials: { credentials: [] },
  strengths: { strengths: [] },
  availability: { availability: [] },
};

/**
 * What a viewer of this relation sees of a person. The one place that decides it: the directory, the profile page and
 * the preview all show its result, so the preview cannot differ from the real thing.
 */
export function projectProfile(facts: ProfileFacts, visibility: Visibility, relation: Relation): ProjectedProfile {
  const withheld = visibleFields.filter((field) => !visibleTo(audienceOf(visibility, field), relation));
  const seen: ProjectedProfile = { ...facts, withheld };
  for (const field of withheld) Object.assign(seen, hidden[field]);
  return seen;
}

/** What stands beside a credential. An issuer's word is never claimed: "seen" names the person who looked. */
export function credentialStatus(
  credential: Pick<HeldCredential, "expiresOn" | "seen">,
  today: string,
): { expired: boolean; kind: "self_declared" } | { expired: boolean; kind: "seen"; by: string; at: Date } {
  const expired = credential.expiresOn !== null && credential.expiresOn < today;
  return credential.seen === null
    ? { expired, kind: "self_declared" }
    : { expired, kind: "seen", by: credential.seen.by, at: credential.seen.at };
}

/**
 * What stands in a credential at this moment, as one text: whoever says that they have seen it says so of this, and of nothing
 * that came afterwards.
 */
export function credentialStamp(
  held: Pick<HeldCredential, "obtainedOn" | "expiresOn" | "badgeUrl" | "badgeId">,
): string {
  return JSON.stringify([held.obtainedOn, held.expiresOn, held.badgeUrl, held.badgeId]);
}

/** The host of a badge's address, by which its link is named; null when there is none, or none that can be read. */
export function badgeHost(badgeUrl: string | null): string | null {
  return badgeUrl !== null && URL.canParse(badgeUrl) ? new URL(badgeUrl).host : null;
}

/**
 * May this viewer know of the person at all in lists and searches? Somebody hidden from their own employer is absent
 * for everybody who declares the same employer, except for themself and those already paired with them.
 */
export function isHiddenFromEmployer(
  person: { hiddenFromOwnOrganisation: boolean; organisationKey: string | null },
  viewer: { organisationKey: string | null; relation: Relation },
): boolean {
  if (viewer.relation === "self" || viewer.relation === "pair") return false;
  if (!person.hiddenFromOwnOrganisation || person.organisationKey === null) return false;
  // A guest might be anybody, a colleague too.
  return viewer.relation === "guest" || viewer.organisationKey === person.organisationKey;
}
