import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Autosave } from "@/components/benchmark/autosave";
import { DomainStep } from "@/components/benchmark/domain-step";
import { PlanPanel } from "@/components/benchmark/plan-so-far";
import { RatingScale } from "@/components/benchmark/rating-scale";
import { RoleStep } from "@/components/benchmark/role-step";
import { StartSteps, stepTitles } from "@/components/benchmark/start-steps";
import { StartSummary } from "@/components/benchmark/start-summary";
import { TargetStep } from "@/components/benchmark/target-step";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { isAnswered, type StartStep, startSteps } from "@/domain/benchmark/start";
import { roleInSentence } from "@/domain/catalogue/words";
import { caller, requestTime, requireViewer } from "@/server/rsc";
import { answerStep, saveDraft } from "./actions";
import { unchanged } from "./answers";
import { summaryWords } from "./summary";

export const metadata: Metadata = { title: "Start" };

const heads: Readonly<Record<StartStep, { title: string; sub: string; send: string }>> = {
  role: {
    title: "Where do you sit today?",
    sub: "Five answers and you can ask a mentor. Each is kept as you give it; the rest can wait.",
    send: "Go on to the target",
  },
  target: {
    title: "Where do you want to be?",
    sub: "A role, not a company. Your gap is measured against what it usually asks for.",
    send: "Go on to domain and time",
  },
  domain: {
    title: "In which domain, and when?",
    sub: "Staying or switching are both fine. Skill travels; the words of the domain have to be learnt.",
    send: "Go on to the benchmark",
  },
  benchmark: {
    title: "Where do you stand today?",
    sub: "Answer for last month, not for your best day. A mentor can rate the same six, and the useful part is where you differ.",
    send: "Show my mentors",
  },
};

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The start in four steps, with the plan drawn beside them. */
export default async function StartPage({ searchParams }: Props) {
  const reader = await requireViewer("/start");
  const asked = (await searchParams).step;
  const api = await caller();
  const [start, listed] = await Promise.all([api.benchmark.getStart(), api.matching.listMentors({})]);
  const step = startSteps.find((one) => one === asked);
  if (step === undefined) redirect(`/start?step=${start.step}`);
  const mentors = start.canRequest ? listed.rows.filter((row) => row.fit !== null) : [];
  const { options, answers, facts } = start;
  const previous = startSteps[startSteps.indexOf(step) - 1];
  const target = options.roles.find((role) => role.id === answers.targetRoleId)?.name ?? null;
  const answered = Object.fromEntries(startSteps.map((one) => [one, isAnswered(one, facts)])) as Record<
    // The keys are exactly the steps: fromEntries alone forgets that.
    StartStep,
    boolean
  >;
  return (
    <div className="wrap">
      <PageHead title={heads[step].title} crumbs={[{ label: "Start a plan" }]}>
        {heads[step].sub}
      </PageHead>
      <StartSteps current={step} answered={answered} />
      <div className="cols mt-8">
        <div className="c8">
          <StartSummary current={step} facts={facts} words={summaryWords(start)} />
          <ActionForm key={step} action={answerStep} id="start" label={stepTitles[step]}>
            <input type="hidden" name="step" value={step} />
            <Autosave save={saveDraft}>
              {step === "role" ? <RoleStep roles={options.roles} domains={options.domains} answers={answers} /> : null}
              {step === "target" ? (
                <TargetStep roles={options.roles} routes={options.routes} answers={answers} leave={unchanged} />
              ) : null}
              {step === "domain" ? (
                <DomainStep
                  domains={options.domains}
                  subdomains={options.subdomains}
                  answers={answers}
                  hours={start.hours}
                  keep={unchanged}
                />
              ) : null}
              {step === "benchmark" ? (
                <section aria-labelledby="six">
                  <div className="row between border-b border-ink pb-2">
                    <h2 id="six">Benchmark</h2>
                    <div className="chartkey">
                      <span>
                        <i className="now" />
                        You, today
                      </span>
                      <span>
                        <i className="tgt" />
                        Target for {target === null ? "the role" : roleInSentence(target)}
                      </span>
                    </div>
                  </div>
                  {start.asked.length === 0 ? (
                    <p className="ui muted mt-4">
                      Choose the role you want first; the six that weigh most follow from it.
                    </p>
                  ) : null}
                  {start.asked.map((competency) => (
                    <RatingScale
                      key={competency.id}
                      name={`rating.${competency.id}`}
                      title={competency.name}
                      descriptors={competency.descriptors}
                      scale={start.scale}
                      target={competency.target}
                      now={competency.now}
                    />
                  ))}
                </section>
              ) : null}
            </Autosave>
            <div className="row mt-6">
              <SubmitButton busy="Saving…">{heads[step].send}</SubmitButton>
              {previous === undefined ? null : (
                <LinkButton look="secondary" href={`/start?step=${previous}`}>
                  Back
                </LinkButton>
              )}
              <LinkButton look="quiet" href="/today">
                Save and exit
              </LinkButton>
              <span className="small muted">
                {step === "benchmark"
                  ? "Rate as many as you like: the others wait on the benchmark page."
                  : "You can change any of this later."}
              </span>
            </div>
          </ActionForm>
        </div>
        <aside className="c4">
          <PlanPanel
            plan={start.plan}
            route={start.route}
            target={target}
            now={await requestTime()}
            zone={reader.zone}
            totals={start.totals}
            rated={facts.rated}
            widest={start.widest}
            mentors={mentors.slice(0, 3).map((row) => ({
              memberId: row.memberId,
              name: row.name,
              domainId: row.domain?.id ?? null,
            }))}
          />
        </aside>
      </div>
    </div>
  );
}
