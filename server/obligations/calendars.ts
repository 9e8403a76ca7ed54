import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { hats, leave, members } from "@/db/schema/index";
import { isPublicHoliday } from "@/domain/obligations/public-holidays";
import type { WorkCalendar } from "@/domain/obligations/working-days";
import { type Ctx, oncePerPage } from "@/server/context";

/**
 * Whose step it is: one member's, that of any coordinator of a programme, or that of anybody with a duty, beside whom the
 * coordinators of a programme may take it.
 */
export type Owner = { memberId: string } | { programmeId: string } | { duty: "moderator"; programmeId: string | null };

function calendarIn(place: { zone: string; country: string }, away: WorkCalendar["leave"]): WorkCalendar {
  return { zone: place.zone, isHoliday: (day) => isPublicHoliday(place.country, day), leave: away };
}

/** The working days of these members by their ids, in one query; see `calendarOfMember`. */
export async function calendarsOfMembers(
  tx: Db | Tx,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, WorkCalendar>> {
  const rows = await tx
    .select({
      id: members.id,
      zone: members.timeZone,
      country: members.country,
      fromDay: leave.fromDay,
      toDay: leave.toDay,
    })
    .from(members)
    .leftJoin(leave, eq(leave.memberId, members.id))
    .where(inArray(members.id, [...memberIds]));
  const calendars = [...Map.groupBy(rows, (row) => row.id)].flatMap(([id, own]) => {
    const [place] = own;
    const away = own.flatMap(({ fromDay, toDay }) => (fromDay === null ? [] : [{ fromDay, toDay }]));
    return place === undefined ? [] : [[id, calendarIn(place, away)] as const];
  });
  return new Map(calendars);
}

/** The working days of one member: their zone, the public holidays of their country, their leave. */
export async function calendarOfMember(tx: Db | Tx, memberId: string): Promise<WorkCalendar> {
  const calendar = (await calendarsOfMembers(tx, [memberId])).get(memberId);
  if (!calendar) throw new Error("Nobody to count working days for.");
  return calendar;
}

const onPage = oncePerPage<WorkCalendar>();

/** The same for a query: the parts of one page read a member's calendar once. */
export function calendarToRead(ctx: Ctx, memberId: string): Promise<WorkCalendar> {
  return onPage(ctx, memberId, () => calendarOfMember(ctx.db, memberId));
}

/**
 * The working days of whoever owes a step. For a programme or a duty they are those of its longest-serving coordinator or
 * holder, without leave, since another can step in; British ones if there is nobody.
 */
export async function calendarOf(tx: Tx, owner: Owner): Promise<WorkCalendar> {
  if ("memberId" in owner) return calendarOfMember(tx, owner.memberId);
  const [place] = await tx
    .select({ zone: members.timeZone, country: members.country })
    .from(hats)
    .innerJoin(members, eq(members.id, hats.memberId))
    .where(
      "duty" in owner
        ? eq(hats.kind, owner.duty)
        : and(eq(hats.kind, "coordinator"), eq(hats.programmeId, owner.programmeId)),
    )
    .orderBy(asc(hats.grantedAt), asc(hats.id))
    .limit(1);
  return calendarIn(place ?? { zone: "Europe/London", country: "GB" }, []);
}
