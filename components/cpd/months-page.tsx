import { RemoveEntry } from "@/components/accounts/remove-entry";
import { type Citations, Cite } from "@/components/catalogue/cite";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormAction } from "@/components/ui/form-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Tag } from "@/components/ui/tag";
import type { MonthFigures, MonthsUnder, MonthsView, ProjectView } from "@/server/cpd/months";
import { CpdPage } from "./cpd-page";
import { ProjectBars } from "./project-bars";
import { ProjectForm } from "./project-form";
import { longDay } from "./words";

export type MonthsActions = { readonly save: FormAction; readonly remove: FormAction };

const contactHours = "contact-hours";

/** The worksheet of months that count toward the PMP. It counts and names its rules; it never says that somebody is eligible. */
export function MonthsPage({ view, actions }: { readonly view: MonthsView; readonly actions: MonthsActions }) {
  const { projects, under, notes, sources, today } = view;
  const contact = notes.find((note) => note.id === contactHours);
  return (
    <CpdPage
      here="/cpd/months"
      lead={<p>Months of leading projects as the PMP asks for them. Only you read this page.</p>}
      block={[
        { label: "Projects", value: projects.length },
        { label: "Counted until", value: longDay(today) },
        { label: "Last word", value: "PMI: check with PMI" },
      ]}
    >
      <div className="mt-8 stack-12">
        <Notice title="Two accounts of the rule contradict each other, so both are shown">
          The figures are arithmetic on what you typed. Whether PMI accepts a project is for PMI to say: check with PMI
          before you apply.
        </Notice>
        <Section id="projects" title="Projects" aside="Newest first">
          {projects.length === 0 ? (
            <EmptyState title="No projects yet" drawn>
              Name each with its dates. Months in which two ran count once, and the page says what is lost.
            </EmptyState>
          ) : (
            <figure>
              <ProjectBars projects={projects} windows={under} today={today} />
              <figcaption className="cap mt-2">
                <b>Fig. 1</b> Leading is solid, supporting hatched. The dashed lines are where each window begins.
              </figcaption>
              <Projects projects={projects} actions={actions} />
            </figure>
          )}
          <details className="mt-4 max-w-[46rem]" open={projects.length === 0}>
            <summary>Add a project</summary>
            <div className="well mt-3">
              <ProjectForm action={actions.save} />
            </div>
          </details>
        </Section>
        <div className="cols gap-y-8">
          {under.map((one) => (
            <div key={one.version} className="c6">
              <Account account={one} sources={sources} />
            </div>
          ))}
        </div>
        {contact === undefined ? null : (
          <Section id="contact-hours" title="The 35 contact hours are something else" light>
            <p className="prose">{contact.text} Check with PMI.</p>
            <p className="small muted mt-1">Read on {longDay(contact.readOn)}.</p>
            <Cite ids={contact.sourceIds} sources={sources} />
          </Section>
        )}
        <Section id="how" title="How months are counted" light>
          <ul className="ui muted stack-2">
            {notes
              .filter((note) => note.id !== contactHours)
              .map((note) => (
                <li key={note.id}>
                  {note.text} <Cite ids={note.sourceIds} sources={sources} inline />
                </li>
              ))}
            <li>
              A whole calendar month is one month; part of a month counts by its days. Figures are rounded down to a
              tenth.
            </li>
            <li>Days before the window and days still to come are outside.</li>
          </ul>
        </Section>
      </div>
    </CpdPage>
  );
}

function Projects({
  projects,
  actions,
}: {
  readonly projects: readonly ProjectView[];
  readonly actions: MonthsActions;
}) {
  return (
    <ul className="bare mt-4">
      {projects.map((project) => (
        <li key={project.id} className="border-b border-rule py-3">
          <b>{project.title}</b> <Tag>{project.part === "leading" ? "Leading" : "Supporting"}</Tag>
          <p className="small muted">
            {project.organisation}, {longDay(project.fromDay)} to{" "}
            {project.toDay === null ? "today" : longDay(project.toDay)}
          </p>
          <p className="ui mt-1 max-w-[46rem]">{project.words}</p>
          <details className="small mt-1 max-w-[46rem]">
            <summary>
              Change or remove<span className="vh">: {project.title}</span>
            </summary>
            <div className="well mt-3">
              <ProjectForm project={project} action={actions.save} />
              <div className="mt-3">
                <RemoveEntry id={project.id} what={project.title} action={actions.remove} />
              </div>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Account({ account, sources }: { readonly account: MonthsUnder; readonly sources: Citations }) {
  const { version, windowYears, windowFrom, leading, supporting, rules } = account;
  const ids = [...new Set(rules.flatMap((rule) => rule.sourceIds))];
  const [first] = rules;
  return (
    <Section
      id={`window-${windowYears}`}
      title={`${windowYears} years back`}
      aside={`“${version}”: from ${longDay(windowFrom)}`}
    >
      <dl className="facts">
        <Figure label="Leading, counted" months={leading.counted} />
        <Figure label="Lost to overlap" months={leading.overlap} />
        <Figure label="Outside the window" months={leading.outside} />
      </dl>
      <p className="small muted mt-2">{supportingText(supporting)}</p>
      <table className="ui mt-4">
        <caption className="vh">Months asked for, {version}</caption>
        <thead>
          <tr>
            <th scope="col">With</th>
            <th scope="col" className="num">
              Asked for
            </th>
            <th scope="col" className="num">
              Counted
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.education}>
              <th scope="row" className="font-normal">
                {rule.education}
              </th>
              <td className="num">{rule.months}</td>
              <td className="num">{leading.counted}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted mt-2">
        {first === undefined ? "" : `Read on ${longDay(first.readOn)}; `}another source says otherwise. Check with PMI.
      </p>
      <Cite ids={ids} sources={sources} />
    </Section>
  );
}

function Figure({ label, months }: { readonly label: string; readonly months: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {months} <small>{months === 1 ? "month" : "months"}</small>
      </dd>
    </div>
  );
}

function supportingText({ claimed, counted, overlap, outside }: MonthFigures): string {
  if (claimed === 0) return "No supporting projects. They would be counted apart from leading.";
  return `Supporting, apart from leading: ${counted} months, ${overlap} lost to overlap, ${outside} outside the window. They are not added to the months of leading.`;
}
