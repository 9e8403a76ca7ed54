import { Badge } from "@/components/accounts/badge";
import { CredentialStatus } from "@/components/accounts/credential-status";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";
import type { listMemberCredentials } from "@/server/programmes/credentials";

type Held = Awaited<ReturnType<typeof listMemberCredentials>>["unseen"][number];
type Actions = { readonly mark: FormAction; readonly unmark: FormAction };

const day = (iso: string) => longDate(new Date(`${iso}T12:00:00Z`), "UTC");

function Mark({ held, actions }: { readonly held: Held; readonly actions: Actions }) {
  const what = `${held.credential} of ${held.holder}`;
  return held.seen === null ? (
    <ActionForm action={actions.mark} id={`seen-${held.id}`} label={what}>
      <input type="hidden" name="id" value={held.id} />
      <input type="hidden" name="stamp" value={held.stamp} />
      <SubmitButton look="secondary" small busy="Saving…">
        I have seen the certificate
      </SubmitButton>
    </ActionForm>
  ) : (
    <ActionForm action={actions.unmark} id={`unseen-${held.id}`} label={what}>
      <input type="hidden" name="id" value={held.id} />
      <SubmitButton look="quiet" small busy="Taking back…">
        Take it back
      </SubmitButton>
    </ActionForm>
  );
}

function Credentials({
  list,
  caption,
  today,
  zone,
  actions,
}: {
  readonly list: readonly Held[];
  readonly caption: string;
  readonly today: string;
  readonly zone: string;
  readonly actions: Actions;
}) {
  return (
    <table className="recs">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Member</th>
          <th scope="col">Credential</th>
          <th scope="col">Whose word</th>
          <th scope="col">
            <span className="vh">Step</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.map((held) => (
          <tr key={held.id}>
            <th scope="row" className="full">
              {held.holder}
            </th>
            <td className="full">
              {held.credential}
              <span className="small muted block">
                {held.awardingBody}
                {held.obtainedOn === null ? "" : `, obtained ${day(held.obtainedOn)}`}
              </span>
              <Badge badge={held} name={held.credential} />
            </td>
            <td data-l="Whose word">
              <CredentialStatus credential={held} today={today} zone={zone} />
            </td>
            <td className="full">
              <Mark held={held} actions={actions} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The credentials that members show their programme: those nobody has seen, and the last that were seen. */
export function MemberCredentials({
  unseen,
  seen,
  shownAtOnce,
  today,
  zone,
  actions,
}: {
  readonly unseen: readonly Held[];
  readonly seen: readonly Held[];
  /** More than so many are not listed at once. */
  readonly shownAtOnce: number;
  readonly today: string;
  readonly zone: string;
  readonly actions: Actions;
}) {
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Credentials of members"
        crumbs={[{ href: "/programme", label: "Programme" }, { label: "Credentials" }]}
      >
        Ask the member to show you the certificate. “Seen” says that you looked and when; it never says that the body
        that issued it has confirmed it.
      </PageHead>
      <div className="stack-12">
        <Section
          id="unseen"
          title="Not seen yet"
          aside={
            unseen.length < shownAtOnce ? `${unseen.length} self-declared` : `The ${shownAtOnce} that wait longest`
          }
        >
          {unseen.length === 0 ? (
            <EmptyState title="Nothing waits to be looked at">
              Here stand the credentials that members show their programme and that nobody has seen.
            </EmptyState>
          ) : (
            <Credentials
              list={unseen}
              caption="Credentials that nobody has seen"
              today={today}
              zone={zone}
              actions={actions}
            />
          )}
        </Section>
        {seen.length === 0 ? null : (
          <Section id="seen" title="Seen" aside="The last ones first">
            <Credentials list={seen} caption="Credentials that were seen" today={today} zone={zone} actions={actions} />
          </Section>
        )}
      </div>
    </div>
  );
}
