/** The rules of a programme that are numbers. */
export const countRules = [
  { name: "requestAnswerDays", label: "Days a mentor has to answer a request", hint: "Working days, 1 to 30." },
  {
    name: "questionPauseDays",
    label: "Days that “tell me more” stops that clock",
    hint: "Working days, 1 to 10; once.",
  },
  { name: "rankedChoices", label: "Mentors named in one request", hint: "1 to 5; only the current one is asked." },
  { name: "openRequests", label: "Open requests of one mentee", hint: "1 to 10." },
  {
    name: "silentAfterLapses",
    label: "Unanswered requests before a mentor counts as silent",
    hint: "In a row, 1 to 10.",
  },
  { name: "applicationDays", label: "Days to decide on a mentor’s application", hint: "Working days, 1 to 30." },
  { name: "agreementDays", label: "Days until an unsigned agreement is brought up", hint: "Calendar days, 1 to 60." },
] as const;

/** The rules that are yes or no. */
export const switchRules = [
  {
    name: "approvalRequired",
    label: "A coordinator approves new mentors",
    hint: "Otherwise an application is approved at once.",
  },
  {
    name: "briefingRequired",
    label: "Mentors do the briefing before they can be asked",
    hint: "Ten minutes and five questions.",
  },
  {
    name: "sameEmployerAllowed",
    label: "People of one employer may be paired",
    hint: "Never people of one unit, and never a manager with somebody they lead.",
  },
] as const;
