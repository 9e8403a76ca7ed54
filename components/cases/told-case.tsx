import type { ReactNode } from "react";
import { Prose } from "@/components/markdown/prose";
import { Section } from "@/components/ui/section";
import { fieldLabels } from "@/domain/cases/document";

type Beginning = {
  readonly situation: string;
  readonly constraints: string;
  readonly decisionPoint: string;
  readonly options: readonly string[];
};

type Ending = { readonly happened: string; readonly hindsight: string };

function Part({
  id,
  title,
  text,
  light = false,
}: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly light?: boolean;
}) {
  return text === "" ? null : (
    <Section id={id} title={title} light={light}>
      <Prose text={text} headingFrom={3} />
    </Section>
  );
}

/** A member's case up to the point at which somebody had to decide. */
export function CaseBeginning({
  item,
  listsOptions = true,
}: {
  readonly item: Beginning;
  /** Not where they are to be chosen from right beneath, or are counted there. */
  readonly listsOptions?: boolean;
}) {
  return (
    <>
      <Part id="situation" title={fieldLabels.situation} text={item.situation} />
      <Part id="constraints" title={fieldLabels.constraints} text={item.constraints} light />
      <Part id="decision" title={fieldLabels.decisionPoint} text={item.decisionPoint} light />
      {item.options.length === 0 || !listsOptions ? null : (
        <Section id="options" title={fieldLabels.options} light>
          <ol className="ruled">
            {item.options.map((option) => (
              <li key={option} className="prose">
                {option}
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

/** How it came out, what its author would do now, and what they take from it. */
export function CaseEnding({ item, children }: { readonly item: Ending; readonly children: ReactNode }) {
  return (
    <>
      <Part id="happened" title={fieldLabels.happened} text={item.happened} />
      <Part id="hindsight" title={fieldLabels.hindsight} text={item.hindsight} light />
      {children}
    </>
  );
}
