/** Green on track, amber at risk, red off track, complete, not started. */
export type Status = "G" | "A" | "R" | "C" | "N";

const words: Readonly<Record<Status, string>> = {
  G: "Green",
  A: "Amber",
  R: "Red",
  C: "Complete",
  N: "Not started",
};

function Shape({ status }: { readonly status: Status }) {
  switch (status) {
    case "G":
      return (
        <>
          <circle className="g" cx="9" cy="9" r="8.5" />
          <text className="tg" x="9" y="12.7">
            G
          </text>
        </>
      );
    case "A":
      return (
        <>
          <path className="a" d="M9 .3 18 17H0z" />
          <text className="ta" x="9" y="14.8">
            A
          </text>
        </>
      );
    case "R":
      return (
        <>
          <path className="r" d="M.5.5h17v17H.5z" />
          <text className="tr" x="9" y="12.8">
            R
          </text>
        </>
      );
    case "C":
      return (
        <>
          <circle className="c" cx="9" cy="9" r="8.5" />
          <path className="tick" d="m5 9.3 2.8 2.8L13 6.4" />
        </>
      );
    case "N":
      return <circle className="n" cx="9" cy="9" r="7.7" />;
  }
}

/**
 * A status as letter and shape before colour, followed by `children` or the status in words. `quiet` keeps the words for
 * screen readers only; `bare` draws the mark alone, where the words beside it already say as much.
 */
export function StatusMark({
  status,
  children,
  quiet = false,
  bare = false,
}: {
  readonly status: Status;
  readonly children?: string;
  readonly quiet?: boolean;
  readonly bare?: boolean;
}) {
  const mark = (
    <svg className="mk" viewBox="0 0 18 18" aria-hidden="true">
      <Shape status={status} />
    </svg>
  );
  if (bare) return mark;
  return (
    <span className="st">
      {mark}
      <span className={quiet ? "vh" : undefined}>{children ?? words[status]}</span>
    </span>
  );
}
