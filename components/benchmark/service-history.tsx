import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ServiceAnswer } from "@/domain/benchmark/services";
import { longDate } from "@/domain/dates";
import { standingWords } from "./service-words";

/** Every answer about one service with its date, newest first. */
export function ServiceHistory({
  name,
  history,
  zone,
}: {
  readonly name: string;
  readonly history: readonly ServiceAnswer[];
  readonly zone: string;
}) {
  if (history.length === 0) {
    return (
      <EmptyState
        title="Not answered yet"
        action={
          <LinkButton href="/benchmark/services" look="secondary">
            Say where you stand
          </LinkButton>
        }
      >
        Not answered is not the same as never: it is no gap yet.
      </EmptyState>
    );
  }
  return (
    <table>
      <caption className="vh">Answers about {name}, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        {history.toReversed().map(({ answeredAt, standing }) => (
          <tr key={answeredAt.toISOString()}>
            <th scope="row" className="nowrap font-normal">
              {longDate(answeredAt, zone)}
            </th>
            <td>{standingWords[standing]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
