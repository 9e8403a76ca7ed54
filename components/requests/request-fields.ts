/** The name of the field for why a mentor is asked; as in the names beneath, the first mentor's has no id in it. */
export const whyField = (mentorId?: string) => (mentorId === undefined ? "why" : `why-${mentorId}`);
/** The name of the field that says at which place a mentor is asked. */
export const rankField = (mentorId: string) => `rank-${mentorId}`;
/** The name of the field for an answer: to a question of the programme, or of one mentor. */
export const answerField = (index: number, mentorId?: string) =>
  mentorId === undefined ? `answer-${index}` : `answer-${mentorId}-${index}`;
/** The name of the field that says which question was answered. */
export const questionField = (index: number, mentorId?: string) =>
  mentorId === undefined ? `question-${index}` : `question-${mentorId}-${index}`;

const rankName = /^rank-(.+)$/;

type Answer = { question: string; answer: string };
type Choice = { mentorId: string; why: string; answers: Answer[] };

export type ReadRequest = {
  /** What the procedure is given; it checks everything. */
  input: {
    idempotencyKey: string;
    goals: string;
    gaps: string[];
    background: string;
    cadence: string;
    showEmployer: boolean;
    choices: Choice[];
  };
  /** Fields that give a mentor a place in the order which another has too. */
  clashes: string[];
  /** The field that an error at this path of the input belongs to, such as `choices.1.why`. */
  fieldAt: (path: readonly PropertyKey[]) => string;
};

/** Reads the posted form: the first mentor, then those given a place in the order. */
export function readRequestForm(form: FormData): ReadRequest {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const answersOf = (mentorId?: string) => {
    const answers: Answer[] = [];
    for (let index = 0; form.has(questionField(index, mentorId)); index++) {
      answers.push({ question: text(questionField(index, mentorId)), answer: text(answerField(index, mentorId)) });
    }
    return answers;
  };
  const ranked = [...form.keys()]
    .flatMap((name) => {
      const id = rankName.exec(name)?.[1];
      const rank = Number(text(name));
      return id === undefined || !(rank > 0) ? [] : [{ id, rank }];
    })
    .sort((a, b) => a.rank - b.rank);
  const choices = [
    { mentorId: text("mentorId"), why: text(whyField()), answers: answersOf() },
    ...ranked.map(({ id }) => ({ mentorId: id, why: text(whyField(id)), answers: answersOf(id) })),
  ];
  return {
    clashes: ranked
      .filter(({ rank }, at) => ranked.findIndex((other) => other.rank === rank) < at)
      .map(({ id }) => rankField(id)),
    input: {
      idempotencyKey: text("idempotencyKey"),
      goals: text("goals"),
      gaps: form.getAll("gaps").filter((value) => typeof value === "string"),
      background: text("background"),
      cadence: text("cadence"),
      showEmployer: text("showEmployer") === "yes",
      choices,
    },
    fieldAt: ([head, index, part, answer]) => {
      if (head !== "choices") return String(head ?? "");
      const nth = Number(index);
      const mentorId = nth > 0 ? choices[nth]?.mentorId : undefined;
      return part === "answers" ? answerField(Number(answer ?? 0), mentorId) : whyField(mentorId);
    },
  };
}
