/** How well a find answers: 3 is what was looked for, 2 answers, 1 touches it. What is not named here answers nothing. */
type Grade = 1 | 2 | 3;

/** A question as somebody asks it of the content that comes with the product, and what should be found. */
export type Judgement = {
  readonly question: string;
  /** What has to stand before everything else. */
  readonly first: string;
  /** By where it stands; a thread is the same whichever of its posts is shown. */
  readonly grades: Readonly<Record<string, Grade>>;
};

const about = (slug: string) => `/cases/${slug}`;
/** The discussion on the page of a case. */
const talk = (slug: string) => `/cases/${slug}?from`;
const thread = (no: number) => `/discussion/${no}?from`;
const term = (id: string) => `/glossary#${id}`;
const person = (handle: string) => `/mentors/${handle}`;

export const judgements: readonly Judgement[] = [
  // A case by its name, and by what happened in it.
  {
    question: "TSB weekend",
    first: about("tsb-2018"),
    grades: { [about("tsb-2018")]: 3, [talk("tsb-2018")]: 2 },
  },
  {
    question: "Heathrow baggage",
    first: about("heathrow-t5"),
    grades: { [about("heathrow-t5")]: 3, [talk("heathrow-t5")]: 2 },
  },
  {
    question: "hospital record system",
    first: about("cuh-ehospital"),
    grades: { [about("cuh-ehospital")]: 3, [about("npfit")]: 2, [talk("cuh-ehospital")]: 2 },
  },
  { question: "emergency radio", first: about("esn"), grades: { [about("esn")]: 3 } },
  {
    question: "steering committee rated red",
    first: about("birmingham-oracle"),
    grades: { [about("birmingham-oracle")]: 3 },
  },
  {
    question: "sub-postmasters convictions",
    first: about("post-office-horizon"),
    grades: { [about("post-office-horizon")]: 3 },
  },
  {
    question: "junior analyst senior",
    first: about("insurance-core-sg-my"),
    grades: { [about("insurance-core-sg-my")]: 3 },
  },
  // One of two, and one without the other.
  {
    question: "Sentinel or Horizon",
    first: about("fbi-vcf-sentinel"),
    grades: { [about("fbi-vcf-sentinel")]: 3, [about("post-office-horizon")]: 3, [talk("fbi-vcf-sentinel")]: 2 },
  },
  {
    question: "agile -waterfall",
    first: talk("fbi-vcf-sentinel"),
    grades: { [talk("fbi-vcf-sentinel")]: 3, [term("backlog")]: 1 },
  },
  // A term of the glossary before what speaks of it.
  { question: "change freeze", first: term("change-freeze"), grades: { [term("change-freeze")]: 3, [talk("dbs")]: 3 } },
  { question: "RAG status", first: term("rag"), grades: { [term("rag")]: 3 } },
  { question: "go/no-go", first: term("go-no-go"), grades: { [term("go-no-go")]: 3, [talk("tsb-2018")]: 2 } },
  { question: "no-go", first: term("go-no-go"), grades: { [term("go-no-go")]: 3, [talk("tsb-2018")]: 3 } },
  // What was said, with the words of the case or the thread that it was said in.
  {
    question: "payroll testing",
    first: talk("queensland-payroll"),
    grades: { [talk("queensland-payroll")]: 3, [about("queensland-payroll")]: 2 },
  },
  { question: "clinical lead leaves", first: thread(11), grades: { [thread(11)]: 3 } },
  // Phrases.
  { question: '"parallel running"', first: term("parallel-run"), grades: { [term("parallel-run")]: 3 } },
  {
    question: '"hazard log"',
    first: talk("cuh-ehospital"),
    grades: { [talk("cuh-ehospital")]: 3, [thread(11)]: 3 },
  },
  // Another form of the word, accents, apostrophes.
  { question: "migrating customers", first: talk("tsb-2018"), grades: { [talk("tsb-2018")]: 3 } },
  {
    question: "operational résilience",
    first: term("operational-resilience"),
    grades: { [term("operational-resilience")]: 3, [talk("dbs")]: 2, [about("blueprint-two")]: 1 },
  },
  {
    question: "Lloyds",
    first: about("blueprint-two"),
    grades: { [about("blueprint-two")]: 3, [term("syndicate")]: 2, [talk("blueprint-two")]: 2, [about("tsb-2018")]: 1 },
  },
  // Misspelt.
  {
    question: "benifits",
    first: term("benefit"),
    grades: {
      [term("benefit")]: 3,
      [term("benefits-profile")]: 3,
      [talk("cuh-ehospital")]: 2,
      [about("universal-credit")]: 1,
      [term("business-case")]: 1,
    },
  },
  { question: "rollbak", first: term("rollback"), grades: { [term("rollback")]: 3, [talk("dbs")]: 2 } },
  {
    question: "goverance",
    first: term("information-governance"),
    grades: {
      [term("information-governance")]: 3,
      [thread(11)]: 2,
      [about("coop-bank")]: 2,
      [about("lidl-elwis")]: 1,
      [talk("dbs")]: 1,
    },
  },
  // A person, and a whole sentence.
  {
    question: "Oluwaseun Adebanjo",
    first: person("oluwaseun-adebanjo-firth"),
    grades: { [person("oluwaseun-adebanjo-firth")]: 3 },
  },
  {
    question: "what should a coordinator do when the pack is green but the tests fail",
    first: talk("birmingham-oracle"),
    grades: { [talk("birmingham-oracle")]: 3, [about("birmingham-oracle")]: 2, [talk("queensland-payroll")]: 1 },
  },
];
