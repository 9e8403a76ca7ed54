import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";

/** Connects the account with the identity provider, or ends that. `since` is null while it is not connected. */
export function ProviderSection({
  name,
  since,
  zone,
  refusal,
  isFresh,
  disconnect,
}: {
  readonly name: string;
  readonly since: Date | null;
  readonly zone: string;
  /** Why the last attempt connected nothing, as the address of the page says. */
  readonly refusal: unknown;
  /** Whether the member has proved who they are a moment ago; otherwise that comes first. */
  readonly isFresh: boolean;
  readonly disconnect: FormAction;
}) {
  return (
    <Section id="provider" title={`Sign in with ${name}`}>
      {typeof refusal === "string" ? (
        <div className="mb-5">
          <Notice tone="a" title={`${name} is not connected`}>
            {refusal === "taken"
              ? "Whoever is signed in there opens another account here."
              : "Coming back from there did not work. Try again."}
          </Notice>
        </div>
      ) : null}
      {since === null ? (
        <>
          <p className="mb-4">
            Connect it once, and it opens this account from then on. It is known by its own name for you, not by your
            address.
          </p>
          <a
            className={buttonClass({ look: "secondary" })}
            href={`${isFresh ? "/api/auth/start" : "/confirm-it-is-you"}?next=/account/security`}
          >
            Connect {name}
          </a>
        </>
      ) : (
        <p className="mb-4">
          Connected since <Time at={since} as="long" zone={zone} />. It opens this account.
        </p>
      )}
      {/* The form stays when nothing is connected any more, so that it can say what it has done. */}
      <ActionForm action={disconnect} id="disconnect-provider">
        {since === null ? null : (
          <SubmitButton look="secondary" busy="Disconnecting…">
            {`Disconnect ${name}`}
          </SubmitButton>
        )}
      </ActionForm>
    </Section>
  );
}
