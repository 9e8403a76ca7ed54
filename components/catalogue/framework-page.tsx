import Link from "next/link";
import type { ReactNode } from "react";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { entryHref } from "@/domain/catalogue/editing";
import type { compareFramework, getFramework } from "@/server/catalogue/framework/versions";
import { FrameworkChanges } from "./framework-changes";
import { changesInWords } from "./framework-words";

type Overview = Awaited<ReturnType<typeof getFramework>>;
type Comparison = Awaited<ReturnType<typeof compareFramework>>;

const here = "/admin/framework";

function Present({ overview }: { readonly overview: Overview }) {
  const { present, terms } = overview;
  const competencies = present?.framework.competencies ?? [];
  const area = new Map(terms.areas.map(({ id, label }) => [id, label]));
  const groups = terms.differences.flatMap(({ id, label }) => {
    const of = competencies.filter(({ difference }) => difference === id);
    return of.length === 0 ? [] : [{ id, label, of }];
  });
  return (
    <Section id="present" title="What it says now" aside={`${competencies.length} competencies, 5 levels each`}>
      {groups.map(({ id, label, of }) => (
        <div key={id} className="mt-5">
          <h3>{label}</h3>
          <ul className="ruled mt-2">
            {of.map((one) => (
              <li key={one.id}>
                <Link href={entryHref("competencies", one.id)} prefetch={false}>
                  {one.name}
                </Link>{" "}
                <span className="small muted">{area.get(one.planArea) ?? one.planArea}</span>
                <p className="ui muted">{one.description}</p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const { from, to, changes, counts, roles } = comparison;
  return (
    <Section id="compared" title={`Version ${from} against ${to}`} aside={changesInWords(counts) ?? "no difference"}>
      {changes.length === 0 ? (
        <p className="muted">The two say the same.</p>
      ) : (
        <FrameworkChanges changes={changes} roles={roles} caption={`Changes from version ${from} to ${to}`} />
      )}
    </Section>
  );
}

function Compare({ newest, from, to }: { readonly newest: number; readonly from: number; readonly to: number }) {
  return (
    <form className="row items-end mt-4" method="get" action={here} aria-label="Compare two versions">
      <label className="field">
        <span>From version</span>
        <input className="inp" type="number" name="from" min={1} max={newest} defaultValue={from} />
      </label>
      <label className="field">
        <span>To version</span>
        <input className="inp" type="number" name="to" min={1} max={newest} defaultValue={to} />
      </label>
      <button className="btn sm sec2" type="submit">
        Compare
      </button>
    </form>
  );
}

/** The competency framework: what it says now, its versions, the files in which it goes out and comes in. */
export function FrameworkPage({
  overview,
  comparison,
  from,
  to,
  zone,
  children,
}: {
  readonly overview: Overview;
  readonly comparison: Comparison | null;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  /** The way in for a file. */
  readonly children: ReactNode;
}) {
  const { present, versions } = overview;
  const newest = present?.number ?? 1;
  return (
    <div className="wrap pb-16">
      <PageHead
        title="Competency framework"
        crumbs={[{ href: "/admin", label: "Administration" }, { label: "Competency framework" }]}
        block={[
          { label: "Version", value: String(newest) },
          { label: "Competencies", value: String(present?.framework.competencies.length ?? 0) },
          { label: "Roles", value: String(present?.framework.profiles.length ?? 0) },
        ]}
      >
        What people rate themselves on, and what each role asks for. Every change of it is a version; a plan stays with
        the one that it is read by until its owner moves it on.
      </PageHead>
      <div className="cols mt-8">
        <div className="c8 stack-12">
          {comparison === null ? null : <Compared comparison={comparison} />}
          {children}
          <Present overview={overview} />
        </div>
        <aside className="c4 stack-12">
          <Section id="take-away" title="Take it away" aside={`Version ${newest}`}>
            <ul className="ruled">
              <li>
                <a href={`${here}/${newest}/csv`} download>
                  Table (CSV)
                </a>
                <p className="ui muted">For a spreadsheet: a row for each competency, a column for each role.</p>
              </li>
              <li>
                <a href={`${here}/${newest}/json`} download>
                  JSON
                </a>
                <p className="ui muted">The same, for a program.</p>
              </li>
            </ul>
          </Section>
          <Section id="versions" title="Versions">
            <ol className="ruled">
              {versions.map((version) => (
                <li key={version.number}>
                  <p className="ui">
                    <b className="font-semibold">Version {version.number}</b>,{" "}
                    <Time at={version.at} as="long" zone={zone} />
                    {version.by === null ? "" : `, ${version.by}`}
                  </p>
                  <p className="small muted">{version.reason}</p>
                  {version.number === 1 ? null : (
                    <p className="small">
                      <Link href={`${here}?from=${version.number - 1}&to=${version.number}`} prefetch={false}>
                        What changed<span className="vh"> in version {version.number}</span>
                      </Link>
                    </p>
                  )}
                </li>
              ))}
            </ol>
            {newest > 1 ? <Compare newest={newest} from={from} to={to} /> : null}
          </Section>
        </aside>
      </div>
    </div>
  );
}
