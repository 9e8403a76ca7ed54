const rows = [
  {
    name: "Accountability",
    pmo: "Reports whether the project is on time and on budget.",
    pm: "Is on the hook for it. If it is late, the job may be on the line.",
  },
  {
    name: "Communication",
    pmo: "Collects updates and prepares the pack.",
    pm: "Persuades executives, vendors and a tired team, most days, in person.",
  },
  {
    name: "Delivery method",
    pmo: "Knows the templates and keeps them current.",
    pm: "Chooses the method, and knows the domain well enough to be believed.",
  },
];

/** What changes between a PMO coordinator and a project manager. */
export function Differences() {
  return (
    <section className="sec mt-16" aria-labelledby="why">
      <div className="cols">
        <div className="c4">
          <h2 id="why" className="text-[1.75rem] leading-[1.2]">
            Why not go straight&nbsp;across?
          </h2>
          <p className="muted mt-4 max-w-[40ch]">
            Because reporting on delivery and answering for it are different jobs. The analyst’s chair is where most
            people learn the second one: you face the business, learn its domain and see testing through to the end.
          </p>
        </div>
        <div className="c8">
          <table className="vs recs">
            <caption className="vh">Differences between a PMO coordinator and a project manager</caption>
            <thead>
              <tr>
                <th scope="col">What changes</th>
                <th scope="col">PMO coordinator</th>
                <th scope="col">Project manager</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row" className="full">
                    {row.name}
                  </th>
                  <td data-l="PMO">{row.pmo}</td>
                  <td data-l="PM">{row.pm}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </section>
  );
}
