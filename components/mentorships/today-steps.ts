import type { TodayView } from "@/server/mentorships/today";

export type Step = { title: string; hint: string; href: string; done: boolean };

/**
 * The steps that bring a member to a first mentorship, as a mentor or as a mentee; none for somebody who is under way. Whoever
 * has a duty and seeks nothing has come to do it: they are not invited to begin a career.
 */
export function stepsOf(
  { standing, requests, mentorships }: Pick<TodayView, "standing" | "requests" | "mentorships">,
  hasDuty: boolean,
): Step[] {
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
