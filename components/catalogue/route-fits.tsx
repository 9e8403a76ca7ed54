import Link from "next/link";
import { Section } from "@/components/ui/section";
import { type Citations, Cite } from "./cite";

type Credential = {
  readonly id: string;
  readonly name: string;
  readonly awardingBody: string;
  readonly whatItShows: string;
};
type Template = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly durationDays: number;
  readonly actions: number;
  readonly gates: number;
  readonly sourceIds: readonly string[];
};

/** Credentials and plan templates that fit a route, side by side. */
export function RouteFits({
  credentials,
  templates,
  sources,
}: {
  readonly credentials: readonly Credential[];
  readonly templates: readonly Template[];
  readonly sources: Citations;
}) {
  return (
    <div className="cols mt-12">
      <Section id="credentials" title="Credentials that fit" aside="Rules change: check with the body" className="c6">
        <ul className="ruled">
          {credentials.map((credential) => (
            <li key={credential.id}>
              <Link href={`/credentials#${credential.id}`} prefetch={false}>
                {credential.name}
              </Link>
              <p className="ui muted">
                {credential.awardingBody}. {credential.whatItShows}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="templates" title="Plans to start from" aside="Days count from the start you agree" className="c6">
        {templates.length === 0 ? (
          <p className="ui muted">No template covers this route. A plan for it is written with a mentor.</p>
        ) : (
          <ul className="ruled">
            {templates.map((template) => (
              <li key={template.id}>
                <b className="font-semibold">{template.name}</b>
                <p className="ui muted">
                  {template.purpose} {template.durationDays} days, {template.actions} actions, {template.gates} gates.
                </p>
                <Cite ids={template.sourceIds} sources={sources} />
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
