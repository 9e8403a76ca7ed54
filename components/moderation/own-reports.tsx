import { Time } from "@/components/ui/time";
import type { listMine } from "@/server/moderation/mine";
import { outcomeWords, reasonWords } from "./words";

type Own = Awaited<ReturnType<typeof listMine>>["reports"][number];

/** What the reader has reported, and what came of it. */
export function OwnReports({ reports, zone }: { readonly reports: readonly Own[]; readonly zone: string }) {
  return (
    <table className="recs">
      <caption className="vh">What you have reported</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Why</th>
          <th scope="col">Sent</th>
          <th scope="col">What came of it</th>
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.matterId}>
            <th scope="row">
              {report.number === null ? report.title : `Post ${report.number} in ${report.title}`}
              <p className="small muted">Report {report.no}</p>
            </th>
            <td data-l="Why">
              <div>
                {reasonWords[report.reason]}
                {report.words === "" ? null : <p className="small muted">{report.words}</p>}
              </div>
            </td>
            <td data-l="Sent">
              <Time at={report.at} as="short" zone={zone} />
            </td>
            <td data-l="What came of it">
              {report.outcome === null ? (
                <span>
                  A moderator decides
                  {report.dueAt === null ? null : (
                    <>
                      {" "}
                      by <Time at={report.dueAt} as="short" zone={zone} />
                    </>
                  )}
                </span>
              ) : (
                <div>
                  {outcomeWords[report.outcome]}
                  <p className="small muted">{report.answer}</p>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
