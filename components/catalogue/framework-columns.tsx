import { frameworkColumns } from "@/domain/catalogue/framework/table";

/** The columns of the table, for whoever fills one in. */
export function FrameworkColumns() {
  return (
    <details className="mt-6">
      <summary>The columns of the table</summary>
      <p className="ui muted mt-2">They are known by their headings, in any order. A cell may have several lines.</p>
      <table className="recs mt-2">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">What stands in it</th>
          </tr>
        </thead>
        <tbody>
          {frameworkColumns.map(({ part, title, means, needed }) => (
            <tr key={part}>
              <th scope="row" className="full">
                {title}
              </th>
              <td className="full">
                {means} {needed ? "Needed." : ""}
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" className="full">
              Target: project-manager
            </th>
            <td className="full">
              One column for each role, by its id: 0 to 4, and “3 must” for a must of the role. Empty is 0. A role
              without a column keeps its targets.
            </td>
          </tr>
        </tbody>
      </table>
    </details>
  );
}
