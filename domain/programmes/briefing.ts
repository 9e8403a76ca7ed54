export type BriefingPart = { id: string; title: string; minutes: number; paragraphs: readonly string[] };
export type BriefingQuestion = {
  id: string;
  question: string;
  options: readonly { id: string; text: string }[];
  /** Said when the answer was wrong. */
  why: string;
  /** The part to read again. */
  partId: string;
};

/** What every mentor reads before their first request: about ten minutes. */
export const briefingParts: readonly BriefingPart[] = [
  {
    id: "for-whom",
    title: "Whom you will meet",
    minutes: 2,
    paragraphs: [
      "Most people who ask you keep other people’s projects in order. They run the plan, the register and the report for somebody else, and they do it well. What they have not had is a decision that was theirs. That is what separates a PMO coordinator from a project manager: not the method, which they often know better than you, but answering for an outcome, speaking before people who can say no, and knowing the domain well enough to tell a likely date from a wish.",
      "The direct jump from coordinator to project manager rarely works. Two routes are better travelled. One goes sideways, through business analysis on a large transformation and a junior project role, because that is where the domain is learnt. The other grows within the PMO to a senior post that runs projects of its own. The product shows both and recommends neither to everybody. Your mentee’s plan follows one of them, and you can help them change it.",
      "You see their gap before you answer: ten or so competencies with a level today and a level wanted. The ratings are theirs. People rate themselves kindly in what they can see and harshly in what they cannot. Yours will differ, and the difference is usually the best thing to talk about.",
    ],
  },
  {
    id: "your-part",
    title: "What is yours, and what is not",
    minutes: 2,
    paragraphs: [
      "Your part is to listen, ask, tell the truth kindly and lend your experience as experience: “when I had that, I did this, and here is what it cost”. It is not to do the work. If you find yourself rewriting a slide, hand it back with a question. If you find yourself giving the third piece of advice in ten minutes, ask what they have tried.",
      "You do not promise a job, and you do not replace the line manager. When a mentee asks whether to take an offer, help them say what would have to be true for it to be right. When they ask you to speak to somebody for them, do it only if you are convinced, and say so either way. A reference you half believe in harms both of you.",
      "Ask for evidence rather than effort. “I chaired the risk review” is a claim. Minutes in which a decision is recorded under their name are evidence, and they can be shown to the next panel. When an action in the plan says done, look at what shows it before you agree that it is.",
    ],
  },
  {
    id: "first-meeting",
    title: "The first meeting and the agreement",
    minutes: 2,
    paragraphs: [
      "A request waits five working days for you. Accept, decline with a reason, or ask one question; silence is the only poor answer, because somebody has put their hopes into writing and can ask nobody else meanwhile. A clear no with a reason is a service. After two requests left to run out in a row you are shown as silent until you come back.",
      "When you accept, each of you signs a short agreement: what you work on, how often and how long you meet, by what means, until when. Forty-five to sixty minutes every two or three weeks for six to nine months is usual. The mentee sends the agenda two days ahead and writes the notes. If no agenda comes, ask once; if it happens again, talk about it, because that is a finding about the work and not about manners.",
      "Use the first meeting to hear how they came here and to choose one thing, not five. A good question to leave with them: which decision, by this date, will be traced back to you by name?",
    ],
  },
  {
    id: "confidence",
    title: "What stays between you, and what cannot",
    minutes: 2,
    paragraphs: [
      "What is said stays between you. You do not repeat it to their manager, to a colleague who knows them, or to the coordinator of the programme, who sees that you meet and not what you say. You leave employers’ confidential matter out, on both sides: no price-sensitive figures, no client or patient names. A problem can be discussed without them.",
      "There are three exceptions: danger to a person, a legal duty, and the wish of the person who said it. If you hear that somebody is being harassed, is not safe, or thinks of harming themself, do not promise secrecy and do not investigate. Say that you want to get help, tell the programme’s coordinator the same day, and in an emergency call the emergency services first. You are not expected to judge whether it is true. You are expected to pass it on.",
      "Messages here are not monitored. Everybody is an adult and has confirmed it. If somebody asks you for money, for their employer’s business, or for more closeness than you want, you may end the mentorship and block them at once. You need not explain yourself to them.",
    ],
  },
  {
    id: "ending",
    title: "Going on, or ending well",
    minutes: 2,
    paragraphs: [
      "At a gate you look at the evidence together and decide: proceed, proceed with conditions, repeat, or change the route. A hold is not a failure; it is a date. Write the reason in words you would be content to have read back to you in a year, and rate the work, never the person.",
      "If your own life gets in the way, use the switches before the silence does it for you. Leave stops every clock that waits for you. A pause takes no new requests and keeps what runs. Fewer places than you have mentees means that you are full, and ends nothing.",
      "A mentorship ends when the goals are met, when the time is up, or when it no longer helps. All three are ordinary. Say what you saw change, say one thing you would still work on, thank them, and close it on the page so that the place becomes free. The plan belongs to the mentee and goes with them.",
    ],
  },
];

const answers: Readonly<Record<string, string>> = {
  slide: "ask",
  silence: "decline",
  safety: "pass",
  manager: "nothing",
  evidence: "minutes",
};

/** The short check after the briefing. */
export const briefingQuestions: readonly BriefingQuestion[] = [
  {
    id: "slide",
    question:
      "Your mentee sends a steering-group slide an hour before they present it and asks you to fix it. What helps most?",
    options: [
      { id: "fix", text: "Fix it: the meeting matters more than the lesson" },
      { id: "ask", text: "Ask which decision the slide wants, and let them change it" },
      { id: "refuse", text: "Say that slides are not what mentoring is for" },
    ],
    why: "The work stays theirs. One question about the decision does more than a better slide.",
    partId: "your-part",
  },
  {
    id: "silence",
    question: "A request comes in a month in which you have no time at all. What do you do?",
    options: [
      { id: "decline", text: "Decline with the reason, and pause new requests" },
      { id: "wait", text: "Leave it: it runs out by itself after five working days" },
      { id: "accept", text: "Accept, and begin in six weeks" },
    ],
    why: "While a request waits for you, its sender can ask nobody else. A no with a reason frees them today.",
    partId: "first-meeting",
  },
  {
    id: "safety",
    question: "Your mentee tells you that a colleague threatens them, and asks you to tell nobody. What do you do?",
    options: [
      { id: "keep", text: "Keep it: what is said stays between us" },
      { id: "check", text: "Find out first whether it is true" },
      { id: "pass", text: "Say that you cannot promise that, and tell the coordinator today" },
    ],
    why: "Danger to a person is one of the three exceptions. You pass it on the same day and do not investigate.",
    partId: "confidence",
  },
  {
    id: "manager",
    question: "Your mentee’s manager, whom you know, asks how it is going. What do you say?",
    options: [
      { id: "nothing", text: "That they are best placed to answer that themselves" },
      { id: "outline", text: "The outline, without details" },
      { id: "praise", text: "Only the good parts" },
    ],
    why: "Praise and outlines give away as much as complaints. What is said stays between the two of you.",
    partId: "confidence",
  },
  {
    id: "evidence",
    question: "An action reads “Chair the risk review” and is marked done. What would you ask to see?",
    options: [
      { id: "certificate", text: "A certificate in risk management" },
      { id: "minutes", text: "Minutes in which a decision stands under their name" },
      { id: "word", text: "Nothing: they know best whether it was done" },
    ],
    why: "Evidence is what somebody else could read: here, the minutes with the decision and the name.",
    partId: "your-part",
  },
];

/** The ids of the questions that were answered wrongly or not at all; empty when the check is passed. */
export function markBriefing(given: Readonly<Record<string, string>>): string[] {
  return briefingQuestions.filter((one) => given[one.id] !== answers[one.id]).map((one) => one.id);
}
