import type { Audience, Relation, VisibleField } from "@/domain/accounts/visibility";

/** Each audience in words, from the narrowest to the widest. */
export const audienceLabels: Readonly<Record<Audience, string>> = {
  only_me: "Only me",
  mentor: "My mentor or mentee",
  programme: "My programme",
  members: "Members",
  public: "Everybody",
};

/** Each field in words. */
export const fieldLabels: Readonly<Record<VisibleField, string>> = {
  listing: "My name, and being found",
  photo: "Photograph",
  pronouns: "Pronouns",
  city: "Town or city",
  languages: "Languages",
  headline: "One line about me",
  bio: "My own words",
  role: "Role and job title",
  organisation: "Employer and unit",
  domain: "Domain",
  experience: "Years and employment",
  history: "Posts held",
  credentials: "Credentials",
  strengths: "Strengths",
  availability: "Usual hours",
};

/** Each kind of viewer in words. */
export const relationLabels: Readonly<Record<Relation, string>> = {
  guest: "a guest",
  member: "a member",
  programme: "somebody of my programme",
  pair: "my mentor or mentee",
  self: "me",
};
