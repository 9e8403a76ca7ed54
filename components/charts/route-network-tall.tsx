import { type RouteNetwork, readAloud, type StudyNode } from "@/domain/catalogue/route-network";
import { Edge, GateMark, NodeBox, NodeName, twoLines } from "./network-parts";

const nodeWidth = 204;
const left = 8;
const centre = left + nodeWidth / 2;
const sideX = 232;
const sideWidth = 112;
const step = 148;

/** The same network drawn top to bottom for narrow screens; a drawing of its own, not a scaled one. */
export function RouteNetworkTall({
  network,
  startHere,
}: {
  readonly network: RouteNetwork;
  readonly startHere: boolean;
}) {
  const count = network.stages.length;
  const startY = startHere ? 28 : 6;
  const stageY = (i: number) => startY + 96 + i * step;
  const goalY = stageY(count) - 10;
  const height = goalY + 86;
  return (
    <svg className="net" viewBox={`0 0 360 ${height}`} role="img">
      <title>{`The route from ${network.from} to ${network.to}`}</title>
      <desc>{readAloud(network)}</desc>
      <Edge look="c" way="down" d={`M${centre} ${startY + 52}V${stageY(0) - 4}`} tip={[centre, stageY(0) - 1]} />
      {startHere ? (
        <>
          <rect className="you" x={left - 1} y={startY - 24} width={96} height={20} />
          <text className="youtext mid" x={left + 47} y={startY - 10}>
            You are here
          </text>
        </>
      ) : null}
      <rect className="nd c" x={left} y={startY} width={nodeWidth} height={52} />
      <NodeName x={centre} y={startY + 26} name={network.from} letters={24} />
      {network.stages.map((node, i) => {
        const bottom = stageY(i) + 80;
        const last = i === count - 1;
        const next = last ? goalY : stageY(i + 1);
        const look = node.float === 0 ? "c" : "";
        return (
          <g key={node.id}>
            <Edge look={look} way="down" d={`M${centre} ${bottom}V${next - 4}`} tip={[centre, next - 1]} />
            <NodeBox x={left} y={stageY(i)} width={nodeWidth} node={node} />
            {last ? null : <GateMark x={centre} y={bottom + 30} label={`G${i + 1}`} />}
          </g>
        );
      })}
      {network.studies.map((study, k) => (
        <SideStudy
          key={study.id}
          node={study}
          y={startY + 70 + k * 76}
          inLane={left + nodeWidth + 12 - k * 6}
          outLane={sideX + sideWidth + 13 - k * 7}
          from={startY + 16 + k * 16}
          to={study.neededBy === null ? goalY + 38 : stageY(study.neededBy) + 40 + k * 10}
          target={study.neededBy === null ? centre + 38 : left + nodeWidth}
        />
      ))}
      <path className="gt on" d={`M${centre} ${goalY}l38 38-38 38-38-38z`} />
      <text className="ongate mid" x={centre} y={goalY + 36}>
        G{count}
      </text>
      <text className="ongate mid" x={centre} y={goalY + 51}>
        Mo. {network.finish}
      </text>
      {twoLines(network.to, 10).map((line, i) => (
        <text key={line} className="t1 mid" x={38} y={goalY + 62 + i * 18}>
          {line}
        </text>
      ))}
    </svg>
  );
}

function SideStudy({
  node,
  y,
  inLane,
  outLane,
  from,
  to,
  target,
}: {
  node: StudyNode;
  y: number;
  inLane: number;
  outLane: number;
  from: number;
  to: number;
  target: number;
}) {
  const lines = twoLines(node.name, 14);
  const look = node.float === 0 ? "c" : "";
  const middle = sideX + sideWidth / 2;
  return (
    <g>
      <Edge
        look={look}
        way="right"
        d={`M${left + nodeWidth} ${from}H${inLane}V${y + 29}H${sideX - 4}`}
        tip={[sideX - 1, y + 29]}
      />
      <Edge
        look={look}
        way="left"
        d={`M${sideX + sideWidth} ${y + 29}H${outLane}V${to}H${target + 4}`}
        tip={[target + 2, to]}
      />
      <rect className={`nd ${look}`} x={sideX} y={y} width={sideWidth} height={58} />
      {lines.map((line, i) => (
        <text
          key={line}
          className="t1 mid"
          x={middle}
          y={y + (lines.length === 1 ? 26 : 19) + i * 15}
          style={{ fontSize: 12 }}
        >
          {line}
        </text>
      ))}
      <text className="t2 mid" x={middle} y={y + 50} style={{ fontSize: 12 }}>
        {node.months} mo., float {node.float}
      </text>
    </g>
  );
}
