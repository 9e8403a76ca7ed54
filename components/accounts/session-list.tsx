import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import type { OwnSession } from "@/server/accounts/queries";
import { RemoveEntry } from "./remove-entry";

/** The devices that are signed in: which, since when, used when. No place, because an address guesses it badly. */
export function SessionList({
  sessions,
  zone,
  revoke,
  revokeOthers,
}: {
  readonly sessions: readonly OwnSession[];
  readonly zone: string;
  readonly revoke: FormAction;
  readonly revokeOthers: FormAction;
}) {
  return (
    <>
      <dl className="sumlist mb-5">
        {sessions.map((one) => (
          <div key={one.id}>
            <dt>
              {one.device}
              {one.isThisOne ? " · this one" : ""}
            </dt>
            <dd>
              Last used <Time at={one.lastSeenAt} as="slot" zone={zone} />, signed in{" "}
              <Time at={one.startedAt} as="long" zone={zone} />
            </dd>
            {one.isThisOne ? null : (
              <dd>
                <RemoveEntry id={one.id} what={one.device} label="Sign out" action={revoke} />
              </dd>
            )}
          </div>
        ))}
      </dl>
      {/* The form stays when nothing is left to sign out, so that it can say what it has done. */}
      <ActionForm action={revokeOthers} id="revoke-others">
        {sessions.length < 2 ? null : (
          <SubmitButton look="secondary" busy="Signing out…">
            Sign out everywhere else
          </SubmitButton>
        )}
      </ActionForm>
    </>
  );
}
