import { LinkButton } from "@/components/ui/link-button";
import { longDate } from "@/domain/dates";
import type { MentorPage } from "@/server/matching/directory-view";
import { firstName } from "./person-words";

/** Why this mentor cannot be asked now, and what would change it. */
export function CannotAsk({ mentor, zone }: { readonly mentor: MentorPage; readonly zone?: string | undefined }) {
  const { whyNot, opensAt } = mentor;
  if (whyNot === null) return null;
  return (
    <section className="sheet" aria-labelledby="ask">
      <h2 id="ask">You cannot ask {firstName(mentor.name)} at present</h2>
      <p className="mt-3">{whyNot.because}</p>
      {whyNot.change === null ? null : (
        <>
          <h3 className="mt-5">What would change it</h3>
          <p className="ui mt-1">{whyNot.change}</p>
        </>
      )}
      {opensAt === null ? null : (
        <p className="ui muted mt-3">
          Look again on <time dateTime={opensAt.toISOString()}>{longDate(opensAt, zone)}</time>.
        </p>
      )}
      <div className="row mt-5">
        {whyNot.reason === "not_enough" ? (
          <LinkButton small href="/start">
            Answer what is missing
          </LinkButton>
        ) : null}
        <LinkButton look="secondary" small href="/mentors">
          See who you can ask
        </LinkButton>
      </div>
    </section>
  );
}

/** For a visitor: what it takes to ask. Nothing about them is known, so nothing is said about fit. */
export function AskAfterSigningUp({ mentor }: { readonly mentor: MentorPage }) {
  const here = encodeURIComponent(`/mentors/${mentor.handle}`);
  const first = firstName(mentor.name);
  return (
    <section className="sheet print:hidden" aria-labelledby="ask">
      <h2 id="ask">Ask {first} to mentor you</h2>
      <p className="ui muted mt-2">
        Say where you are and where you want to be: eight answers at most. Then you see how well the two of you fit and
        why, and can write to {first}.
      </p>
      <div className="row mt-5">
        <LinkButton href={`/sign-up?next=${here}`}>Open an account</LinkButton>
        <LinkButton look="quiet" href={`/sign-in?next=${here}`}>
          Sign in
        </LinkButton>
      </div>
      <p className="small muted mt-4">
        Your e-mail address is shown to nobody. How to reach each other is between the two of you, once both agree.
      </p>
    </section>
  );
}

/** For the mentor themself: whose page this is and where its facts are kept. */
export function YourOwnPage() {
  return (
    <section className="sheet print:hidden" aria-labelledby="ask">
      <h2 id="ask">This is your page</h2>
      <p className="ui muted mt-2">You see all of it. Others see what you chose to show them, field by field.</p>
      <div className="row mt-5">
        <LinkButton look="secondary" small href="/account">
          Change what it says
        </LinkButton>
        <LinkButton look="quiet" small href="/mentoring">
          Places and pauses
        </LinkButton>
      </div>
    </section>
  );
}
