import type { Db, Tx } from "@/db/client";
import type { MemberActor } from "@/domain/actor";
import { type Pace, paces } from "@/domain/discussion/pace";
import { DomainError } from "@/domain/errors";
import { limitKey, spendPoint } from "@/server/accounts/limits";

type Paced = { readonly db: Db | Tx; readonly actor: MemberActor; readonly now: Date };

/** Counts one more of something for a member, and refuses with TOO_MANY what goes beyond its hour. */
export async function keepPace({ db, actor, now }: Paced, what: Pace): Promise<void> {
  const spent = await spendPoint(db, limitKey(`discussion.${what}`, actor.id), paces[what], now);
  if (spent > paces[what].points) throw new DomainError("TOO_MANY", "discussion.too_often");
}
