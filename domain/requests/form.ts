import { z } from "zod";

/** How often the two would meet, as the form offers it. */
export const cadences = ["weekly", "every_two_weeks", "every_three_weeks", "monthly"] as const;
export type Cadence = (typeof cadences)[number];

/** Each cadence in days, for the agreement, and in words. */
export const cadenceDays: Readonly<Record<Cadence, number>> = {
  weekly: 7,
  every_two_weeks: 14,
  every_three_weeks: 21,
  monthly: 28,
};
export const cadenceLabels: Readonly<Record<Cadence, string>> = {
  weekly: "Every week",
  every_two_weeks: "Every two weeks",
  every_three_weeks: "Every three weeks",
  monthly: "Every month",
};

/** Characters that each text of a request may have. */
export const requestLimits = { goals: 600, why: 600, background: 1200, answer: 600, question: 600, note: 600 } as const;
const shortest = 20;

const text = (most: number) => z.string().trim().max(most);
const said = (most: number) => text(most).min(1, "Answer this question.");
const telling = (most: number) => text(most).min(shortest, `Write a sentence or two: at least ${shortest} characters.`);

/** One mentor of a request: why this one, and an answer to each of their own questions. */
const choiceSchema = z.strictObject({
  mentorId: z.uuid(),
  why: telling(requestLimits.why),
  answers: z.array(z.strictObject({ question: z.string().max(500), answer: said(requestLimits.answer) })).max(10),
});

/** A request as it is sent: first the mentor asked now, then those asked if the one before declines or stays silent. */
export const sendRequestSchema = z.strictObject({
  idempotencyKey: z.uuid(),
  goals: telling(requestLimits.goals),
  gaps: z.array(z.string().min(1).max(80)).max(10).default([]),
  background: text(requestLimits.background).default(""),
  cadence: z.enum(cadences),
  showEmployer: z.boolean().default(false),
  choices: z
    .array(choiceSchema)
    .min(1)
    .max(5)
    .refine((choices) => new Set(choices.map((choice) => choice.mentorId)).size === choices.length, {
      message: "Name each mentor once.",
    }),
});
export type SendRequest = z.output<typeof sendRequestSchema>;

/** Why a mentor says no. The mentee reads the sentence; a note of the mentor's own may follow it. */
export const declineReasons = ["no_room", "other_field", "other_level", "hours", "conflict", "other"] as const;
export type DeclineReason = (typeof declineReasons)[number];
export const declineSentences: Readonly<Record<DeclineReason, string>> = {
  no_room: "I have no room for another mentee at present",
  other_field: "Somebody from another field could help more with these goals",
  other_level: "Somebody nearer to the next step could help more",
  hours: "Our hours do not meet often enough",
  conflict: "We are too close at work, or one of us depends on the other",
  other: "Another reason, which I give in my note",
};

const choiceId = z.uuid();

export const acceptRequestSchema = z.strictObject({ choiceId });
export const declineRequestSchema = z
  .strictObject({ choiceId, reason: z.enum(declineReasons), note: text(requestLimits.note).default("") })
  .refine((input) => input.reason !== "other" || input.note !== "", {
    path: ["note"],
    message: "Say in a sentence why not.",
  });
export const askForMoreSchema = z.strictObject({ choiceId, question: telling(requestLimits.question) });
export const replySchema = z.strictObject({ choiceId, reply: said(requestLimits.answer) });
export const withdrawSchema = z.strictObject({ requestId: z.uuid() });

/**
 * The first of the mentor's questions that has no answer among these, or null. The questions are compared as they stand
 * now, so that a form opened before the mentor changed them is sent back rather than half answered.
 */
export function unanswered(
  questions: readonly string[],
  answers: readonly { question: string; answer: string }[],
): string | null {
  return (
    questions.find((question) => !answers.some((one) => one.question === question && one.answer.trim() !== "")) ?? null
  );
}
