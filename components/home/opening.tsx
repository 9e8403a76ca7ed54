import Link from "next/link";
import { type Alternative, RouteNetwork } from "@/components/charts/route-network";
import { LinkButton } from "@/components/ui/link-button";
import { TitleBlock } from "@/components/ui/page-head";
import type { RouteNetwork as Network } from "@/domain/catalogue/route-network";

const zones = [1, 2, 3, 4, 5, 6, 7, 8];

/** The headline, what it means in one sentence, and the two ways in. */
export function Hero() {
  return (
    <section className="hero" aria-labelledby="headline">
      <h1 id="headline">Your career, run&nbsp;as&nbsp;a&nbsp;project</h1>
      <div>
        <p className="lede">
          You keep everyone else’s plan honest. Critical Path gives you one of your own: a route with its critical path
          drawn, the gap measured, and a mentor who has made the move from PMO to project manager.
        </p>
        <div className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-3">
          <LinkButton href="/sign-up">Find your gap</LinkButton>
          <Link href="/mentors" prefetch={false}>
            See who mentors
          </Link>
        </div>
      </div>
    </section>
  );
}

/** Fig. 1: the recommended route on a drawing sheet. */
export function RouteSheet({
  network,
  alternatives,
  href,
  routes,
}: {
  readonly network: Network;
  readonly alternatives: readonly Alternative[];
  readonly href: string;
  readonly routes: number;
}) {
  return (
    <figure className="draw scroll-mt-6" id="route">
      <div className="zone" aria-hidden="true">
        {zones.map((zone) => (
          <span key={zone}>{zone}</span>
        ))}
      </div>
      <div className="pad">
        <RouteNetwork network={network} alternatives={alternatives} startHere draws />
      </div>
      <div className="ends">
        <figcaption>
          <b>Fig. 1</b>&ensp;The route, drawn as an activity-on-node network. Top row: earliest start, duration,
          earliest finish. Bottom row: latest start, float, latest finish. Months, at typical durations.{" "}
          <b className="crit">The heavy line is the critical path</b>: slip there and the end date slips.{" "}
          <Link className="nowrap" href={href} prefetch={false}>
            Read the route
          </Link>
        </figcaption>
        <TitleBlock
          cells={[
            { label: "Drawing", value: "The route" },
            { label: "Sheet", value: `1 of ${routes}` },
            { label: "Typical duration", value: `${network.finish} months` },
            { label: "Gates", value: network.stages.length },
          ]}
        />
      </div>
    </figure>
  );
}
