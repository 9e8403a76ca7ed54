import { type Alternative, RouteNetwork } from "@/components/charts/route-network";
import { TitleBlock } from "@/components/ui/page-head";
import type { RouteNetwork as Network } from "@/domain/catalogue/route-network";
import { isContested } from "@/domain/catalogue/words";

type OtherWay = {
  readonly fromRoleId: string;
  readonly stances: readonly string[];
  readonly seats: readonly string[];
};

/** The other ways from the same seat to the same goal that are worth drawing beside a route, dashed. */
export function alternativesOf(fromRoleId: string, others: readonly OtherWay[]): Alternative[] {
  const same = others.filter((other) => other.fromRoleId === fromRoleId);
  const direct = same.find((other) => isContested(other.stances));
  const around = same.find((other) => other.stances.includes("possible_but_weaker"));
  return [
    ...(direct === undefined ? [] : [{ note: "straight across: advised against by one article" }]),
    ...(around?.seats[1] === undefined
      ? []
      : [{ through: around.seats[1], note: "less of the business and its domain" }]),
  ];
}

/** A route as a drawing: the network, what it shows in a sentence, and its title block. */
export function RouteFigure({
  network,
  alternatives,
  figure,
}: {
  readonly network: Network;
  readonly alternatives: readonly Alternative[];
  readonly figure: string;
}) {
  const slack = network.studies.filter((study) => study.float > 0);
  return (
    <figure className="draw">
      <div className="pad">
        <RouteNetwork network={network} alternatives={alternatives} />
      </div>
      <div className="ends">
        <figcaption>
          <b>{figure}</b> The heavy line is the critical path: {network.finish} months at typical durations, so a month
          lost on it is a month lost at the goal.
          {slack.length === 0 ? "" : " Study beside it has float and can wait."} Each box reads earliest start, months,
          earliest finish; below, latest start, float, latest finish.
        </figcaption>
        <TitleBlock
          cells={[
            { label: "Critical path", value: `${network.finish} months` },
            { label: "Durations", value: "Typical: adjust to your case" },
          ]}
        />
      </div>
    </figure>
  );
}
