import { Time } from "@/components/ui/time";

type Edit = {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
};

/** Who changed what in an entry, newest first, as differences. */
export function EntryHistory({ history, zone }: { readonly history: readonly Edit[]; readonly zone: string }) {
  if (history.length === 0) return <p className="ui muted">As it came with the built-in content.</p>;
  return (
    <ol className="ruled">
      {history.map((edit) => (
        <li key={edit.id}>
          <p className="ui">
            <b className="font-semibold">{edit.by}</b>,{" "}
            <span className="muted">
              <Time at={edit.at} as="long" zone={zone} /> at <Time at={edit.at} as="clock" zone={zone} />
            </span>
          </p>
          {edit.changes.map((change) => (
            <p key={change.label} className="diff mt-1">
              {change.label}: {change.before === "" ? null : <del>{change.before}</del>}{" "}
              {change.after === "" ? null : <ins>{change.after}</ins>}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
