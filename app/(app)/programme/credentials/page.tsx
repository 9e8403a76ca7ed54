import type { Metadata } from "next";
import { MemberCredentials } from "@/components/programmes/member-credentials";
import { isoDate } from "@/domain/dates";
import { caller, orNotFound, requestTime, requireCoordinator } from "@/server/rsc";
import { markSeen, unmarkSeen } from "./actions";

export const metadata: Metadata = { title: "Credentials of members" };

/** What members show their programme as credentials, for a coordinator who looks at them. */
export default async function CredentialsPage() {
  const reader = await requireCoordinator("/programme/credentials");
  const api = await caller();
  const [{ unseen, seen, shownAtOnce }, now] = await Promise.all([
    orNotFound(api.programmes.memberCredentials()),
    requestTime(),
  ]);
  return (
    <MemberCredentials
      unseen={unseen}
      seen={seen}
      shownAtOnce={shownAtOnce}
      today={isoDate(now, reader.zone)}
      zone={reader.zone}
      actions={{ mark: markSeen, unmark: unmarkSeen }}
    />
  );
}
