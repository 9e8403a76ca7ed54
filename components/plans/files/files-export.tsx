import { Section } from "@/components/ui/section";
import type { PlanFormat } from "@/domain/plans/files/formats";

const files: readonly { format: PlanFormat; name: string; use: string }[] = [
  {
    format: "pdf",
    name: "PDF",
    use: "To hand to a line manager: the schedule with its baseline and critical path, gaps, next actions and gates.",
  },
  {
    format: "xml",
    name: "Project XML",
    use: "For Microsoft Project, ProjectLibre and other tools: tasks, links, baseline, milestones, days off.",
  },
  { format: "csv", name: "Table (CSV)", use: "For a spreadsheet. It can be edited there and imported again." },
  {
    format: "ics",
    name: "Calendar (iCalendar)",
    use: "Gates, milestones and the ends of tasks as whole days. A later file moves them.",
  },
  {
    format: "json",
    name: "JSON",
    use: "The whole plan without loss, to keep or to import elsewhere: revisions, baselines, and what you may read of comments, suggestions, signatures, gate decisions and evidence. There it becomes a plan with its history; what was signed and said is kept to read, and acts on nothing. The pieces of evidence themselves stay here.",
  },
];

/** The files that a plan can be taken away as. Its owner may take hidden items along. */
export function FilesExport({ planId, hidden }: { readonly planId: string; readonly hidden: number }) {
  const things = hidden === 1 ? "one hidden item" : `${hidden} hidden items`;
  return (
    <Section id="take-away" title="Take it away">
      <table className="recs">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">What it is for</th>
            {hidden > 0 ? <th scope="col">With the {things}</th> : null}
          </tr>
        </thead>
        <tbody>
          {files.map(({ format, name, use }) => (
            <tr key={format}>
              <th scope="row">
                <a href={`/plans/${planId}/files/${format}`} download>
                  {name}
                </a>
              </th>
              <td data-l="What it is for">{use}</td>
              {hidden > 0 ? (
                <td data-l={`With the ${things}`}>
                  <a
                    href={`/plans/${planId}/files/${format}?hidden=yes`}
                    download
                    aria-label={`${name} with the ${things}`}
                  >
                    {name}
                  </a>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? (
        <p className="ui muted mt-3">
          What you hide is in none of these files, whoever takes them, unless you take it along yourself in the last
          column.
        </p>
      ) : null}
    </Section>
  );
}
