import Link from "next/link";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { TodayView } from "@/server/mentorships/today";
import { stepsOf } from "./today-steps";

/** The steps that bring a member to a first mentorship, drawn until they are done; nothing for somebody who is under way. */
export function TodayStart({ today, hasDuty }: { readonly today: TodayView; readonly hasDuty: boolean }) {
  const steps = stepsOf(today, hasDuty);
  const open = steps.filter((step) => !step.done);
  if (open.length === 0) return null;
  return (
    <Section id="start" title="Where to begin" aside={`${steps.length - open.length} of ${steps.length} done`}>
      <ol className="bare agenda">
        {steps.map((step, index) => (
          <li key={step.title}>
            <span className="date">
              <b>{index + 1}</b>
            </span>
            <div>
              <Link href={step.href} prefetch={false} className="plain">
                <b className={step.done ? "muted" : undefined}>{step.title}</b>
              </Link>
              <div className="small muted">{step.hint}</div>
            </div>
            {step.done ? <StatusMark status="C">Done</StatusMark> : <StatusMark status="N">To do</StatusMark>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
