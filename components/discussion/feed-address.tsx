import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";

/** The private address at which a feed reader hears of what the member watches: to make, to make anew, to end. */
export function FeedAddress({
  feed,
  zone,
  make,
  revoke,
}: {
  /** Null while there is none. */
  readonly feed: { readonly madeAt: Date } | null;
  readonly zone: string | undefined;
  readonly make: FormAction;
  readonly revoke: FormAction;
}) {
  return (
    <div className="stack-6">
      <p className="ui">
        A feed reader can fetch what you watch, from an address that nobody can guess. Whoever has it reads what you may
        read there, so give it to no one. Without it nothing is fetched.
      </p>
      {feed === null ? null : (
        <p className="ui">
          There is an address, made on <Time at={feed.madeAt} as="long" zone={zone} />. Making another ends it.
        </p>
      )}
      <ActionForm action={make} id="make-feed" label="Make an address">
        <SubmitButton small look="secondary" busy="Making…">
          {feed === null ? "Make an address" : "Make another address"}
        </SubmitButton>
      </ActionForm>
      <ActionForm action={revoke} id="revoke-feed" className="-ml-3" label="End the address">
        {feed === null ? null : (
          <SubmitButton small look="quiet" busy="Ending…">
            End the address
          </SubmitButton>
        )}
      </ActionForm>
    </div>
  );
}
