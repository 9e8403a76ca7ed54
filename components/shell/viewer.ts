/** What the frame of a page needs to know about the member reading it. */
export type Viewer = {
  readonly id: string;
  readonly name: string;
  /** Slug of their first domain, for the hatch. */
  readonly domain: string | null;
  readonly photoUrl: string | null;
  /** IANA zone in which their dates are shown. */
  readonly zone: string;
  readonly mentors: boolean;
  readonly coordinates: boolean;
  readonly moderates: boolean;
  readonly administers: boolean;
};

export type Destination = { readonly href: string; readonly label: string };

/** Where a visitor can go. */
export const visitorDestinations: readonly Destination[] = [
  { href: "/#route", label: "The route" },
  { href: "/#how", label: "How it works" },
  { href: "/mentors", label: "Mentors" },
  { href: "/cases", label: "Cases" },
  { href: "/discussion", label: "Discussion" },
];

/** Where a member can go from the masthead. */
export const memberDestinations: readonly Destination[] = [
  { href: "/today", label: "Today" },
  { href: "/plans", label: "Plan" },
  { href: "/mentors", label: "Mentors" },
  { href: "/cases", label: "Cases" },
  { href: "/discussion", label: "Discussion" },
];

/** The further places of this member, in the menu behind their picture. */
export function ownPlaces(viewer: Viewer): readonly Destination[] {
  return [
    { href: "/benchmark", label: "Benchmark" },
    { href: "/requests", label: "Requests" },
    { href: "/mentorships", label: "Mentorships" },
    { href: "/evidence", label: "Evidence" },
    { href: "/cpd", label: "CPD and credentials" },
    { href: "/account", label: "Account" },
    { href: "/mentoring", label: viewer.mentors ? "Your mentoring" : "Become a mentor" },
    ...(viewer.coordinates ? [{ href: "/programme", label: "Programme" }] : []),
    ...(viewer.moderates || viewer.coordinates ? [{ href: "/moderation", label: "Moderation" }] : []),
    ...(viewer.administers ? [{ href: "/admin", label: "Administration" }] : []),
    { href: "/glossary", label: "Glossary" },
  ];
}
