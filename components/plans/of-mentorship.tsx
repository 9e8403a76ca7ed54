import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { PlanOfMentorship } from "@/server/plans/of-mentorship";
import { PlanLines } from "./plan-list";

/** The plans on which a mentee and their mentor work, and for the mentee the way to begin one. */
export function PlansOfMentorship({
  plans,
  side,
  partnerName,
  zone,
}: {
  readonly plans: readonly PlanOfMentorship[];
  /** Which of the two is reading. */
  readonly side: "mentee" | "mentor";
  readonly partnerName: string;
  readonly zone: string;
}) {
  const mine = side === "mentee";
  return (
    <Section
      id="plan"
      title="Plan"
      end={
        mine ? (
          <Link href="/plans" prefetch={false}>
            Your plans
          </Link>
        ) : undefined
      }
    >
      {plans.length > 0 ? (
        <PlanLines plans={plans.map((plan) => ({ ...plan, ownerName: partnerName, isMine: mine }))} zone={zone} />
      ) : mine ? (
        <div className="row between gap-4">
          <p className="muted">
            {partnerName} sees no plan of yours. Begin one, or show one that you have: each has a page named Sharing.
          </p>
          <LinkButton href="/plans/new" look="secondary">
            Begin a plan
          </LinkButton>
        </div>
      ) : (
        <p className="muted">{partnerName} shows you no plan yet. It appears here as soon as they do.</p>
      )}
    </Section>
  );
}
