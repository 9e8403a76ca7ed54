import {
  type RouteNetwork as Network,
  readAloud,
  type StudyNode,
  sentenceCase,
} from "@/domain/catalogue/route-network";
import { Edge, GateMark, Line, NodeBox, NodeName } from "./network-parts";
import { RouteNetworkTall } from "./route-network-tall";

/** Another way to the same goal, drawn dashed: straight across, or through one other role. The note has no full stop. */
export type Alternative = { readonly note: string; readonly through?: string | undefined };

type Props = {
  readonly network: Network;
  /** Marks the start as the reader's own place. */
  readonly startHere?: boolean;
  readonly alternatives?: readonly Alternative[];
  /** Draws the critical path once, left to right, on the first view. */
  readonly draws?: boolean;
};

const width = 1264;
const startWidth = 192;
const startX = 8;
const goalX = 1120;
const rowHeight = 110;

/**
 * A route as an activity-on-node network: left to right on wide screens, top to bottom on narrow ones. Top row: earliest
 * start, duration, earliest finish; bottom row: latest start, float, latest finish; in months.
 */
export function RouteNetwork(props: Props) {
  return (
    <>
      <div className="only-wide">
        <Wide {...props} />
      </div>
      <div className="only-narrow mx-auto max-w-96">
        <RouteNetworkTall network={props.network} startHere={props.startHere ?? false} />
      </div>
    </>
  );
}

function Wide({ network, startHere = false, alternatives = [], draws = false }: Props) {
  const straight = alternatives.find((other) => other.through === undefined);
  const around = alternatives.find((other) => other.through !== undefined);
  const above = network.studies.filter((study) => study.neededBy === null);
  const below = network.studies.filter((study) => study.neededBy !== null);

  const count = network.stages.length;
  const room = goalX - 48 - (startX + startWidth);
  const nodeWidth = Math.min(196, (room - (count + 1) * 44) / count);
  const gap = (room - count * nodeWidth) / (count + 1);
  const stageX = (i: number) => startX + startWidth + gap + i * (nodeWidth + gap);

  const top = (straight === undefined ? 10 : 56) + above.length * rowHeight;
  const rowY = startHere ? Math.max(top, 40) : top;
  const midY = rowY + 40;
  const belowY = rowY + 80 + (around === undefined ? 28 : 94);
  const height = belowY + below.length * rowHeight - (below.length > 0 ? 20 : 10);

  return (
    <svg className={draws ? "net draws" : "net"} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{`The route from ${network.from} to ${network.to}`}</title>
      <desc>{spokenRoute(network, alternatives)}</desc>
      {straight === undefined ? null : (
        <>
          <Edge look="gh" way="down" tip={[goalX, midY - 49]} d={`M${startX + 156} ${rowY}V26H${goalX}V${midY - 50}`} />
          <Plate
            x={(startX + 156 + goalX) / 2}
            y={26}
            text={`${straight.note.charAt(0).toUpperCase()}${straight.note.slice(1)}`}
          />
        </>
      )}
      {around?.through === undefined ? null : (
        <Around
          through={around.through}
          note={around.note}
          rowY={rowY}
          from={stageX(0)}
          to={stageX(count - 1) + nodeWidth / 2}
        />
      )}
      {above.map((study, k) => (
        <Study
          key={study.id}
          node={study}
          x={stageX(Math.min(1, count - 1))}
          y={rowY - rowHeight * (k + 1)}
          width={nodeWidth}
          start={[startX + 120, rowY]}
          end={[goalX - 28 + k * 12, midY - 20 - k * 12]}
        />
      ))}
      {below.map((study, k) => (
        <Study
          key={study.id}
          node={study}
          x={stageX(0)}
          y={belowY + rowHeight * k}
          width={nodeWidth}
          start={[startX + 72 - k * 24, rowY + 80]}
          end={[stageX(study.neededBy ?? 0) + nodeWidth / 2 + 24 + k * 24, rowY + 80]}
        />
      ))}
      <Edge look="c" way="right" d={`M${startX + startWidth} ${midY}H${stageX(0) - 4}`} tip={[stageX(0) - 1, midY]} />
      {network.stages.map((node, i) => {
        const right = stageX(i) + nodeWidth;
        const last = i === count - 1;
        const next = last ? goalX - 46 : stageX(i + 1);
        const look = node.float === 0 ? "c" : "";
        return (
          <g key={node.id}>
            {last ? (
              <Line look={look} d={`M${right} ${midY}H${next}`} />
            ) : (
              <Edge look={look} way="right" d={`M${right} ${midY}H${next - 4}`} tip={[next - 1, midY]} />
            )}
            <NodeBox x={stageX(i)} y={rowY} width={nodeWidth} node={node} />
            {last ? null : <GateMark x={right + (next - right) / 2 - 3} y={midY} label={`G${i + 1}`} />}
          </g>
        );
      })}
      <rect className="nd c" x={startX} y={rowY} width={startWidth} height={80} />
      <NodeName x={startX + startWidth / 2} y={midY} name={network.from} letters={22} />
      {startHere ? (
        <>
          <rect className="you" x={startX - 1} y={rowY - 25} width={96} height={20} />
          <text className="youtext mid" x={startX + 47} y={rowY - 11}>
            You are here
          </text>
        </>
      ) : null}
      <path className="gt on" d={`M${goalX} ${midY - 48}l48 48-48 48-48-48z`} />
      <text className="ongate mid" x={goalX} y={midY - 3}>
        G{count}
      </text>
      <text className="ongate mid" x={goalX} y={midY + 13}>
        Month {network.finish}
      </text>
      <GoalName x={goalX + 54} y={midY} name={network.to} />
    </svg>
  );
}

function spokenRoute(network: Network, alternatives: readonly Alternative[]): string {
  const others = alternatives.map(({ through, note }) =>
    through === undefined ? `Dashed: ${note}.` : `Dashed: by way of ${through}, ${note}.`,
  );
  return [readAloud(network), ...others].join(" ");
}

function Plate({ x, y, text }: { x: number; y: number; text: string }) {
  const half = text.length * 3.3 + 14;
  return (
    <>
      <rect className="mask" x={x - half} y={y - 14} width={half * 2} height={28} />
      <text className="it mid" x={x} y={y + 5}>
        {text}
      </text>
    </>
  );
}

function Around({
  through,
  note,
  rowY,
  from,
  to,
}: {
  through: string;
  note: string;
  rowY: number;
  from: number;
  to: number;
}) {
  const y = rowY + 98;
  const middle = (from + to) / 2;
  const half = Math.max(through.length * 4.4, note.length * 3.3) + 14;
  return (
    <>
      <Edge
        look="gh"
        way="right"
        d={`M${startX + 128} ${rowY + 80}V${y + 28}H${middle - half - 4}`}
        tip={[middle - half - 1, y + 28]}
      />
      <Edge look="gh" way="up" d={`M${middle + half} ${y + 28}H${to}V${rowY + 84}`} tip={[to, rowY + 82]} />
      <rect className="nd gh" x={middle - half} y={y} width={half * 2} height={56} />
      <text className="t1 mid gh" x={middle} y={y + 24}>
        {sentenceCase(through)}
      </text>
      <text className="it mid" x={middle} y={y + 43}>
        {note}
      </text>
    </>
  );
}

function Study(props: {
  node: StudyNode;
  x: number;
  y: number;
  width: number;
  start: readonly [number, number];
  end: readonly [number, number];
}) {
  const { node, x, y, width: w, start, end } = props;
  const middle = y + 40;
  const rising = middle > end[1];
  const look = node.float === 0 ? "c" : "";
  return (
    <>
      <Edge look={look} way="right" d={`M${start[0]} ${start[1]}V${middle}H${x - 4}`} tip={[x - 1, middle]} />
      <Edge
        look={look}
        way={rising ? "up" : "down"}
        d={`M${x + w} ${middle}H${end[0]}V${end[1] + (rising ? 4 : -4)}`}
        tip={[end[0], end[1] + (rising ? 2 : -1)]}
      />
      <NodeBox x={x} y={y} width={w} node={node} />
    </>
  );
}

function GoalName({ x, y, name }: { x: number; y: number; name: string }) {
  const words = name.split(" ");
  const first = y + 5 - ((words.length - 1) * 18) / 2;
  return words.map((word, i) => (
    <text key={word} className="t1" x={x} y={first + i * 18}>
      {word}
    </text>
  ));
}
