import Link from "next/link";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { TodayView } from "@/server/mentorships/today";

type Step = { title: string; hint: string; href: string; done: boolean };

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

function stepsOf({ standing, requests, mentorships }: TodayView, hasDuty: boolean): Step[] {
  const { mentee, mentor, application } = standing;
  if (mentor?.approved) {
    return [
      {
        title: "Do the briefing",
        hint: "Ten minutes. Until then nobody can ask you.",
        href: "/mentoring",
        done: mentor.briefed,
      },
      {
        title: "Say how many mentees you can take",
        hint: "You are listed as soon as you have a place.",
        href: "/mentoring",
        done: mentor.capacity > 0,
      },
    ];
  }
  if (!mentee && (hasDuty || application === "submitted")) return [];
  if (mentorships.length > 0) return [];
  return [
    {
      title: "Say where you are and where you want to be",
      hint: "Eight answers at most.",
      href: "/start",
      done: mentee?.ready ?? false,
    },
    {
      title: "Rate yourself against the target role",
      hint: "The gap shows where a mentor helps most.",
      href: "/benchmark",
      done: (mentee?.rated ?? 0) > 0,
    },
    {
      title: "Ask a mentor",
      hint: "Ranked for you, with reasons. You name up to three; one is asked at a time.",
      href: "/mentors",
      done: requests.sent.length > 0,
    },
  ];
}
