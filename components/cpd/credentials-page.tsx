import Link from "next/link";
import { Badge } from "@/components/accounts/badge";
import { CredentialStatus } from "@/components/accounts/credential-status";
import type { Citations } from "@/components/catalogue/cite";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { reminderDays } from "@/domain/cpd/renewal";
import type { CredentialsView, HeldRenewal } from "@/server/cpd/held";
import { CpdPage } from "./cpd-page";
import { CycleBar } from "./cycle-figure";
import { RuleNote } from "./rule-note";
import { longDay } from "./words";

/** The member's credentials: when to renew each, by which rule, and the units so far. */
export function CredentialsPage({ view, zone }: { readonly view: CredentialsView; readonly zone: string }) {
  const { held, today, sources } = view;
  const next = held.find((one) => one.renewal.daysLeft !== null && one.renewal.daysLeft >= 0);
  return (
    <CpdPage
      here="/cpd/credentials"
      lead={<p>{next === undefined ? "No day to renew by is known." : `Next: ${next.name}, by ${dayOf(next)}.`}</p>}
      block={[
        { label: "Credentials", value: held.length },
        { label: "Reminders", value: `${reminderDays.join(", ")} days before` },
      ]}
    >
      <div className="cols mt-8">
        <div className="c8">
          <Section
            id="credentials"
            title="Credentials"
            end={
              <Link href="/account/career#credentials" prefetch={false}>
                Add or change
              </Link>
            }
          >
            {held.length === 0 ? (
              <EmptyState
                title="No credentials named yet"
                action={<LinkButton href="/account/career#credentials">Add a credential</LinkButton>}
              >
                With the day on which it was obtained, you are reminded before it has to be renewed.
              </EmptyState>
            ) : (
              <ul className="bare stack-12">
                {held.map((one) => (
                  <Held key={one.id} held={one} today={today} zone={zone} sources={sources} />
                ))}
              </ul>
            )}
          </Section>
        </div>
        <aside className="c4">
          <Section id="how" title="How the day is found" light>
            <div className="ui muted stack-2">
              <p>
                The day that you entered comes first. Without one it follows from the day it was obtained and the rule
                as read.
              </p>
              <p>
                Reminders go by mail {reminderDays[0]}, {reminderDays[1]} and {reminderDays[2]} days before, each once.
              </p>
              <p>Rules move. The body that issued a credential has the last word, so check with it.</p>
            </div>
          </Section>
        </aside>
      </div>
    </CpdPage>
  );
}

const dayOf = (held: HeldRenewal) => (held.renewal.day === null ? "" : longDay(held.renewal.day));

function Held({
  held,
  today,
  zone,
  sources,
}: {
  readonly held: HeldRenewal;
  readonly today: string;
  readonly zone: string;
  readonly sources: Citations;
}) {
  const { rule, scheme } = held;
  return (
    <li className="stack-2">
      <div>
        <h3>{held.name}</h3>
        <p>
          <span className="small muted">
            {held.obtainedOn === null ? "" : `Obtained ${longDay(held.obtainedOn)} · `}
          </span>
          <CredentialStatus credential={held} today={today} zone={zone} />
        </p>
        <Badge badge={held} name={held.name} />
      </div>
      <RenewBy held={held} />
      {rule === null ? (
        <p className="small muted">No rule of renewal is known to us. Check with {held.body}.</p>
      ) : (
        <RuleNote rule={rule} body={held.body} sources={sources} />
      )}
      {scheme === null ? null : scheme.progress?.count ? (
        <div className="pt-2">
          <CycleBar scheme={scheme.progress.scheme} count={scheme.progress.count} />
          <p className="small muted">
            {scheme.name}
            {scheme.progress.cycle === null
              ? ""
              : `, ${longDay(scheme.progress.cycle.from)} to ${longDay(scheme.progress.cycle.to)}`}
          </p>
        </div>
      ) : (
        <p className="small">
          <Link href="/cpd#schemes" prefetch={false}>
            Keep {scheme.name}
          </Link>{" "}
          <span className="muted">to see the units so far.</span>
        </p>
      )}
    </li>
  );
}

function RenewBy({ held: { renewal, obtainedOn, rule } }: { readonly held: HeldRenewal }) {
  const { day, daysLeft, from } = renewal;
  if (day === null || daysLeft === null) {
    return rule !== null && obtainedOn === null ? (
      <p className="ui">Say on which day it was obtained, and the day to renew by follows.</p>
    ) : null;
  }
  const [widest] = reminderDays;
  const status = daysLeft < 0 ? "R" : daysLeft <= widest ? "A" : null;
  const words =
    daysLeft < 0
      ? `${-daysLeft} ${daysLeft === -1 ? "day" : "days"} past`
      : daysLeft === 0
        ? "today"
        : `in ${daysLeft} ${daysLeft === 1 ? "day" : "days"}`;
  return (
    <p className="row">
      <b>Renew by {longDay(day)}</b>
      {status === null ? <span className="ui">{words}</span> : <StatusMark status={status}>{words}</StatusMark>}
      <span className="small muted">{from === "member" ? "the day you entered" : "counted by the rule"}</span>
    </p>
  );
}
