import { LinkButton } from "@/components/ui/link-button";

/** The last word: what it takes and what one leaves with. */
export function Closing() {
  return (
    <section className="sec mt-16 print:hidden" aria-labelledby="begin">
      <div className="close">
        <div>
          <h2 id="begin">Set the baseline this&nbsp;evening</h2>
          <p className="muted mt-4 max-w-[52ch]">
            At most eight answers, then a self-rating of about ten minutes. You leave with a route, a benchmark against
            the role you want, and mentors ranked with their reasons.
          </p>
        </div>
        <div className="row">
          <LinkButton href="/sign-up">Find your gap</LinkButton>
          <LinkButton href="/mentors" look="secondary">
            See who mentors
          </LinkButton>
        </div>
      </div>
    </section>
  );
}
