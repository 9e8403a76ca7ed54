/** From the narrowest circle to the widest. */
export const audiences = ["only_me", "mentor", "programme", "members", "public"] as const;
export type Audience = (typeof audiences)[number];

/**
 * Who is looking, relative to the person looked at. `pair` is the other side of a
 * mentorship, and for the mentor who is asked the one who asks: by asking, nobody comes to see more of a mentor.
 */
export const relations = ["guest", "member", "programme", "pair", "self"] as const;
export type Relation = (typeof relations)[number];

/** The fields whose audience a member chooses. `listing` is the profile as such: the name, and being found at all. */
export const visibleFields = [
  "listing",
  "photo",
  "pronouns",
  "city",
  "languages",
  "headline",
  "bio",
  "role",
  "organisation",
  "domain",
  "experience",
  "history",
  "credentials",
  "strengths",
  "availability",
] as const;
export type VisibleField = (typeof visibleFields)[number];

/** Which audiences include which viewer: each step out includes all the steps within. */
const reach: Readonly<Record<Relation, number>> = { self: 0, pair: 1, programme: 2, member: 3, guest: 4 };

/** True when a viewer of this relation belongs to the audience. */
export function visibleTo(audience: Audience, relation: Relation): boolean {
  return reach[relation] <= audiences.indexOf(audience);
}

/** What a member has chosen; fields not named have the default. */
export type Visibility = Partial<Record<VisibleField, Audience>>;

/**
 * Where nothing was chosen: private. Nobody finds the profile; the one person that a member works with or asks as a
 * mentor sees the career that the request is about, and not the employer.
 */
const startingVisibility: Readonly<Record<VisibleField, Audience>> = {
  listing: "only_me",
  photo: "mentor",
  pronouns: "mentor",
  city: "only_me",
  languages: "mentor",
  headline: "mentor",
  bio: "mentor",
  role: "mentor",
  organisation: "only_me",
  domain: "mentor",
  experience: "mentor",
  history: "mentor",
  credentials: "mentor",
  strengths: "mentor",
  availability: "mentor",
};

/**
 * What a person who asks to mentor is offered, and confirms, on the form: a mentor nobody can read cannot be found.
 * Members see the career, the programme sees hours and employer; nothing is public unless they say so.
 */
export const mentorStartingVisibility: Readonly<Record<VisibleField, Audience>> = {
  listing: "members",
  photo: "members",
  pronouns: "members",
  city: "members",
  languages: "members",
  headline: "members",
  bio: "members",
  role: "members",
  organisation: "programme",
  domain: "members",
  experience: "members",
  history: "members",
  credentials: "members",
  strengths: "members",
  availability: "programme",
};

/** The audience of every field: what was chosen, and private where nothing was. */
export function allAudiences(visibility: Visibility): Readonly<Record<VisibleField, Audience>> {
  return { ...startingVisibility, ...visibility };
}

/** The audience of one field. */
export function audienceOf(visibility: Visibility, field: VisibleField): Audience {
  return visibility[field] ?? startingVisibility[field];
}

/** May this viewer open the profile at all? Otherwise it does not exist for them. */
export function canSeeProfile(visibility: Visibility, relation: Relation): boolean {
  return visibleTo(audienceOf(visibility, "listing"), relation);
}

/** Keeps only rows that name a field and an audience we know; anything else falls back to private. */
export function readVisibility(rows: readonly { field: string; audience: Audience }[]): Visibility {
  const chosen: Visibility = {};
  for (const row of rows) {
    const field = visibleFields.find((known) => known === row.field);
    if (field !== undefined) chosen[field] = row.audience;
  }
  return chosen;
}
