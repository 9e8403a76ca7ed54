import { Badge } from "@/components/accounts/badge";
import { CredentialStatus } from "@/components/accounts/credential-status";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { PageHead } from "@/components/ui/page-head";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";
import type { listMemberCredentials } from "@/server/programmes/credentials";

type Held = Awaited<ReturnType<typeof listMemberCredentials>>["unseen"]["credentials"][number];
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

type Page = { readonly credentials: readonly Held[]; readonly next: string | null };
type Keys = { readonly unseen?: string | undefined; readonly seen?: string | undefined };

/** The address with one of the two lists at a key, and the other where it is. */
function at(keys: Keys): string {
  const search = new URLSearchParams(Object.entries(keys).flatMap(([name, key]) => (key ? [[name, key]] : [])));
  return search.size === 0 ? "/programme/credentials" : `/programme/credentials?${search}`;
}

/** The way through one of the two lists; the other stays where it is. */
function Pages({ page, keys, of }: { readonly page: Page; readonly keys: Keys; readonly of: keyof Keys }) {
  if (page.next === null && keys[of] === undefined) return null;
  return (
    <Pager
      label={of === "unseen" ? "Pages of those not seen" : "Pages of those seen"}
      previousHref={keys[of] === undefined ? undefined : at({ ...keys, [of]: undefined })}
      previousLabel="First page"
      nextHref={page.next === null ? undefined : at({ ...keys, [of]: page.next })}
    />
  );
}

/** The credentials that members show their programme, page by page: those nobody has seen, and those that were seen. */
export function MemberCredentials({
  unseen,
  seen,
  keys,
  today,
  zone,
  actions,
}: {
  readonly unseen: Page;
  readonly seen: Page;
  /** Behind which rows the two pages begin. */
  readonly keys: Keys;
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
        <Section id="unseen" title="Not seen yet" aside="Those that wait longest first">
          {unseen.credentials.length === 0 ? (
            <EmptyState title="Nothing waits to be looked at">
              Here stand the credentials that members show their programme and that nobody has seen.
            </EmptyState>
          ) : (
            <Credentials
              list={unseen.credentials}
              caption="Credentials that nobody has seen"
              today={today}
              zone={zone}
              actions={actions}
            />
          )}
          <Pages page={unseen} keys={keys} of="unseen" />
        </Section>
        {seen.credentials.length === 0 && keys.seen === undefined ? null : (
          <Section id="seen" title="Seen" aside="The last ones first">
            <Credentials
              list={seen.credentials}
              caption="Credentials that were seen"
              today={today}
              zone={zone}
              actions={actions}
            />
            <Pages page={seen} keys={keys} of="seen" />
          </Section>
        )}
      </div>
    </div>
  );
}
