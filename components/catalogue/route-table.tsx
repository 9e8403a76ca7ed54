import Link from "next/link";
import { monthsRange, stanceLabel } from "@/domain/catalogue/words";

type Row = {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly seats: readonly { readonly id: string; readonly name: string }[];
  readonly months: { readonly min: number; readonly max: number };
  readonly positions: readonly { readonly articleId: string; readonly stance: string }[];
};

function stanceOf(row: Row, articleId: string): string {
  return stanceLabel(row.positions.find((position) => position.articleId === articleId)?.stance ?? "silent");
}

/** Every route as a row: the seats on the way, both articles' stance, and the typical time to the goal. */
export function RouteTable({ routes }: { readonly routes: readonly Row[] }) {
  return (
    <table className="toc recs">
      <caption className="vh">Routes with both articles’ views and the typical time to the goal</caption>
      <thead>
        <tr>
          <th scope="col">Route</th>
          <th scope="col">Article 1</th>
          <th scope="col">Article 2</th>
          <th scope="col">To the goal, typically</th>
        </tr>
      </thead>
      <tbody>
        {routes.map((row) => (
          <tr key={row.slug} className="hov">
            <th scope="row" className="full">
              <Link href={`/routes/${row.slug}`} prefetch={false}>
                {row.name}
              </Link>
              <p className="sum">{row.summary}</p>
              <ol className="rt mt-1">
                {row.seats.map((seat) => (
                  <li key={seat.id}>{seat.name}</li>
                ))}
              </ol>
            </th>
            <td data-l="Article 1">{stanceOf(row, "A1")}</td>
            <td data-l="Article 2">{stanceOf(row, "A2")}</td>
            <td data-l="To the goal" className="nowrap">
              {monthsRange(row.months.min, row.months.max)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
