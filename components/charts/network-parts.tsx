import type { RouteNode } from "@/domain/catalogue/route-network";

/** A name broken into at most two lines of about this many letters. */
export function twoLines(name: string, letters: number): readonly string[] {
  if (name.length <= letters) return [name];
  const words = name.split(" ");
  let best: readonly string[] = [name];
  let width = name.length;
  for (let i = 1; i < words.length; i++) {
    const lines = [words.slice(0, i).join(" "), words.slice(i).join(" ")];
    const longest = Math.max(...lines.map((line) => line.length));
    if (longest < width) {
      best = lines;
      width = longest;
    }
  }
  return best;
}

/** A name in one or two centred lines around y. */
export function NodeName({ x, y, name, letters }: { x: number; y: number; name: string; letters: number }) {
  const lines = twoLines(name, letters);
  return lines.map((line, i) => (
    <text
      key={line}
      className="t1 mid"
      x={x}
      y={lines.length === 1 ? y + 5 : y - 3 + i * 16}
      style={lines.length === 1 ? undefined : { fontSize: 13 }}
    >
      {line}
    </text>
  ));
}

/** An activity-on-node box: ES, duration, EF over the name over LS, float, LF. 80 high. */
export function NodeBox({ x, y, width, node }: { x: number; y: number; width: number; node: RouteNode }) {
  const critical = node.float === 0;
  const third = width / 3;
  const c = critical ? " c" : "";
  const cell = (i: number) => x + third * (i + 0.5);
  return (
    <g>
      <rect className={`nd${c}`} x={x} y={y} width={width} height={80} />
      <path
        className={`ln${c}`}
        d={`M${x} ${y + 22}h${width}M${x} ${y + 58}h${width}M${x + third} ${y}v22M${x + 2 * third} ${y}v22M${x + third} ${y + 58}v22M${x + 2 * third} ${y + 58}v22`}
      />
      <NodeName x={x + width / 2} y={y + 40} name={node.name} letters={Math.floor(width / 9.2)} />
      {[node.earliestStart, node.months, node.earliestFinish].map((n, i) => (
        <text key={`early-${cell(i)}`} className="mid" x={cell(i)} y={y + 16}>
          {n}
        </text>
      ))}
      {[node.latestStart, node.float, node.latestFinish].map((n, i) => (
        <text key={`late-${cell(i)}`} className={critical && i === 1 ? "mid c" : "mid"} x={cell(i)} y={y + 74}>
          {n}
        </text>
      ))}
    </g>
  );
}

/** A gate: a diamond on the path with its number. */
export function GateMark({ x, y, label }: { x: number; y: number; label: string }) {
  return (
    <>
      <path className="gt" d={`M${x} ${y - 13}l13 13-13 13-13-13z`} />
      <text className="gl" x={x} y={y + 4}>
        {label}
      </text>
    </>
  );
}

type Way = "right" | "left" | "up" | "down";

const heads: Readonly<Record<Way, string>> = {
  right: "l-10-5v10z",
  left: "l10-5v10z",
  up: "l-5 10h10z",
  down: "l-5-10h10z",
};

/** A line. A critical one lies on a thin one, so that the path is there before it is drawn heavy. */
export function Line({ d, look = "" }: { d: string; look?: "" | "c" | "gh" }) {
  if (look !== "c") return <path className={`ed ${look}`} d={d} />;
  return (
    <>
      <path className="ed thin" d={d} />
      <path className="ed c" d={d} pathLength={1} />
    </>
  );
}

/** A line with an arrow head at its end. */
export function Edge({
  d,
  tip,
  way,
  look = "",
}: {
  d: string;
  tip: readonly [number, number];
  way: Way;
  look?: "" | "c" | "gh";
}) {
  return (
    <>
      <Line d={d} look={look} />
      <path className={`ah ${look}`} d={`M${tip[0]} ${tip[1]}${heads[way]}`} />
    </>
  );
}
