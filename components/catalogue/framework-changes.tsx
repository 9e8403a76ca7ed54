import type { FrameworkChange, Target } from "@/domain/catalogue/framework/differences";
import { keyInWords } from "@/domain/catalogue/words";

/** Parts of a competency that name something of the catalogue by its id. */
const byId: ReadonlySet<string> = new Set(["Plan area", "Difference"]);

const target = ({ level, must }: Target) => `level ${level}${must ? ", a must" : ""}`;

type Change<K extends FrameworkChange["kind"]> = Extract<FrameworkChange, { kind: K }>;

function Reworded({ change }: { readonly change: Change<"changed"> }) {
  const words = (text: string) => (byId.has(change.what) ? keyInWords(text) : text);
  return (
    <>
      <span className="muted">{change.what}: </span>
      {change.before === "" ? null : <del>{words(change.before)}</del>}{" "}
      {change.after === "" ? null : <ins>{words(change.after)}</ins>}
    </>
  );
}

function How({ change, roles }: { readonly change: FrameworkChange; readonly roles: ReadonlyMap<string, string> }) {
  switch (change.kind) {
    case "added":
      return (
        <>
          <ins>Added</ins> {change.description}
          {change.targets.map((asked) => (
            <span key={asked.roleId} className="block">
              <span className="muted">Target of {roles.get(asked.roleId) ?? asked.roleId}: </span>
              {target(asked)}
            </span>
          ))}
        </>
      );
    case "retired":
      return (
        <>
          <b className="font-semibold">Retired.</b> What was rated on it is kept; no role asks for it.
        </>
      );
    case "changed":
      return <Reworded change={change} />;
    case "target":
      return (
        <>
          <span className="muted">Target of {roles.get(change.roleId) ?? change.roleId}: </span>
          <del>{target(change.before)}</del> <ins>{target(change.after)}</ins>
        </>
      );
  }
}

/** What changed from one version of the framework to another, competency by competency, with the old and the new text. */
export function FrameworkChanges({
  changes,
  roles,
  caption,
}: {
  readonly changes: readonly FrameworkChange[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly caption: string;
}) {
  const names = new Map(roles.map(({ id, name }) => [id, name]));
  const byCompetency = [...Map.groupBy(changes, ({ competencyId }) => competencyId).values()];
  return (
    <table className="recs">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Competency</th>
          <th scope="col">What changed</th>
        </tr>
      </thead>
      <tbody>
        {byCompetency.map((group) => (
          <tr key={group[0]?.competencyId}>
            <th scope="row" className="full">
              {group[0]?.name}
            </th>
            <td className="full">
              {group.map((change) => (
                <p
                  key={`${change.kind} ${change.kind === "changed" ? change.what : change.kind === "target" ? change.roleId : ""}`}
                  className="diff whitespace-pre-line"
                >
                  <How change={change} roles={names} />
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
