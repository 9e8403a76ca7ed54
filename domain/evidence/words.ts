import type {
  Difference,
  EvidenceAudience,
  EvidenceContext,
  EvidenceKind,
  EvidenceVisibility,
  LifecycleStage,
  ProjectSize,
  Rung,
} from "./tags";

export const differenceNames: Readonly<Record<Difference, string>> = {
  accountability: "accountability",
  communication: "communication",
  delivery: "delivery",
};

/** What each difference asks, as the form puts it. */
export const differenceQuestions: Readonly<Record<Difference, string>> = {
  accountability: "Accountability: on time, on budget",
  communication: "Communication: persuading people",
  delivery: "Delivery: running the method",
};

export const rungNames: Readonly<Record<Rung, string>> = {
  supported: "supported",
  contributed: "contributed",
  led_part: "led a part",
  accountable: "accountable",
};

export const audienceNames: Readonly<Record<EvidenceAudience, string>> = {
  team: "Team",
  middle_management: "Middle management",
  senior_management: "Senior management",
  vendor: "Vendor",
};

export const contextNames: Readonly<Record<EvidenceContext, string>> = {
  setting_up: "Setting up",
  running: "Running",
  closing_down: "Closing down",
};

/** The question that a member asks of their own record, and its two answers. */
export const contextQuestions: Readonly<Record<EvidenceContext, string>> = {
  setting_up: "Have I ever set one up?",
  running: "Have I ever run one?",
  closing_down: "Have I ever closed one down?",
};

export const sizeNames: Readonly<Record<ProjectSize, string>> = {
  small: "Small",
  medium: "Medium",
  large: "Large",
  programme: "Programme",
};

/** The bounds that the sizes are read with: budget of the whole, and people on it. */
export const sizeBounds: Readonly<Record<ProjectSize, string>> = {
  small: "Under £250,000, or fewer than 10 people",
  medium: "£250,000 to £2 million, or 10 to 30 people",
  large: "Over £2 million, or more than 30 people",
  programme: "Several projects under one board",
};

export const stageNames: Readonly<Record<LifecycleStage, string>> = {
  requirements: "Requirements",
  design: "Design",
  build: "Build",
  test: "Test",
  cutover: "Cutover",
  operate: "Operate",
  close: "Close",
};

/** The goal that would fill a stage nobody has touched yet. */
export const stageGoals: Readonly<Record<LifecycleStage, string>> = {
  requirements: "Gather and agree requirements on a live project",
  design: "Take a design through its review",
  build: "Follow a build from plan to hand-over",
  test: "Run a round of user acceptance testing",
  cutover: "Plan and stand a cutover weekend",
  operate: "Hand a service over to operations and stay for its first month",
  close: "Close a project down: lessons, archive, benefits hand-over",
};

export const kindNames: Readonly<Record<EvidenceKind, string>> = { text: "Text", link: "Link", file: "File" };

export const visibilityNames: Readonly<Record<EvidenceVisibility, string>> = {
  private: "Only me",
  linked: "My mentor, where it is linked",
  mentor: "My mentor",
};

export const visibilityHints: Readonly<Record<EvidenceVisibility, string>> = {
  private: "Nobody else sees it, even where it is linked.",
  linked: "Private until you link it to a plan that you share with them.",
  mentor: "Your mentors see it now, linked or not, as long as you work together.",
};
