import { audienceOf, canSeeProfile, type Relation, type Visibility, visibleTo } from "@/domain/accounts/visibility";

/** What is known of whoever wrote a post, and of what stands between them and the reader. */
export type AuthorFacts = {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly photoId: string | null;
  readonly visibility: Visibility;
  readonly isMentor: boolean;
  /** The names of the role they have and of the domain they work in; null where they have said none. */
  readonly role: string | null;
  readonly domain: { readonly id: string; readonly name: string } | null;
  /** Either has blocked the other. */
  readonly blocked: boolean;
  /** They have asked not to be seen by their own organisation, and the reader belongs to it. */
  readonly hiddenFromReader: boolean;
  /** Which “member” they are in this thread; null where they never posted without their name. */
  readonly pseudonym: number | null;
};

/** Whoever wrote a post, as this reader is shown them. `handle` leads to the page of a mentor that the reader may open. */
export type ShownAuthor = {
  readonly name: string;
  /** Whether this name tells them from others: of “A member” there may be several on a page. */
  readonly isNamed: boolean;
  readonly handle: string | null;
  readonly photoId: string | null;
  /** What they are, in a few words, as far as they show it: “Mentor, NHS”. Empty when nothing is shown. */
  readonly line: string;
  readonly domainId: string | null;
  readonly isMe: boolean;
};

const unnamed = { handle: null, photoId: null, line: "", domainId: null };

/**
 * Whom a reader is shown as the author of a post. A name that somebody put under a post is shown to members; to visitors only
 * if the profile is public. People who keep apart, and those who hide from their own employer, see “A member” of each other.
 */
export function shownAuthor(
  post: { readonly asMember: boolean },
  author: AuthorFacts | null,
  reader: { readonly id: string | null },
): ShownAuthor {
  if (author === null) return { ...unnamed, name: "A former member", isNamed: false, isMe: false };
  const isMe = author.id === reader.id;
  if (post.asMember) return { ...unnamed, name: `Member ${author.pseudonym ?? 1}`, isNamed: true, isMe };
  const relation: Relation = isMe ? "self" : reader.id === null ? "guest" : "member";
  const visible = canSeeProfile(author.visibility, relation);
  if (author.blocked || author.hiddenFromReader || (relation === "guest" && !visible))
    return { ...unnamed, name: "A member", isNamed: false, isMe };
  const shows = (field: "photo" | "role" | "domain") => visibleTo(audienceOf(author.visibility, field), relation);
  const domain = shows("domain") ? author.domain : null;
  const what = author.isMentor ? "Mentor" : shows("role") ? author.role : null;
  return {
    name: author.name,
    isNamed: true,
    handle: visible && author.isMentor ? author.handle : null,
    photoId: shows("photo") ? author.photoId : null,
    line: [what, domain?.name].filter(Boolean).join(", "),
    domainId: domain?.id ?? null,
    isMe,
  };
}
