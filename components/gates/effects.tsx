import { Ref } from "@/components/plans/comments/ref-text";
import type { EffectLine } from "@/domain/gates/record";

const kinds: Readonly<Record<EffectLine["kind"], string>> = {
  gate: "Gate",
  task: "Task",
  condition: "New task",
  end: "End",
};

/** What a decision changes, line by line: what stood there and what stands there then. */
export function Effects({ lines, caption }: { readonly lines: readonly EffectLine[]; readonly caption: string }) {
  return (
    <table className="diff mt-2 w-full">
      <caption className="vh">{caption}</caption>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.kind} ${line.wbs ?? ""} ${line.after}`}>
            <th scope="row">
              {line.wbs === null ? (
                <span className="ui nowrap">{kinds[line.kind]}</span>
              ) : (
                <Ref href={null} wbs={line.wbs} critical={line.critical} />
              )}
              <span className="vh"> {line.title}</span>
            </th>
            <td>
              {line.before === null ? null : <del>{line.before}</del>} {end(line)}
              {line.kind === "condition" ? <span className="small muted"> new task</span> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The last day of a plan that keeps it is no insertion. */
function end(line: EffectLine) {
  return line.kind === "end" && line.before === null ? <span>{line.after}</span> : <ins>{line.after}</ins>;
}
