import { type SQL, sql } from "drizzle-orm";
import { domains, fieldVisibility, members, mentorProfiles, posts, roles, threadPseudonyms } from "@/db/schema/index";
import { type Audience, readVisibility } from "@/domain/accounts/visibility";
import { type Actor, memberId } from "@/domain/actor";
import { type ShownAuthor, shownAuthor } from "@/domain/discussion/author";
import { isApartFrom } from "@/server/safety/blocks";

const no = sql<boolean>`false`;

/** Whether the member of the query has asked not to be seen by their own organisation, and somebody belongs to it. */
export const isHiddenFrom = (
  id: string,
): SQL<boolean> => sql<boolean>`(${members.hiddenFromOwnOrganisation} and exists (
    select from ${members} r where r.id = ${id}::uuid and r.id <> ${members.id} and r.organisation_key = ${members.organisationKey}))`;

/** What a query on `posts` selects of `members`, joined as the author, to know whom this reader is shown. */
export function authorColumns(actor: Actor) {
  const me = memberId(actor);
  return {
    id: members.id,
    name: members.name,
    handle: members.handle,
    photoId: members.photoId,
    chosen: sql<{ field: string; audience: Audience }[]>`(select coalesce(jsonb_agg(to_jsonb(v)), '[]')
      from ${fieldVisibility} v where v.member_id = ${members.id} and v.field in ('listing', 'photo', 'role', 'domain'))`,
    isMentor: sql<boolean>`exists (
      select from ${mentorProfiles} m where m.member_id = ${members.id} and m.approved_at is not null)`,
    role: sql<string | null>`(select r.name from ${roles} r where r.id = ${members.currentRoleId})`,
    domain: sql<{ id: string; name: string } | null>`(select jsonb_build_object('id', d.id, 'name', d.name)
      from ${domains} d where d.id = ${members.currentDomainId})`,
    blocked: me === undefined ? no : isApartFrom(members.id, me),
    hiddenFromReader: me === undefined ? no : isHiddenFrom(me),
    pseudonym: sql<number | null>`case when ${posts.asMember} then (select p.no from ${threadPseudonyms} p
      where p.thread_id = ${posts.threadId} and p.member_id = ${members.id}) end`,
  };
}

type AuthorRow = {
  id: string;
  name: string;
  handle: string;
  photoId: string | null;
  chosen: { field: string; audience: Audience }[];
  isMentor: boolean;
  role: string | null;
  domain: { id: string; name: string } | null;
  blocked: boolean;
  hiddenFromReader: boolean;
  pseudonym: number | null;
};

/** Whom a reader is shown as the author of a post that was selected with `authorColumns`. */
export function authorOf(actor: Actor, post: { asMember: boolean }, row: AuthorRow | null): ShownAuthor {
  const facts = row === null ? null : { ...row, visibility: readVisibility(row.chosen) };
  return shownAuthor(post, facts, { id: memberId(actor) ?? null });
}
