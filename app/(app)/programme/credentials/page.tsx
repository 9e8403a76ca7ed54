import type { Metadata } from "next";
import { MemberCredentials } from "@/components/programmes/member-credentials";
import { isoDate } from "@/domain/dates";
import { caller, orNotFound, requestTime, requireCoordinator } from "@/server/rsc";
import { markSeen, unmarkSeen } from "./actions";

export const metadata: Metadata = { title: "Credentials of members" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value.slice(0, 80) : undefined);

/** What members show their programme as credentials, for a coordinator who looks at them. */
export default async function CredentialsPage({ searchParams }: Props) {
  const reader = await requireCoordinator("/programme/credentials");
  const [api, query] = await Promise.all([caller(), searchParams]);
  const keys = { unseen: one(query.unseen), seen: one(query.seen) };
  const [{ unseen, seen }, now] = await Promise.all([
    orNotFound(api.programmes.memberCredentials({ unseenAfter: keys.unseen, seenAfter: keys.seen })),
    requestTime(),
  ]);
  return (
    <MemberCredentials
      unseen={unseen}
      seen={seen}
      keys={keys}
      today={isoDate(now, reader.zone)}
      zone={reader.zone}
      actions={{ mark: markSeen, unmark: unmarkSeen }}
    />
  );
}
